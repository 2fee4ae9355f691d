import type { Clause } from './clause.ts';
import type { DocumentFacts, ValidityStatus } from './document.ts';
import { pinpointWording, printedPinpoint } from './place/write.ts';

/** What a citation needs to know of a document; null where nothing states it (it is then left out, never invented). */
export interface CitedDocument {
  title: string;
  documentNumber: string | null;
  issuingBodies: string[];
  /** 成文日期, ISO 8601. */
  issuedOn: string | null;
  validity: ValidityStatus;
  /** Recognised text that nobody has compared with its pictures. */
  unconfirmed: boolean;
}

/** A clause to cite, where it can be read, and the day on which it was read. */
export interface CitedClause {
  document: CitedDocument;
  clause: Pick<Clause, 'document' | 'address' | 'num' | 'path'>;
  permalink: string;
  /** ISO 8601 calendar date. */
  accessed: string;
}

export function citedDocument(
  facts: DocumentFacts,
  id: string,
  validity: ValidityStatus,
  unconfirmed: boolean,
): CitedDocument {
  return {
    title: facts.title?.value ?? id,
    documentNumber: facts.documentNumber?.value ?? null,
    issuingBodies: facts.issuingBodies.map((body) => body.value),
    issuedOn: facts.issuedOn?.value ?? null,
    validity,
    unconfirmed,
  };
}

/** 《…》; title marks inside a title become 〈…〉 (GB/T 15834). */
export const quotedTitle = (title: string): string => `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;

const validityWords: Partial<Record<ValidityStatus, string>> = {
  repealed: '已废止',
  expired: '已过有效期',
  'not-yet': '尚未施行',
};

/** `（发文字号）`; empty where no number is printed. */
const numberInBrackets = ({ documentNumber }: CitedDocument): string =>
  documentNumber === null ? '' : `（${documentNumber}）`;

/** `（发文字号，已废止）`, as the 法学引注手册 wants a repealed text marked; other states have no form there. */
function numberOrRepealed(document: CitedDocument): string {
  if (document.validity !== 'repealed') return numberInBrackets(document);
  return document.documentNumber === null ? '（已废止）' : `（${document.documentNumber}，已废止）`;
}

/** 行文: `《标题》（发文字号）第二部分第（二）项第7点`. */
export const inTextCitation = ({ document, clause }: CitedClause): string =>
  `${quotedTitle(document.title)}${numberInBrackets(document)}${pinpointWording(clause)}`;

/** 行文 with the numbers as printed: `《标题》（发文字号）二、（二）7.` */
export const printedCitation = ({ document, clause }: CitedClause): string =>
  `${quotedTitle(document.title)}${numberInBrackets(document)}${printedPinpoint(clause)}`;

/** 法学引注手册（第二版）: `《标题》（文号，已废止），第二部分第（二）项第7点。` */
export const legalCitation = ({ document, clause }: CitedClause): string =>
  `${quotedTitle(document.title)}${numberOrRepealed(document)}，${pinpointWording(clause)}。`;

/** 《管理世界》《中国社会科学》: `国务院：《标题》，2018年。`, no 发文字号. */
export function noteCitation({ document }: CitedClause): string {
  const author = document.issuingBodies.length === 0 ? '' : `${document.issuingBodies.join('、')}：`;
  const year = document.issuedOn === null ? '' : `，${document.issuedOn.slice(0, 4)}年`;
  return `${author}${quotedTitle(document.title)}${year}。`;
}

/** At most three bodies, then 等. */
function authors(bodies: readonly string[], comma: string): string {
  const named = bodies.slice(0, 3).join(comma);
  return bodies.length > 3 ? `${named}${comma}等` : named;
}

/** GB/T 7714—2025 顺序编码. An unknown author is left out, as the standard allows in this order. */
export function gbt7714Citation({ document, permalink, accessed }: CitedClause): string {
  const author = document.issuingBodies.length === 0 ? '' : `${authors(document.issuingBodies, '，')}. `;
  const number = document.documentNumber === null ? '' : `：${document.documentNumber}`;
  const issued = document.issuedOn === null ? '' : `（${document.issuedOn}）`;
  return `${author}${document.title}${number}[EB/OL]. ${issued}[${accessed}]. ${permalink}.`;
}

/** GB/T 7714—2025 著者-出版年. This order needs an author and a year: 佚名 and [出版年不详] where unknown. */
export function gbt7714AuthorYearCitation({ document, permalink, accessed }: CitedClause): string {
  const author = document.issuingBodies.length === 0 ? '佚名' : authors(document.issuingBodies, '，');
  const year = document.issuedOn?.slice(0, 4) ?? '[出版年不详]';
  const number = document.documentNumber === null ? '' : `：${document.documentNumber}`;
  const issued = document.issuedOn === null ? '' : `（${document.issuedOn}）`;
  return `${author}，${year}. ${document.title}${number}[EB/OL]. ${issued}[${accessed}]. ${permalink}.`;
}

/** GB/T 7714—2015 顺序编码, half-width punctuation and [A/OL]. */
export function gbt7714In2015Citation({ document, permalink, accessed }: CitedClause): string {
  const author = document.issuingBodies.length === 0 ? '' : `${authors(document.issuingBodies, ', ')}. `;
  const number = document.documentNumber === null ? '' : `: ${document.documentNumber}`;
  const issued = document.issuedOn === null ? '' : `(${document.issuedOn})`;
  return `${author}${document.title}${number}[A/OL]. ${issued}[${accessed}]. ${permalink}.`;
}

/** Chinese sentences that warn of citing a document that is not in force, or not confirmed; null where nothing is to warn of. */
export function citationWarning({ validity, unconfirmed }: CitedDocument): string | null {
  const word = validityWords[validity];
  const warnings = [
    ...(word === undefined ? [] : [`注意：本文件${word}，引用时请注明。`]),
    ...(unconfirmed ? ['注意：本文件为识别文字，尚未经人与原件核对，不能逐字引用。'] : []),
  ];
  return warnings.length === 0 ? null : warnings.join('');
}
