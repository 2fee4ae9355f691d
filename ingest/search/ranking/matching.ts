import { sameQuantity } from '../index/clause-quantities.ts';
import type { TermStatistics } from '../overview/term-statistics.ts';
import type { QueryTerm } from '../understanding/query.ts';
import { keepsRunsWhole } from '../words/segmentation.ts';
import { isAccidental } from '../words/word-borders.ts';
import type { MatchField, PreparedClause } from './prepared-clause.ts';
import { fieldAt } from './prepared-clause.ts';

/** A place in the folded text of a clause where a term stands. */
export interface Occurrence {
  start: number;
  end: number;
  field: MatchField;
  /** Folded characters that matched. */
  matched: string;
  weight: number;
}

export interface TermMatch {
  term: QueryTerm;
  occurrences: Occurrence[];
  /** Greatest weight by which the headings above the clause contain the term; 0 when they do not. */
  path: number;
  /** How much one of the term's units is responsible for the clause, 0…1: lead or first named, named, supporting. */
  responsibility: number;
  /** How well title or issuing body of the document contain the term, 0…1: a clause of 湖南 need not print the name. */
  document: number;
}

/** Every place where `needle` stands in `text`, ASCII runs only whole. */
export function placesOf(text: string, needle: string): number[] {
  const places: number[] = [];
  if (needle === '') return places;
  for (let start = text.indexOf(needle); start >= 0; start = text.indexOf(needle, start + needle.length)) {
    if (keepsRunsWhole(text, start, start + needle.length)) places.push(start);
  }
  return places;
}

/** The places where a word stands as a word, not across the border of two others (see `isAccidental`). */
function wordPlaces(text: string, word: string, statistics: TermStatistics): number[] {
  const places = placesOf(text, word);
  return statistics.isSometimesAccidental(word) ? places.filter((start) => !isAccidental(text, start)) : places;
}

/** Where a term stands in a clause; longer variants first, and no place counted twice. A phrase is taken literally. */
export function matchTerm(prepared: PreparedClause, term: QueryTerm, statistics: TermStatistics): TermMatch {
  const { text } = prepared.folded;
  const places = (within: string, needle: string) =>
    term.kind === 'phrase' ? placesOf(within, needle) : wordPlaces(within, needle, statistics);
  const occurrences: Occurrence[] = [];
  let path = 0;
  for (const { text: needle, weight } of term.variants) {
    for (const start of places(text, needle)) {
      const end = start + needle.length;
      if (occurrences.some((other) => start < other.end && end > other.start)) continue;
      occurrences.push({ start, end, field: fieldAt(prepared, start), matched: needle, weight });
    }
    if (weight > path && places(prepared.path, needle).length > 0) path = weight;
  }
  if (term.quantity !== null) {
    for (const quantity of prepared.quantities()) {
      const { start, end } = quantity;
      const weight = sameQuantity(quantity, term.quantity);
      if (weight === 0 || occurrences.some((other) => start < other.end && end > other.start)) continue;
      const matched = prepared.folded.text.slice(start, end);
      occurrences.push({ start, end, field: fieldAt(prepared, start), matched, weight });
    }
  }
  return { term, occurrences, path, responsibility: responsibilityOf(prepared, term), document: 0 };
}

/** Units are named in the order of their part in the task; the first one acts for all where none is called 牵头. */
function responsibilityOf({ clause }: PreparedClause, { units, role: asked }: QueryTerm): number {
  if (units.length === 0) return 0;
  const leads = clause.units.some(({ role }) => role === 'lead');
  let best = 0;
  for (const [at, { name, role }] of clause.units.entries()) {
    if (!units.includes(name)) continue;
    const first = role === 'lead' || (!leads && at === 0 && role === 'responsible');
    const fits = asked === 'supporting' ? role === 'supporting' : first;
    best = Math.max(best, fits ? 1 : asked !== null ? 0.4 : role === 'supporting' ? 0.6 : 0.75);
  }
  return best;
}

/** True where the clause itself has the term, or a heading above it; the title of its document is not enough. */
export function isMatched(match: TermMatch): boolean {
  return match.occurrences.length > 0 || match.path > 0 || match.responsibility > 0;
}
