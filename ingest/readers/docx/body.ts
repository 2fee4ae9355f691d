import { HtmlBlocks } from '../html/blocks.ts';
import { elementsIn, parseHtml } from '../html/tree.ts';
import { paragraphsOfLines } from '../line-breaks.ts';
import type { CellSource, SourceBuilder } from '../source-builder.ts';
import { childOf, childrenOf, isOn, textOf, valueAt, type XmlElement } from '../xml.ts';
import { embeddedPage } from './embedded-page.ts';
import { type Inline, InlineReader } from './inline.ts';
import { NumberingCounter } from './numbering.ts';
import type { DocxPackage } from './package.ts';
import { levelOf, numberingReference, type ParagraphStyle, Styles } from './styles.ts';
import { readTable } from './table.ts';

/** Where blocks are written: the document, or one cell of a table. */
export type BlockSink = Pick<SourceBuilder, 'paragraph' | 'table' | 'drop' | 'warn'>;

/** Elements that only wrap blocks. */
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo', 'mc:Choice']);

/** Reads the blocks of a document body, note or cell in order and writes them to a sink. */
export class BodyReader {
  readonly #styles: Styles;
  readonly #embeddedParts: DocxPackage['embedded'];
  readonly #numbering: NumberingCounter;
  readonly #inline = new InlineReader();
  readonly #notes: Readonly<Record<'footnote' | 'endnote', Map<string, XmlElement>>>;
  /** Lines of a paragraph whose mark a tracked change deleted: it runs on into the next one. */
  #carried: string[] = [];
  #noteCount = 0;

  constructor(parts: DocxPackage) {
    this.#styles = new Styles(parts.styles);
    this.#embeddedParts = parts.embedded;
    this.#numbering = new NumberingCounter(parts.numbering, this.#styles);
    this.#notes = {
      footnote: notesById(parts.footnotes, 'w:footnote'),
      endnote: notesById(parts.endnotes, 'w:endnote'),
    };
  }

  /** Reads all blocks below a container. */
  blocks(container: XmlElement, sink: BlockSink): void {
    const children = childrenOf(container);
    for (const [index, block] of children.entries()) {
      if (block.name === 'w:p') this.#paragraph(block, sink, this.#titlesContents(block, children[index + 1]));
      else if (block.name === 'w:tbl') readTable(block, this, sink);
      else if (isContentsBlock(block)) sink.drop(visibleText(block), '自动目录');
      else if (WRAPPERS.has(block.name)) this.blocks(block, sink);
      else if (block.name === 'mc:AlternateContent') this.blocks(childrenOf(block)[0] ?? block, sink);
      else if (block.name === 'w:del' || block.name === 'w:moveFrom') sink.drop(textOf(block), '修订中已删除的文字');
      else if (block.name === 'w:altChunk') this.#embedded(block, sink);
    }
  }

  /** Reads the blocks of a table cell as plain paragraphs. */
  cell(container: XmlElement, sink: BlockSink): string[] {
    const paragraphs: string[] = [];
    this.blocks(container, {
      paragraph: (value) => paragraphs.push(value),
      table: (rows) => paragraphs.push(...rows.map(rowText)),
      drop: (text, reason) => sink.drop(text, reason),
      warn: (...message) => sink.warn(...message),
    });
    return paragraphs;
  }

  #paragraph(element: XmlElement, sink: BlockSink, titlesContents: boolean): void {
    const properties = childOf(element, 'w:pPr');
    const style = this.#styles.paragraph(valueAt(properties, 'w:pStyle'));
    const inline = this.#inline.read(element);
    if (titlesContents || isContentsStyle(style)) {
      sink.drop(inline.contents + inline.lines.join(''), '自动目录');
      return;
    }
    sink.drop(inline.contents, '自动目录');
    const lines = [...this.#carried.splice(0), ...inline.lines];
    if (isOn(properties, 'w:rPr', 'w:del')) {
      this.#carried = [lines.join('')];
      return;
    }
    const depth = headingDepth(properties, style);
    // An empty paragraph of a list is not numbered in print when it is hidden, but counts when it is only blank.
    const label = this.#numbering.next(numberingReference(properties), style);
    report(inline, sink);
    for (const [index, paragraph] of paragraphsOfLines(lines).entries()) {
      sink.paragraph(index === 0 && label !== null ? label.text + paragraph.trimStart() : paragraph, depth);
    }
    if (label !== null && lines.every((line) => line.trim() === '')) sink.paragraph(label.text, depth);
    for (const box of inline.boxes) this.blocks(box, sink);
    for (const note of inline.notes) this.#note(note, sink);
  }

  /** The text of an embedded web page stands where the page is embedded. */
  #embedded(block: XmlElement, sink: BlockSink): void {
    const bytes = this.#embeddedParts.get(block.attributes['r:id'] ?? '');
    const page = bytes === undefined ? null : embeddedPage(bytes);
    if (page === null) {
      sink.warn('embedded-part', '此处嵌入了其他格式的内容，未能读取，请核对原文件。', null, 'warning');
      return;
    }
    sink.warn('embedded-page', '文件的正文是嵌入的网页，已按网页读取。');
    const blocks = new HtmlBlocks(sink);
    for (const element of elementsIn(parseHtml(page), 'html', 'body')) blocks.read(element);
  }

  #note({ kind, id }: Inline['notes'][number], sink: BlockSink): void {
    const note = this.#notes[kind].get(id);
    if (note === undefined) return;
    this.#notes[kind].delete(id);
    this.#noteCount += 1;
    const name = kind === 'footnote' ? '脚注' : '尾注';
    const paragraphs = this.cell(note, sink);
    sink.warn('note-moved', `${name}已移至所注段落之后。`, paragraphs[0]?.trim() ?? null);
    for (const [index, paragraph] of paragraphs.entries()) {
      sink.paragraph(index === 0 ? `[${this.#noteCount}] ${paragraph.trimStart()}` : paragraph);
    }
  }

  /** A line 目录 directly before an automatic table of contents belongs to it. */
  #titlesContents(block: XmlElement, next: XmlElement | undefined): boolean {
    if (next === undefined || !/^目\s*[录錄次]$/.test(visibleText(block).trim())) return false;
    const style = this.#styles.paragraph(valueAt(next, 'w:pPr', 'w:pStyle'));
    return isContentsStyle(style) || isContentsBlock(next);
  }
}

