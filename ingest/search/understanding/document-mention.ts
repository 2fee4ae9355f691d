import type { DocumentLevel } from '../../policy/document.ts';
import {
  type DocumentNumber,
  hasYearAndNumber,
  parseDocumentNumber,
  readNamedNumber,
} from '../../policy/document-number.ts';
import { lexicon } from '../../policy/lexicon.ts';
import { regionSpokenOf } from '../../policy/region/place-name.ts';
import type { SourceDocument } from '../overview/clause-source.ts';
import { fold } from '../words/folded-text.ts';
import type { UnderstandingContext } from './context.ts';

/** A document or an annex with a title of its own, as a query may name it. */
export interface NamedText {
  document: string;
  /** Address of the annex; null for the document itself. */
  annex: string | null;
  title: string;
  documentNumber: string | null;
  recordNumber: string | null;
  issuingBodies: string[];
}

/** A name of a document at the start of a text. */
export interface DocumentMention {
  /** One when the name is clear, several when it fits several. */
  texts: NamedText[];
  /** What follows the name. */
  rest: string;
  by: 'number' | 'title';
  /** The name as typed. */
  name: string;
}

/** Document number at the start of a folded text, in full or shortened (52号文, 〔2024〕52号, 杭政办函52号). */
function numberMention(folded: string, context: UnderstandingContext, inside: boolean): DocumentMention | null {
  const named = readNamedNumber(folded);
  if (named === null) return null;
  const { code } = named;
  const texts = context.texts.filter((text) => {
    const { number, title } = namesOf(text);
    if (number === null || text.annex !== null || !hasYearAndNumber(named, number)) return false;
    return (
      code === null ||
      fold(number.bodyCode).startsWith(code) ||
      (!inside && fold(number.bodyCode).endsWith(code)) ||
      text.issuingBodies.some((body) => fold(body).includes(code)) ||
      title.includes(plainTitle(code))
    );
  });
  if (texts.length === 0) return null;
  return { texts, rest: named.rest, by: 'number', name: folded.slice(0, folded.length - named.rest.length) };
}

