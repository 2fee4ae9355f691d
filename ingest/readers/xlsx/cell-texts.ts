import { format, getFormatFromId } from 'numfmt';
import { raisedText } from '../raised-text.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../xml.ts';

const LOCALE = 'zh-CN';

/** Turns the cells of a workbook into the text that is displayed: 0.5 in a cell of per cent is 50%. */
export class CellTexts {
  readonly #shared: readonly string[];
  /** Number format of each cell style. */
  readonly #formats: readonly string[];
  readonly #since1904: boolean;

  constructor(shared: XmlElement | undefined, styles: XmlElement | undefined, workbook: XmlElement | undefined) {
    this.#shared = childrenOf(shared, 'si').map((item) => CellTexts.rich(item));
    const own = new Map(
      childrenOf(childOf(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [
        attributes.numFmtId,
        attributes.formatCode ?? 'General',
      ]),
    );
    this.#formats = childrenOf(childOf(styles, 'cellXfs'), 'xf').map(({ attributes: { numFmtId = '0' } }) => {
      return own.get(numFmtId) ?? getFormatFromId(Number(numFmtId), LOCALE) ?? 'General';
    });
    this.#since1904 = ['1', 'true'].includes(childOf(workbook, 'workbookPr')?.attributes.date1904 ?? '');
  }

  /** Text of a string with runs: superscripts keep their height, phonetic hints are left out. */
  static rich(item: XmlElement | undefined): string {
    let text = '';
    for (const child of childrenOf(item)) {
      if (child.name === 't') text += textOf(child);
      if (child.name !== 'r') continue;
      const run = childrenOf(child, 't').map(textOf).join('');
      const isRaised = childOf(child, 'rPr', 'vertAlign')?.attributes.val === 'superscript';
      text += isRaised ? raisedText(run, text).text : run;
    }
    return text.replace(/_x([0-9A-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  }

  /** What a cell displays; of a formula its last value. */
  of(cell: XmlElement): string {
    const { t: type = 'n', s: style = '0' } = cell.attributes;
    if (type === 'inlineStr') return CellTexts.rich(childOf(cell, 'is'));
    const content = childOf(cell, 'v');
    const value = content === undefined ? '' : textOf(content);
    if (value === '') return '';
    if (type === 's') return this.#shared[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    return type === 'n' ? this.#number(value, this.#formats[Number(style)] ?? 'General') : value;
  }

  #number(value: string, pattern: string): string {
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    try {
      const days = this.#since1904 && /[ymd]/i.test(pattern.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')) ? 1462 : 0;
      return format(pattern, number + days, { locale: LOCALE }).trim();
    } catch {
      // A pattern that no one understands: the number as it is stored.
      return value;
    }
  }
}
