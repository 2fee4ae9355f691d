import type { Element, Nodes } from 'hast';
import { formatNumber } from '../docx/numbering-format.ts';
import { paragraphsOfLines } from '../line-breaks.ts';
import { raisedText } from '../raised-text.ts';
import type { CellSource, SourceBuilder } from '../source-builder.ts';
import { BLOCKS, elementsIn, hiddenText, isVisible, styleOf, visibleText, visitElements } from './tree.ts';

/** Where paragraphs and tables are written. */
export type HtmlSink = Pick<SourceBuilder, 'paragraph' | 'table' | 'drop' | 'warn'>;

/** Reads the visible content of elements in order: paragraphs at block borders and at line breaks, and tables. */
export class HtmlBlocks {
  readonly #sink: HtmlSink;
  #lines: string[] = [''];
  #depth: number | null = null;

  constructor(sink: HtmlSink) {
    this.#sink = sink;
  }

  /** Reads an element with everything in it. */
  read(element: Element): void {
    this.#node(element);
    this.#flush();
  }

  #node(node: Nodes): void {
    if (node.type === 'text') this.#text(node.value);
    if (node.type !== 'element') return;
    if (!isVisible(node)) {
      this.#sink.drop(hiddenText(node), '网页中隐藏的内容');
      return;
    }
    if (isStruck(node)) {
      this.#sink.drop(visibleText(node), '加删除线的文字');
      this.#sink.warn('text-dropped', '加删除线的文字，未收入正文。', visibleText(node), 'warning');
    } else if (node.tagName === 'br') this.#lines.push('');
    else if (node.tagName === 'img') this.#image(node);
    else if (node.tagName === 'sup') this.#raised(node);
    else if (node.tagName === 'rt' || node.tagName === 'rp') this.#sink.drop(visibleText(node), '拼音标注');
    else if (node.tagName === 'table') this.#table(node);
    else if (BLOCKS.has(node.tagName)) this.#block(node);
    else this.#children(node);
  }

  #children(element: Element): void {
    for (const child of element.children) this.#node(child);
  }

  #block(element: Element): void {
    this.#flush();
    const heading = /^h([1-6])$/.exec(element.tagName);
    if (heading !== null) this.#depth = Number(heading[1]);
    if (element.tagName === 'pre') this.#preformatted(element);
    else if (element.tagName === 'ol') this.#orderedList(element);
    else this.#children(element);
    this.#flush();
    this.#depth = null;
  }

  /** In preformatted text line feeds are line breaks and spaces stay. */
  #preformatted(element: Element): void {
    this.#lines = wholeText(element).split(/\r\n|[\n\r]/);
  }

  /** A browser prints the numbers of an ordered list; they are written out. */
  #orderedList(list: Element): void {
    const format = LIST_FORMATS[String(list.properties.type ?? '1')] ?? 'decimal';
    const unnumbered = /list-style(?:-type)?\s*:\s*none/i.test(styleOf(list));
    let value = Number(list.properties.start ?? 1);
    for (const child of list.children) {
      if (child.type === 'element' && child.tagName === 'li' && !unnumbered) {
        value = Number(child.properties.value ?? value);
        this.#lines = [`${formatNumber(value, format)}.`];
        value += 1;
      }
      if (child.type === 'element' && child.tagName === 'li') {
        this.#children(child);
        this.#flush();
      } else this.#node(child);
    }
  }

  /** White space collapses as in a browser, except that a source line break between two Chinese characters is none. */
  #text(value: string): void {
    const text = value
      .replace(/(?<=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])[ \t]*[\n\r]\s*(?=[\u2e80-\u9fff\uff00-\uffef])/g, '')
      .replace(/[ \t\n\r\f]+/g, ' ');
    const line = this.#lines.pop() ?? '';
    this.#lines.push(line === '' || line.endsWith(' ') ? line + text.replace(/^ /, '') : line + text);
  }

  /** A superscript keeps its height; with a link or other elements in it, it is read as their text. */
  #raised(element: Element): void {
    const text = visibleText(element);
    const raised = raisedText(text, this.#lines.at(-1) ?? '');
    if (raised.flattened)
      this.#sink.warn('superscript', '上标无法以文字形式保留，已按普通文字收入，请核对。', text, 'warning');
    this.#lines.push((this.#lines.pop() ?? '') + raised.text);
  }

  #image(element: Element): void {
    const alternative = String(element.properties.alt ?? '').trim();
    this.#sink.warn('image-skipped', '此处有图片，其中的文字未读取。', alternative === '' ? null : alternative);
  }

  #flush(): void {
    const lines = this.#lines;
    this.#lines = [''];
    for (const paragraph of paragraphsOfLines(lines)) this.#sink.paragraph(paragraph, this.#depth);
  }

  #table(table: Element): void {
    this.#flush();
    const rows = rowsOf(table);
    for (const caption of elementsIn(table, 'caption')) this.read(caption);
    const isFrame = rows.every((row) => cellsOf(row).filter((cell) => visibleText(cell) !== '').length <= 1);
    if (isFrame || holdsTable(table)) {
      for (const row of rows) for (const cell of cellsOf(row)) this.read(cell);
      return;
    }
    this.#sink.table(gridOf(rows, this.#sink));
  }
}

const LIST_FORMATS: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

function wholeText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  return 'children' in node ? node.children.map(wholeText).join('') : '';
}

/** Struck out by its element or its own style. */
function isStruck(element: Element): boolean {
  return ['s', 'strike', 'del'].includes(element.tagName) || /text-decoration[^;]*line-through/i.test(styleOf(element));
}

function rowsOf(table: Element): Element[] {
  return elementsIn(table).flatMap((child) =>
    child.tagName === 'tr'
      ? [child]
      : ['thead', 'tbody', 'tfoot'].includes(child.tagName)
        ? elementsIn(child, 'tr')
        : [],
  );
}

function cellsOf(row: Element): Element[] {
  return elementsIn(row, 'td', 'th');
}

/** A table that holds another one is a layout frame. */
function holdsTable(table: Element): boolean {
  let found = false;
  visitElements(table, (element) => {
    if (element.tagName === 'table') found = true;
    return !found;
  });
  return found;
}

function gridOf(rows: readonly Element[], sink: HtmlSink): CellSource[][] {
  return rows.map((row, index) =>
    cellsOf(row).map((cell) => ({
      paragraphs: paragraphsOf(cell, sink),
      columns: extent(cell.properties.colSpan, 1000),
      // `rowspan=0` reaches to the end of the table, and none reaches further.
      rows: cell.properties.rowSpan === 0 ? rows.length - index : extent(cell.properties.rowSpan, rows.length - index),
    })),
  );
}

function extent(value: unknown, limit: number): number {
  const count = Number(value ?? 1);
  return Number.isInteger(count) && count >= 1 ? Math.min(count, limit) : 1;
}

function paragraphsOf(cell: Element, sink: HtmlSink): string[] {
  const paragraphs: string[] = [];
  new HtmlBlocks({
    paragraph: (value) => paragraphs.push(value),
    table: (rows) => paragraphs.push(...rows.map((row) => row.map((inner) => inner.paragraphs.join('')).join(' '))),
    drop: (text, reason) => sink.drop(text, reason),
    warn: (...message) => sink.warn(...message),
  }).read(cell);
  return paragraphs;
}
