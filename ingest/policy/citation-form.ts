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
  /** 公布日期, ISO 8601. */
  publishedOn: string | null;
  /** 原文网址: where the issuing body publishes the text. */
  officialUrl: string | null;
  validity: ValidityStatus;
}

/** A clause to cite, where it can be read, and the day on which it was read. */
export interface CitedClause {
  document: CitedDocument;
  clause: Pick<Clause, 'document' | 'address' | 'num' | 'path'>;
  /** Where the library shows this version of it; null where nobody but this machine can open it. */
  permalink: string | null;
  /** ISO 8601 calendar date. */
  accessed: string;
}

export function citedDocument(facts: DocumentFacts, id: string, validity: ValidityStatus): CitedDocument {
  return {
    title: facts.title?.value ?? id,
    documentNumber: facts.documentNumber?.value ?? null,
    issuingBodies: facts.issuingBodies.map((body) => body.value),
    issuedOn: facts.issuedOn?.value ?? null,
    publishedOn: facts.publishedOn?.value ?? null,
    officialUrl: facts.officialUrl?.value ?? null,
    validity,
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

/** The address that a citation carries: that of the issuing body, else the permalink; null where there is neither. */
export const citedUrl = ({ document, permalink }: CitedClause): string | null => document.officialUrl ?? permalink;

/** The day by which a document is dated: 成文日期, else 公布日期; null where neither is known. */
const dayOf = ({ issuedOn, publishedOn }: CitedDocument): string | null => issuedOn ?? publishedOn;

/** `2018年6月27日` */
function printedDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/**
 * `（发文字号，已废止）`, as the 法学引注手册 wants a repealed text marked; other states have no form there. Without a number
 * the day tells the text from others of its title: `（2018年6月27日）`, `（2018年6月27日公布）`.
 */
function numberOrDay(document: CitedDocument): string {
  const { documentNumber, issuedOn, publishedOn, validity } = document;
  const published = publishedOn === null ? null : `${printedDay(publishedOn)}公布`;
  const identity = documentNumber ?? (issuedOn === null ? published : printedDay(issuedOn));
  const marks = [identity, validity === 'repealed' ? '已废止' : null].filter((mark) => mark !== null);
  return marks.length === 0 ? '' : `（${marks.join('，')}）`;
}

/** 行文: `《标题》（发文字号）第二部分第（二）项第7点`. */
export const inTextCitation = ({ document, clause }: CitedClause): string =>
  `${quotedTitle(document.title)}${numberInBrackets(document)}${pinpointWording(clause)}`;

/** 行文 with the numbers as printed: `《标题》（发文字号）二、（二）7.` */
export const printedCitation = ({ document, clause }: CitedClause): string =>
  `${quotedTitle(document.title)}${numberInBrackets(document)}${printedPinpoint(clause)}`;

/** 法学引注手册（第二版）: `《标题》（文号，已废止），第二部分第（二）项第7点。` */
export const legalCitation = ({ document, clause }: CitedClause): string =>
  `${quotedTitle(document.title)}${numberOrDay(document)}，${pinpointWording(clause)}。`;

/**
 * 《管理世界》《中国社会科学》: `国务院：《标题》（发文字号），2018年6月27日，第二部分第（二）项第7点。` The styles themselves print body,
 * title and year; a footnote on one clause is checked by number, day and place, which stand where their other notes have
 * them.
 */
export function noteCitation({ document, clause }: CitedClause): string {
  const author = document.issuingBodies.length === 0 ? '' : `${document.issuingBodies.join('、')}：`;
  const day = dayOf(document);
  const date = day === null ? '' : `，${printedDay(day)}`;
  return `${author}${quotedTitle(document.title)}${numberInBrackets(document)}${date}，${pinpointWording(clause)}。`;
}

/** At most three bodies, then 等. */
function authors(bodies: readonly string[], comma: string): string {
  const named = bodies.slice(0, 3).join(comma);
  return bodies.length > 3 ? `${named}${comma}等` : named;
}

/** The end of an entry of GB/T 7714: `（issued）[read]. address.`; what is not known is left out. */
function whenAndWhere(cited: CitedClause, [open, close]: readonly [string, string]): string {
  const day = dayOf(cited.document);
  const url = citedUrl(cited);
  return `${day === null ? '' : `${open}${day}${close}`}[${cited.accessed}].${url === null ? '' : ` ${url}.`}`;
}

/** GB/T 7714—2025 顺序编码. An unknown author is left out, as the standard allows in this order. */
export function gbt7714Citation(cited: CitedClause): string {
  const { title, documentNumber, issuingBodies } = cited.document;
  const author = issuingBodies.length === 0 ? '' : `${authors(issuingBodies, '，')}. `;
  const number = documentNumber === null ? '' : `：${documentNumber}`;
  return `${author}${title}${number}[EB/OL]. ${whenAndWhere(cited, ['（', '）'])}`;
}

/** GB/T 7714—2025 著者-出版年. This order needs an author and a year: 佚名 and [出版年不详] where unknown. */
export function gbt7714AuthorYearCitation(cited: CitedClause): string {
  const { title, documentNumber, issuingBodies } = cited.document;
  const author = issuingBodies.length === 0 ? '佚名' : authors(issuingBodies, '，');
  const year = dayOf(cited.document)?.slice(0, 4) ?? '[出版年不详]';
  const number = documentNumber === null ? '' : `：${documentNumber}`;
  return `${author}，${year}. ${title}${number}[EB/OL]. ${whenAndWhere(cited, ['（', '）'])}`;
}

/** GB/T 7714—2015 顺序编码, half-width punctuation and [A/OL]. */
export function gbt7714In2015Citation(cited: CitedClause): string {
  const { title, documentNumber, issuingBodies } = cited.document;
  const author = issuingBodies.length === 0 ? '' : `${authors(issuingBodies, ', ')}. `;
  const number = documentNumber === null ? '' : `: ${documentNumber}`;
  return `${author}${title}${number}[A/OL]. ${whenAndWhere(cited, ['(', ')'])}`;
}

/** Chinese sentence that warns of citing a document that is not in force; null where there is nothing to warn of. */
export function citationWarning({ validity }: CitedDocument): string | null {
  const word = validityWords[validity];
  return word === undefined ? null : `注意：本文件${word}，引用时请注明。`;
}