function notesById(notes: XmlElement | undefined, name: string): Map<string, XmlElement> {
  const ordinary = childrenOf(notes, name).filter(
    ({ attributes }) =>
      !['separator', 'continuationSeparator', 'continuationNotice'].includes(attributes['w:type'] ?? ''),
  );
  return new Map(ordinary.map((note) => [note.attributes['w:id'] ?? '', note]));
}

function isContentsStyle(style: ParagraphStyle | undefined): boolean {
  return style !== undefined && /^(?:toc|目录)\s*\d$/.test(style.name);
}

function isContentsBlock(block: XmlElement): boolean {
  return valueAt(block, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery') === 'Table of Contents';
}

/** Text of the `w:t` elements below an element. */
export function visibleText(element: XmlElement): string {
  return childrenOf(element)
    .map((child) => (child.name === 'w:t' ? textOf(child) : visibleText(child)))
    .join('');
}

function headingDepth(properties: XmlElement | undefined, style: ParagraphStyle | undefined): number | null {
  if (style?.name === 'title' || style?.name === '标题') return 1;
  const outline = levelOf(valueAt(properties, 'w:outlineLvl')) ?? style?.outlineLevel;
  return outline === undefined ? null : outline + 1;
}

function report(inline: Inline, sink: BlockSink): void {
  for (const { text, reason } of inline.dropped) {
    sink.drop(text, reason);
    sink.warn('text-dropped', `${reason}，未收入正文。`, text, 'warning');
  }
  for (const text of inline.flattened)
    sink.warn('superscript', '上标无法以文字形式保留，已按普通文字收入，请核对。', text, 'warning');
  if (inline.boxes.length > 0) sink.warn('text-box', '文本框中的文字已放在其锚定段落之后。');
  if (inline.images > 0) sink.warn('image-skipped', '此处有图片，其中的文字未读取。', null, 'warning');
  if (inline.formulas > 0) sink.warn('formula', '此处有公式，只保留了其中的字符。', null, 'warning');
}

function rowText(row: readonly CellSource[]): string {
  return row.map((cell) => cell.paragraphs.join('')).join(' ');
}
