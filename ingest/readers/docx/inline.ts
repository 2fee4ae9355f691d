import { raisedText } from '../raised-text.ts';
import { childOf, childrenOf, isOn, textOf, valueAt, type XmlElement } from '../xml.ts';

/** What one paragraph prints, and what it only carries along. */
export interface Inline {
  /** Printed text, cut at manual line breaks. */
  lines: string[];
  /** Footnotes and endnotes referred to, in order. */
  notes: { kind: 'footnote' | 'endnote'; id: string }[];
  /** Contents of text boxes anchored in the paragraph. */
  boxes: XmlElement[];
  dropped: { text: string; reason: string }[];
  /** Superscripts that plain text cannot show. */
  flattened: string[];
  images: number;
  formulas: number;
  /** Text in the result of a table-of-contents field. */
  contents: string;
}

/** Elements that print nothing or only hold properties. */
const SILENT = new Set([
  'w:pPr',
  'w:rPr',
  'w:sectPr',
  'w:instrText',
  'w:delInstrText',
  'w:softHyphen',
  'w:lastRenderedPageBreak',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:proofErr',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
  'w:sdtPr',
  'w:sdtEndPr',
]);

interface Field {
  instruction: string;
  phase: 'instruction' | 'result';
}

/**
 * Reads the runs of paragraphs in document order. Fields (`w:fldChar`) may run over several paragraphs, so one
 * reader serves a whole document.
 */
export class InlineReader {
  readonly #fields: Field[] = [];
  #noteNumber = 0;
  /** Whether the run that is read stands as a superscript. */
  #raised = false;

  read(paragraph: XmlElement): Inline {
    const inline: Inline = {
      lines: [''],
      notes: [],
      boxes: [],
      dropped: [],
      flattened: [],
      images: 0,
      formulas: 0,
      contents: '',
    };
    this.#children(paragraph, inline);
    return inline;
  }

  #inContents(): boolean {
    return this.#fields.some((field) => field.phase === 'result' && /^\s*TOC\b/.test(field.instruction));
  }

  #children(element: XmlElement, inline: Inline): void {
    for (const child of element.children) if (typeof child !== 'string') this.#element(child, inline);
  }

  #element(element: XmlElement, inline: Inline): void {
    if (element.name === 'w:instrText') this.#instruction(element);
    if (SILENT.has(element.name)) return;
    switch (element.name) {
      case 'w:r':
        this.#run(element, inline);
        break;
      case 'w:del':
      case 'w:moveFrom':
        drop(inline, deletedText(element), '修订中已删除的文字');
        break;
      case 'w:t':
        this.#writeText(inline, textOf(element));
        break;
      case 'w:tab':
      case 'w:ptab':
        this.#write(inline, '\t');
        break;
      case 'w:noBreakHyphen':
        this.#write(inline, '-');
        break;
      case 'w:sym':
        this.#write(inline, symbol(element));
        break;
      case 'w:br':
      case 'w:cr':
        // Page and column breaks stand between paragraphs of their own or inside a sentence that runs on.
        if (!['page', 'column'].includes(element.attributes['w:type'] ?? '')) inline.lines.push('');
        break;
      case 'w:fldChar':
        this.#fieldCharacter(element);
        break;
      case 'w:footnoteReference':
        this.#note(element, 'footnote', inline);
        break;
      case 'w:endnoteReference':
        this.#note(element, 'endnote', inline);
        break;
      case 'w:ruby':
        drop(inline, textOf(childOf(element, 'w:rt') ?? element), '拼音标注');
        this.#children(childOf(element, 'w:rubyBase') ?? element, inline);
        break;
      case 'm:oMath':
        inline.formulas += 1;
        this.#write(inline, mathText(element));
        break;
      case 'mc:AlternateContent':
        this.#alternate(element, inline);
        break;
      case 'w:txbxContent':
        inline.boxes.push(element);
        break;
      case 'pic:pic':
      case 'v:imagedata':
        inline.images += 1;
        break;
      default:
        this.#children(element, inline);
    }
  }

  #run(run: XmlElement, inline: Inline): void {
    if (isOn(run, 'w:rPr', 'w:vanish')) drop(inline, textOf(run), '隐藏文字');
    else if (isOn(run, 'w:rPr', 'w:strike') || isOn(run, 'w:rPr', 'w:dstrike'))
      drop(inline, textOf(run), '加删除线的文字');
    else {
      this.#raised = valueAt(run, 'w:rPr', 'w:vertAlign') === 'superscript';
      this.#children(run, inline);
      this.#raised = false;
    }
  }

  #write(inline: Inline, text: string): void {
    if (this.#fields.some((field) => field.phase === 'instruction')) return;
    if (this.#inContents()) inline.contents += text;
    else inline.lines.push((inline.lines.pop() ?? '') + text);
  }

  #writeText(inline: Inline, text: string): void {
    const raised = this.#raised ? raisedText(text, inline.lines.at(-1) ?? '') : { text, flattened: false };
    if (raised.flattened) inline.flattened.push(text);
    this.#write(inline, raised.text);
  }

  #instruction(element: XmlElement): void {
    const field = this.#fields.at(-1);
    if (field?.phase === 'instruction') field.instruction += textOf(element);
  }

  #fieldCharacter(element: XmlElement): void {
    const type = element.attributes['w:fldCharType'];
    if (type === 'begin') this.#fields.push({ instruction: '', phase: 'instruction' });
    const field = this.#fields.at(-1);
    if (type === 'separate' && field !== undefined) field.phase = 'result';
    if (type === 'end') this.#fields.pop();
  }

  /** The mark prints as `[1]`, as Word writes it when it saves plain text; the note follows the paragraph. */
  #note(element: XmlElement, kind: 'footnote' | 'endnote', inline: Inline): void {
    inline.notes.push({ kind, id: element.attributes['w:id'] ?? '' });
    if (['1', 'true', 'on'].includes(element.attributes['w:customMarkFollows'] ?? '')) return;
    this.#noteNumber += 1;
    this.#write(inline, `[${this.#noteNumber}]`);
  }

  /** The choice repeats the fallback in newer markup; only one of them is printed. */
  #alternate(element: XmlElement, inline: Inline): void {
    const choice = childrenOf(element, 'mc:Choice')[0] ?? childOf(element, 'mc:Fallback');
    if (choice !== undefined) this.#children(choice, inline);
  }
}

function drop(inline: Inline, text: string, reason: string): void {
  if (text.trim() !== '') inline.dropped.push({ text, reason });
}

function deletedText(element: XmlElement): string {
  return childrenOf(element)
    .map((child) => (child.name === 'w:delText' || child.name === 'w:t' ? textOf(child) : deletedText(child)))
    .join('');
}

function symbol(element: XmlElement): string {
  const code = Number.parseInt(element.attributes['w:char'] ?? '', 16);
  return Number.isInteger(code) && code > 0 && code <= 0xffff ? String.fromCharCode(code) : '';
}

function mathText(element: XmlElement): string {
  return childrenOf(element)
    .map((child) => (child.name === 'm:t' ? textOf(child) : mathText(child)))
    .join('');
}
