import { readNamedNumber } from '../../policy/document-number.ts';
import { lexicon } from '../../policy/lexicon.ts';
import { parseChineseNumeral } from '../../policy/numerals.ts';
import { readPlaces } from '../../policy/place/read.ts';
import { fold } from '../words/folded-text.ts';
import type { UnderstandingContext } from './context.ts';
import { type DocumentMention, documentMention, type NamedText } from './document-mention.ts';

const anyBracketedYear =
  /[([{<〔［【〖（《〈「『]\s*((?:(?:19|20)[0-9]{2})|(?:一九|二[〇零○O])[〇零○O一二三四五六七八九]{2})\s*年?\s*[)\]}>〕］】〗）》〉」』]/g;
const wordedYear = /((?:一九|二[〇零○O])[〇零○O一二三四五六七八九]{2})(?=年|[第0-9])/g;

function arabicYear(typed: string): string {
  return /[0-9]/.test(typed) ? typed : String(parseChineseNumeral(typed) ?? typed);
}

/**
 * A text that may name a document or a place, folded, with the year of a document number in one spelling:
 * {2023}, 《2023》, 「二〇二三」 become (2023).
 */
export function foldAddress(printed: string): string {
  const plain = printed
    .replace(anyBracketedYear, (_, year: string) => `（${arabicYear(year)}）`)
    .replace(wordedYear, (_, year: string) => arabicYear(year));
  return fold(plain);
}

/** A document as a citation names it, wherever it stands in a text. */
export interface CitedText extends DocumentMention {
  /** Other words that stand before. */
  before: string;
  /** True for a title with a number, each by itself the name of a document. */
  full: boolean;
  /** True when title and number name different documents; `texts` holds both. */
  contradictory: boolean;
}

const asking =
  /^(?:(?:请问|请|帮我|我想|一下|看看|看|查一查|查询|查阅|查看|查|打开|了解|知道|参见|参照|参考|详见|见|根据|按照|依照|依据|按|遵照|引自|出自|在)[,:]?)+/;
const titleEnd = /^(?:的?(?:通知|公告|决定|批复))?[》"]*(?:\(已废止\))?/;
const nameStart = /^[\s,:]*[("]*/;
const closing = /^(?:,已废止)?[)》"]+/;
/** The day of a document in a footnote or in brackets: `,2018年6月27日`, `(2018年6月27日公布,已废止)`. */
const day = /^\s*[(,]\s*(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日(?:公布)?(?:,已废止)?\)?/;
const beforeNumber = /^[\s,:]*\(?/;
const afterNumber = /^(?:,已废止)?\)?/;
/** A short number after one of these is the end of another number: in 国办发52号 it is not 52号. */
const partOfNumber = /[发函办字令规告政厅商第0-9)-]$/;
/** Other words before a document in a sentence, at most. */
const longestLead = 40;

/** What a person says before a place: 请问, 根据, 参见, 看一下. */
export function withoutAsking(folded: string): string {
  return folded.replace(asking, '');
}

function together(a: NamedText[], b: NamedText[]): Pick<CitedText, 'texts' | 'contradictory'> {
  const documents = new Set(
    b.map(({ document }) => document).filter((id) => a.some(({ document }) => document === id)),
  );
  if (documents.size === 0) return { texts: [...a, ...b], contradictory: true };
  const both = [...new Set([...a, ...b])].filter(({ document }) => documents.has(document));
  const annexes = both.filter(({ annex }) => annex !== null);
  const whole = both.filter(({ annex }) => annex === null);
  const named = annexes.length > 0 && !b.concat(a).every(({ annex }) => annex === null) ? annexes : whole;
  return { texts: named, contradictory: false };
}

/** Title of an annex, or the end of it, after the document: 25号文任务分解表. */
function annexNamed(
  first: DocumentMention,
  rest: string,
  context: UnderstandingContext,
): Pick<CitedText, 'texts' | 'rest'> | null {
  const documents = new Set(first.texts.map(({ document }) => document));
  const name = rest.replace(/^[的之]?(?:附件)?/, '').replace(/["》\s。]*$/, '');
  if (!lexicon().documentKinds.some(({ word }) => name.endsWith(word))) return null;
  const texts = context.texts.filter(
    ({ document, annex, title }) => annex !== null && documents.has(document) && foldAddress(title).includes(name),
  );
  return texts.length === 0 ? null : { texts, rest: '' };
}

function areAnnexes(second: DocumentMention, first: DocumentMention): boolean {
  const documents = new Set(first.texts.map(({ document }) => document));
  return second.texts.every(({ annex, document }) => annex !== null && documents.has(document));
}

/** A title with a number that the library does not know; it contradicts where the document has another number. */
function withOtherNumber(cited: CitedText): CitedText {
  const other = readNamedNumber(cited.rest.replace(beforeNumber, ''));
  if (cited.by !== 'title' || other === null || other.code === null || other.year?.length !== 4) return cited;
  const contradictory = cited.texts.every(({ documentNumber }) => documentNumber !== null);
  return { ...cited, contradictory, rest: other.rest.replace(afterNumber, ''), full: true };
}

/** Joins a title and the number after it, or a number and the title after it. */
function withSecondName(first: DocumentMention, before: string, context: UnderstandingContext): CitedText {
  const rest = first.rest.replace(first.by === 'title' ? titleEnd : closing, '').replace(day, '');
  const single = { ...first, rest, before, full: false, contradictory: false };
  if (readPlaces(rest) !== null) return single;
  const annex = annexNamed(first, rest, context);
  if (annex !== null) return { ...single, ...annex };
  const second = documentMention(rest.replace(nameStart, ''), context);
  if (second === null) return withOtherNumber(single);
  if (second.by === first.by && !areAnnexes(second, first)) return single;
  const after = second.rest
    .replace(second.by === 'title' ? titleEnd : '', '')
    .replace(closing, '')
    .replace(day, '');
  return { ...second, ...together(first.texts, second.texts), rest: after, before, full: true };
}

/**
 * The first document that a text names: by number, by title, or by both, after an issuing body, 关于印发, or a few
 * other words. Null where it names none of the library.
 *
 * @param folded see `foldAddress`
 */
export function citedText(folded: string, context: UnderstandingContext): CitedText | null {
  const text = withoutAsking(folded);
  const atStart = documentMention(text, context);
  if (atStart !== null) return withSecondName(atStart, '', context);
  for (let start = 1; start <= Math.min(longestLead, text.length - 2); start++) {
    const before = text.slice(0, start);
    if (partOfNumber.test(before)) continue;
    const inside = documentMention(text.slice(start), context, true);
    if (inside !== null) return withSecondName(inside, before.replace(/[("]+$/, ''), context);
  }
  return null;
}
