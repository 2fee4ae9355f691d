import type { Span } from './clause.ts';

/** Parts of a 发文字号: 杭政办函〔2024〕52号 = body code 杭政办函, year 2024, number 52. */
export interface DocumentNumber {
  bodyCode: string;
  year: number;
  number: number;
}

const OPEN = '[〔\\[［【（(﹝〖〈]';
const CLOSE = '[〕\\]］】）)﹞〗〉]';
const DIGIT = '[0-9０-９]';
const PATTERN = new RegExp(
  `(?<code>[\\u4e00-\\u9fff]{2,12})\\s*${OPEN}\\s*(?<year>(?:${DIGIT}\\s*){4})${CLOSE}\\s*第?\\s*(?<number>${DIGIT}{1,5})\\s*号`,
  'g',
);

/**
 * Reads a whole text as a document number; any bracket (`[] () 【】 ［］ （）`) and padded zeros are accepted.
 * Null when the text is something else.
 */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const found = findDocumentNumbers(text.trim())[0];
  return found !== undefined && found.span.start === 0 && found.span.end === text.trim().length ? found.number : null;
}

/** Printed form by GB/T 9704-2012: six-cornered brackets, no padded zero. */
export function formatDocumentNumber({ bodyCode, year, number }: DocumentNumber): string {
  return `${bodyCode}〔${year}〕${number}号`;
}

/** All document numbers in a text, with their ranges. */
export function findDocumentNumbers(text: string): { number: DocumentNumber; span: Span; raw: string }[] {
  return [...text.matchAll(PATTERN)].map((match) => {
    const words = match.groups?.code ?? '';
    const bodyCode = WORDS_BEFORE.exec(words)?.[1] ?? words;
    const start = match.index + words.length - bodyCode.length;
    const end = match.index + match[0].length;
    return {
      number: {
        bodyCode,
        year: Number(bare(match.groups?.year ?? '')),
        number: Number(bare(match.groups?.number ?? '')),
      },
      span: { start, end },
      raw: text.slice(start, end),
    };
  });
}

/**
 * Words of the sentence or of a title that run into the body code without a space: 根据国办发〔…〕, …的复函国办函〔…〕.
 * 经 and its like stand inside a code too, behind the short name of a place: 甬经信软件〔…〕.
 */
const WORDS_BEFORE =
  /(?:根据|按照|依据|贯彻|落实|执行|结合|通知|意见|决定|批复|复函|公告|通告|办法|方案|规定|以及|前发|的|(?:^|(?<=.{3}))(?:原|由|以|经))([\u4e00-\u9fff]{2,10})$/;

function bare(digits: string): string {
  return digits.normalize('NFKC').replace(/\s/g, '');
}