const titleNoise = /["'《》〈〉<>()（）\s,-]/g;
const openings = /^(?:关于|请问|根据|按照|依据|在)/;
/** How much of a nickname must stand in the title; less where a place follows (内外贸一体化意见第7条). */
const leastCoverage = { alone: 0.6, beforePlace: 0.45 };
/** Words for any document, when a place follows: 数字贸易文件第三条. */
const anyKind = new Set(['文件', '政策']);
const tieMargin = 0.08;
/** A title of so many characters names its document wherever it stands: after an issuing body, after 关于印发. */
const longTitle = 8;
const longestName = 150;
const longestNickname = 60;
const nameEnd = /^(?:$|[\s的中里内第(附专0-9一二三四五六七八九十,:、]|文[首末])/;

/** Title and names meet in one spelling: abbreviations written out the short way, no punctuation. */
function plainTitle(folded: string): string {
  return folded.replace(titleNoise, '').replaceAll('电子商务', '电商').replaceAll('自由贸易', '自贸');
}

/** Number in its parts, and plain title: looked at for each of a library's documents, at each word that may be a name. */
interface PlainNames {
  title: string;
  number: DocumentNumber | null;
}

const plainNames = new WeakMap<NamedText, PlainNames>();

function namesOf(text: NamedText): PlainNames {
  const known = plainNames.get(text);
  if (known !== undefined) return known;
  const number = text.documentNumber === null ? null : parseDocumentNumber(text.documentNumber);
  const names = { title: plainTitle(fold(text.title)), number };
  plainNames.set(text, names);
  return names;
}

/** Length of the longest common subsequence of characters. */
function commonSubsequence(a: string, b: string): number {
  let previous = new Array<number>(b.length + 1).fill(0);
  for (const character of a) {
    const current = [0];
    for (let place = 0; place < b.length; place++) {
      const same = character === b.charAt(place);
      current.push(same ? (previous[place] ?? 0) + 1 : Math.max(previous[place + 1] ?? 0, current[place] ?? 0));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/** How well a name fits a title, 0…1; 0 when the kind of document (意见, 规划…) does not. */
function titleFit(name: string, kind: string, title: string): number {
  if (title === name) return 2;
  if (name.endsWith(title) && title.length >= longTitle) return 1.9;
  if (title.includes(name)) return 1.5;
  if (name.length > longestNickname) return 0;
  const core = name.slice(0, name.length - kind.length);
  const any = anyKind.has(kind);
  if (!(any || title.includes(kind)) || core.length < 2) return 0;
  const end = any ? title.length : title.lastIndexOf(kind);
  return commonSubsequence(core, title.slice(0, end)) / core.length;
}

function titleMention(folded: string, context: UnderstandingContext): DocumentMention | null {
  const kinds = [...lexicon().documentKinds.map((entry) => entry.word), ...anyKind];
  for (const word of kinds.sort((a, b) => b.length - a.length)) {
    for (let end = folded.indexOf(word); end >= 0 && end < longestName; end = folded.indexOf(word, end + 1)) {
      const length = end + word.length;
      const closing =
        /^(?:\((?:[^)]*(?:19|20)[0-9]{2}[^)]*|试行|暂行|修订版?)\))?["》]?/.exec(folded.slice(length))?.[0].length ?? 0;
      const rest = folded.slice(length + closing);
      const annexKind = nameEnd.test(rest) ? null : kinds.find((kind) => rest.startsWith(kind));
      if (annexKind === undefined) continue;
      const typed = folded.slice(0, length + closing);
      const beforePlace = /^[\s的中里内]*(?:第|附件|专栏|\(|[0-9一二三四五六七八九十]{1,3}[条款项点(/、.])/.test(rest);
      if (anyKind.has(word) && !beforePlace) continue;
      const texts = textsNamed(folded.slice(0, length), word, beforePlace, context);
      if (texts.length > 0 && (annexKind === null || haveAnnex(texts, annexKind, context)))
        return { texts, rest, by: 'title', name: typed };
    }
  }
  return null;
}

/** True when one of the documents has an annex of a kind: 三年行动计划任务分解表. */
function haveAnnex(texts: NamedText[], kind: string, context: UnderstandingContext): boolean {
  const documents = new Set(texts.filter(({ annex }) => annex === null).map(({ document }) => document));
  return context.texts.some(
    (text) => text.annex !== null && documents.has(text.document) && namesOf(text).title.includes(kind),
  );
}

/** 省意见, 市里的行动计划, 浙江的意见: a kind of document of one level or place, when a place in it follows. */
const levelNames: [RegExp, DocumentLevel][] = [
  [/^(?:省|省里|省级|全省)的?$/, 'provincial'],
  [/^(?:市|市里|市级|全市)的?$/, 'municipal'],
];

function textsOfLevel(core: string, kind: string, context: UnderstandingContext): NamedText[] {
  const level = levelNames.find(([pattern]) => pattern.test(core))?.[1];
  const place = level === undefined ? regionSpokenOf(core.replace(/的$/, '')) : null;
  if (level === undefined && place === null) return [];
  const isMeant = ({ level: own, region }: SourceDocument): boolean =>
    place === null ? own === level : region?.code === place.code;
  const documents = new Set(context.documents.filter(isMeant).map(({ id }) => id));
  return context.texts.filter(
    ({ document, annex, title }) => annex === null && documents.has(document) && fold(title).includes(kind),
  );
}

function textsNamed(name: string, kind: string, beforePlace: boolean, context: UnderstandingContext): NamedText[] {
  const plain = plainTitle(name).replace(openings, '');
  const ofLevel = beforePlace ? textsOfLevel(plain.slice(0, plain.length - kind.length), kind, context) : [];
  if (ofLevel.length > 0) return ofLevel;
  if (plain.length < kind.length + (beforePlace ? 0 : 2)) return [];
  const scored = context.texts
    .map((text) => ({ text, value: titleFit(plain, kind, namesOf(text).title) }))
    .filter(({ value }) => value >= leastCoverage[beforePlace ? 'beforePlace' : 'alone'])
    .sort((a, b) => b.value - a.value);
  const best = scored[0]?.value ?? 0;
  if (best < 1 && !beforePlace && context.statistics.documentFrequency(fold(name).replace(titleNoise, '')) > 0)
    return [];
  return scored.filter(({ value }) => best - value < tieMargin).map(({ text }) => text);
}

/** 《…》 with the title of a document in it, whatever kind of document it is. */
function quotedMention(folded: string, context: UnderstandingContext): DocumentMention | null {
  if (!folded.startsWith('《')) return null;
  for (let end = folded.indexOf('》'); end > 0 && end < longestName; end = folded.indexOf('》', end + 1)) {
    const name = plainTitle(folded.slice(1, end));
    const texts = context.texts.filter((text) => {
      const plain = namesOf(text).title;
      return plain === name || (plain.length >= longTitle && name.includes(plain));
    });
    if (texts.length > 0) return { texts, rest: folded.slice(end + 1), by: 'title', name: folded.slice(0, end + 1) };
  }
  return null;
}

/**
 * The document that the beginning of a query names, by number, title or nickname (数字贸易意见, 52号文); else null.
 *
 * @param inside whether other words stand before: then only a number and a title in 《》 are names
 */
export function documentMention(folded: string, context: UnderstandingContext, inside = false): DocumentMention | null {
  const clear = numberMention(folded, context, inside) ?? quotedMention(folded, context);
  return clear ?? (inside ? null : titleMention(folded.replace(/^[《"]+/, ''), context));
}
