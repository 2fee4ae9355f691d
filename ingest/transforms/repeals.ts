import { findDocumentNumbers, formatDocumentNumber } from '../policy/document-number.ts';

/** A document that a sentence names, by its title with the number in brackets behind it, or by a bare number. */
export interface NamedDocument {
  /** Range in the sentence. */
  from: number;
  to: number;
  /** Words between 《 and 》, as printed. */
  title: string | null;
  /** As GB/T 9704 prints it. */
  documentNumber: string | null;
}

const VERB = /废止|失效|停止执行|不再执行/g;
/** What may stand between the last repealed document and the verb. */
const BETWEEN =
  /^(?:[，,、]?(?:从|自)[^，,；《》]{0,24}起|[，,]?(?:等文件|等|文件|同时|即行|予以|自行|相应|随之|一并|均|全部|即日起|现予|特此|宣布)|[，,]?\s)*$/;
/** Words before the verb that make it a condition or a history: 被吊销或者失效, 已经废止. */
const NO_REPEAL = /(?:被|被[\u4e00-\u9fff]{1,6}|已|已经|依法|未|是否|或者?|修订、?|立改|梳理|清理|自动)$/;
/** 废止《A》: the verb opens its phrase. */
const OPENS_PHRASE = /(?:^|[，,；：:、\s]|决定|同时|现|现予|予以|一并)$/;
/** A condition or a time, no act: 失效前已经办理的, 废止后. */
const CONDITION = /^(?:之?前|以前|之?后|以后|的)/;
const TITLED = /《([^《》]*(?:《[^《》]*》[^《》]*)*)》(?:\s{0,3}[（(][^（()）]{0,80}[）)])?/g;
/** What joins the documents of one list; a comma with words of its own ends it. */
const JOINT = /^(?:[\s、，,和及与]|以及|原)*$/;

/**
 * The documents that are the object of 废止, 失效, 停止执行 in a sentence: those right before the verb, with the list that
 * they close, or right behind a verb that opens its phrase.
 */
export function repealedDocuments(text: string): NamedDocument[] {
  if (!/废止|失效|停止执行|不再执行/.test(text) || text.length > 20_000) return [];
  const named = namedDocuments(text);
  const found = new Set<NamedDocument>();
  for (const verb of text.matchAll(VERB)) {
    const outside = named.every(({ from, to }) => verb.index < from || verb.index >= to);
    if (!outside || CONDITION.test(text.slice(verb.index + verb[0].length))) continue;
    const before = named.filter(({ to }) => to <= verb.index);
    const last = before.at(-1);
    const between = last === undefined ? null : text.slice(last.to, verb.index);
    if (between !== null && BETWEEN.test(between)) {
      if (!NO_REPEAL.test(between)) for (const one of listEndingAt(text, before)) found.add(one);
    } else if (OPENS_PHRASE.test(text.slice(0, verb.index))) {
      for (const one of listBeginningAt(
        text,
        named.filter(({ from }) => from >= verb.index + verb[0].length),
        verb.index + verb[0].length,
      ))
        found.add(one);
    }
  }
  return [...found];
}

/** Titles, and numbers outside them, in order. */
function namedDocuments(text: string): NamedDocument[] {
  const titled = [...text.matchAll(TITLED)].map((match): NamedDocument => {
    const [printed, title = ''] = match;
    const number = findDocumentNumbers(printed.slice(title.length))[0];
    const documentNumber = number === undefined ? null : formatDocumentNumber(number.number);
    return { from: match.index, to: match.index + printed.length, title, documentNumber };
  });
  const bare = findDocumentNumbers(text)
    .map(({ number, span }): NamedDocument => {
      return { from: span.start, to: span.end, title: null, documentNumber: formatDocumentNumber(number) };
    })
    .filter(({ from, to }) => titled.every((one) => to <= one.from || from >= one.to));
  return [...titled, ...bare].sort((left, right) => left.from - right.from);
}

function listEndingAt(text: string, named: readonly NamedDocument[]): NamedDocument[] {
  const list: NamedDocument[] = [];
  for (let index = named.length - 1; index >= 0; index--) {
    const one = named[index];
    const next = list[0];
    if (one === undefined || (next !== undefined && !JOINT.test(text.slice(one.to, next.from)))) break;
    list.unshift(one);
  }
  return list;
}

function listBeginningAt(text: string, named: readonly NamedDocument[], from: number): NamedDocument[] {
  const list: NamedDocument[] = [];
  let at = from;
  for (const one of named) {
    if (!JOINT.test(text.slice(at, one.from))) break;
    list.push(one);
    at = one.to;
  }
  return list;
}
