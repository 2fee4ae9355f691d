import type { Clause, Span } from '../policy/clause.ts';
import { type FoldedText, foldText, printedSpan } from './folded-text.ts';
import type { TermIndex } from './term-index.ts';

/** A part of a clause between commas: the smallest piece that is shown as evidence. */
export interface Phrase {
  /** Range in the clause's text. */
  span: Span;
  /** Range in the folded text. */
  from: number;
  to: number;
  /** Index of the sentence that it belongs to. */
  sentence: number;
  /** Term numbers, ascending, each once. */
  terms: Int32Array;
}

/** A clause as tracing sees it: without its number and its unit note, folded, cut into sentences and phrases. */
export interface ClauseReading {
  clause: Clause;
  folded: FoldedText;
  phrases: Phrase[];
  /** Number of sentences. */
  sentences: number;
  /** Term numbers of the whole, ascending, each once, with how often each occurs. */
  terms: Int32Array;
  counts: Float32Array;
  /** Title of the clause: its heading, or its first sentence where that is as short as one. */
  title: string;
  titleTerms: Int32Array;
}

/** Longest first sentence that still reads as a title (characters). */
const longestTitle = 30;

/** Reads one clause. `index` numbers the terms and grows with each new one. */
export function readClause(clause: Clause, index: TermIndex): ClauseReading {
  const folded = foldText(clause.text, bodySpan(clause));
  const phrases = cutPhrases(folded, index);
  const all = index.termsOf(folded.text);
  const title = titleOf(clause, folded.text);
  return {
    clause,
    folded,
    phrases,
    sentences: (phrases.at(-1)?.sentence ?? -1) + 1,
    terms: all.terms,
    counts: all.counts,
    title,
    titleTerms: index.termsOf(title).terms,
  };
}

/** The clause without its printed number and without the note of responsible units at its end. */
export function bodySpan(clause: Clause): Span {
  const start = clause.num && clause.text.startsWith(clause.num) ? clause.num.length : 0;
  return { start, end: Math.max(start, unitNoteStart(clause)) };
}

const opening = '（([［〔【';
const closing = '）)]］〕】';

/** Where the bracket begins that closes the text and names units; the text's length where there is none. */
function unitNoteStart(clause: Clause): number {
  const { text } = clause;
  const trimmed = text.trimEnd();
  if (trimmed === '' || !closing.includes(trimmed.charAt(trimmed.length - 1))) return text.length;
  let depth = 0;
  for (let at = trimmed.length - 1; at >= 0; at--) {
    const character = trimmed.charAt(at);
    if (closing.includes(character)) depth++;
    else if (opening.includes(character)) depth--;
    if (depth > 0) continue;
    const named = clause.units.some((unit) => unit.span !== null && unit.span.start >= at);
    return named || /^.(责任单位|牵头单位|配合单位)/u.test(trimmed.slice(at)) ? at : text.length;
  }
  return text.length;
}

function titleOf(clause: Clause, folded: string): string {
  if (clause.heading) return foldText(clause.heading).text;
  const end = folded.search(/[。；]/u);
  return end > 0 && end <= longestTitle && end < folded.length - 1 ? folded.slice(0, end) : '';
}

/** Cuts at 。；！？ into sentences and at ，：, into phrases; a phrase shorter than four characters joins the next. */
function cutPhrases(folded: FoldedText, index: TermIndex): Phrase[] {
  const phrases: Phrase[] = [];
  const { text } = folded;
  let from = 0;
  let sentence = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text.charAt(at);
    const endsSentence = at === text.length || '。；;！？'.includes(character);
    if (!endsSentence && (!'，：,:'.includes(character) || at - from < 4)) continue;
    if (at > from) {
      const { terms } = index.termsOf(text.slice(from, at));
      phrases.push({ span: printedSpan(folded, from, at), from, to: at, sentence, terms });
    }
    if (endsSentence && phrases.at(-1)?.sentence === sentence) sentence++;
    from = at + 1;
  }
  return phrases;
}
