import type { Clause, Span } from '../policy/clause.ts';
import { type ClauseRole, roleOf } from './clause-role.ts';
import { comparedText, printedSpan } from './compared-text.ts';
import { type Figure, figuresIn } from './figures.ts';
import { namesIn } from './named-things.ts';
import type { TermIndex } from './term-index.ts';
import type { TermWeights, WeighedTerms } from './term-weights.ts';
import type { TopicSpace } from './topic-space.ts';
import { unitStems } from './unit-stems.ts';

/** A part of a clause between commas: the smallest piece that is shown as evidence. */
export interface Phrase {
  /** Range in the clause's text. */
  span: Span;
  /** Range in the compared text. */
  from: number;
  to: number;
  /** Term and concept numbers, ascending, each once, and their weight together. */
  terms: Int32Array;
  concepts: Int32Array;
  weight: number;
}

/** What reading a clause needs to know of the library. */
export interface ReadingContext {
  index: TermIndex;
  weights: TermWeights;
  topics: TopicSpace;
}

/** A clause as tracing sees it: without its number and its unit note, compared, cut into phrases, weighed. */
export interface ClauseReading {
  clause: Clause;
  /** Compared text of the body. */
  text: string;
  phrases: Phrase[];
  /** Positions of the phrases in the topic space, one after the other. */
  phraseTopics: Float32Array;
  wording: WeighedTerms;
  concepts: WeighedTerms;
  /** Position in the topic space. */
  topic: Float32Array;
  /** Title of the clause: its heading, or its first sentence where that is as short as one. */
  titleTerms: Int32Array;
  titleConcepts: Int32Array;
  role: ClauseRole;
  /** Figures that it sets, with what they measure. */
  figures: Figure[];
  /** Named instruments: quoted names, codes, Latin abbreviations. */
  names: ReadonlySet<string>;
  /** Responsible units without their level, so that 市商务局 and 省商务厅 meet. */
  units: ReadonlySet<string>;
}

/** Longest first sentence that still reads as a title (characters). */
const longestTitle = 30;

/** Reads one clause in the light of the library. */
export function readClause(clause: Clause, { index, weights, topics }: ReadingContext): ClauseReading {
  const compared = comparedText(clause.text, bodySpan(clause));
  const wording = index.termsOf(compared.text);
  const concepts = index.conceptsOf(compared.text);
  const title = titleOf(clause, compared.text);
  const cuts = cutPhrases(compared.text);
  const phraseTopics = new Float32Array(cuts.length * topics.size);
  return {
    clause,
    text: compared.text,
    phrases: cuts.map(({ from, to }, at) => {
      const piece = compared.text.slice(from, to);
      const counts = index.termsOf(piece);
      phraseTopics.set(topics.place(counts), at * topics.size);
      const named = index.conceptsOf(piece).terms;
      const weight = weights.sum(counts.terms) + weights.sum(named);
      return { span: printedSpan(compared, from, to), from, to, terms: counts.terms, concepts: named, weight };
    }),
    phraseTopics,
    wording: weights.weigh(wording),
    concepts: weights.weigh(concepts),
    topic: topics.place(wording),
    titleTerms: index.termsOf(title).terms,
    titleConcepts: index.conceptsOf(title).terms,
    role: roleOf(clause),
    figures: figuresIn(clause),
    names: namesIn(compared.text, clause.text),
    units: unitStems(clause),
  };
}

/** The clause without its printed number and without the note of responsible units at its end. */
export function bodySpan(clause: Clause): Span {
  const start = clause.num && clause.text.startsWith(clause.num) ? clause.num.length : 0;
  return { start, end: Math.max(start, unitNoteStart(clause)) };
}

/** Printed text of the body without white space. */
export function bodyOf(clause: Clause): string {
  const { start, end } = bodySpan(clause);
  return clause.text.slice(start, end).replace(/\s+/gu, '');
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
    return named || /^.(?:责任单位|牵头单位|配合单位)/u.test(trimmed.slice(at)) ? at : text.length;
  }
  return text.length;
}

function titleOf(clause: Clause, compared: string): string {
  if (clause.heading) return comparedText(clause.heading).text;
  const end = compared.search(/[。;]/u);
  return end > 0 && end <= longestTitle && end < compared.length - 1 ? compared.slice(0, end) : '';
}

/** Cuts at commas, colons and ends of sentences; a piece shorter than four characters joins the next. */
function cutPhrases(text: string): { from: number; to: number }[] {
  const phrases: { from: number; to: number }[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text.charAt(at);
    const endsSentence = at === text.length || '。;!?'.includes(character);
    if (!endsSentence && (!',:'.includes(character) || at - from < 4)) continue;
    if (at > from) phrases.push({ from, to: at });
    from = at + 1;
  }
  return phrases;
}
