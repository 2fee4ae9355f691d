import type { ClauseKind } from '../../policy/clause.ts';
import type { DocumentLevel, ValidityStatus } from '../../policy/document.ts';
import type { SourceDocument } from '../overview/clause-source.ts';
import type { TermStatistics } from '../overview/term-statistics.ts';
import type { HitScorePart } from '../search-result.ts';
import { leastMeant, type QueryTerm, type Reading } from '../understanding/query.ts';
import { isLightWord, isMoneyWord } from '../understanding/stop-words.ts';
import { bigrams } from '../words/segmentation.ts';
import { namedIn } from './document-names.ts';
import { isMatched, matchTerm, placesOf, type TermMatch } from './matching.ts';
import { ownPlaces } from './own-places.ts';
import type { PreparedClause } from './prepared-clause.ts';
import { gapBetween } from './proximity.ts';
import { PastedText } from './shared-text.ts';
import { isVerbatim } from './verbatim.ts';

/**
 * Weights of the ranking. Chosen by hand on the judged development queries and on half of our own; they are round
 * numbers in a flat region, not an optimum.
 */
export const weights = {
  /** BM25: how soon a repeated term stops adding, and how much longer clauses are held back. */
  saturation: 1.2,
  lengthInfluence: 0.4,
  field: { heading: 2.5, text: 1, unit: 0.4, path: 0.65, document: 0.4 },
  responsibility: 2,
  /** A unit note that prints the very name that was asked for, where the unit has several. */
  namedUnit: 1.5,
  /**
   * When nothing but a unit is asked for: clauses that it leads (or where it has the role that is asked for) come first,
   * then those for which it is responsible, then those that only mention it, however long and often.
   */
  led: 6,
  charged: 3,
  /** Share of the score that comes from pairs of characters across and outside the terms. */
  pairs: 0.5,
  /** Part of the score that a clause keeps when it contains nothing of the query’s weight. */
  uncovered: 0.3,
  pasted: 20,
  /** A clause of which the whole query is a sentence stands before all others. */
  verbatim: 100,
  /** Part of the score that a clause keeps which offers no money where that is asked for. */
  noMoney: 0.8,
  /** Terms that stand close together: share of their weight that is added, and characters between them that end it. */
  proximity: 0.3,
  reach: 30,
  /** How well a clause holds a term at best that only title or issuing body of its document have. */
  named: 0.7,
  /** The same of a term that only headings above it have. */
  above: 0.8,
  /** Part of the score that a clause keeps which is nothing but a heading or the cell of a table. */
  bare: 0.7,
  /** Share of its weight that a word keeps which says little, beside others. */
  light: 0.4,
};
/** Gentle priors: they order what is otherwise alike. */
const kindPrior: Partial<Record<ClauseKind, number>> = { front: 0.85, end: 0.85, row: 0.95 };
const levelPrior: Record<DocumentLevel, number> = { national: 1.02, provincial: 1.01, municipal: 1, district: 0.99 };
const validityPrior: Record<ValidityStatus, number> = {
  'in-force': 1,
  unstated: 0.99,
  'not-yet': 0.98,
  expired: 0.96,
  repealed: 0.92,
};
/** Of so few words none may be missing from an answer. */
const allOf = 3;
const pairLimit = { typed: 64, pasted: 200 };

export interface RankedClause {
  /** Place in the order of the library, the last resort of every order. */
  id: number;
  prepared: PreparedClause;
  matches: TermMatch[];
  /** Share of the query's weight that the clause contains, 0…1. */
  coverage: number;
  /** Share of the words asked for that the clause contains, those left aside that say little; 1 for a pasted text. */
  found: number;
  /** True where the clause lacks a word without which it is no answer: any of two or three, or one that asks for money. */
  lacks: boolean;
  /** True where the whole query is one of its sentences or several. */
  verbatim: boolean;
  score: number;
  parts: HitScorePart[];
}

/** A query made ready for ranking many clauses. */
export interface RankingQuery {
  terms: {
    term: QueryTerm;
    /** What the term counts when coverage is taken. */
    weight: number;
    /** What it is worth to a clause that only contains something wider, or parts of it. */
    worth: number;
    /** Says little beside the other terms. */
    light: boolean;
  }[];
  /** True when nothing but a unit is asked for. */
  unitAlone: boolean;
  /** Pairs of characters of the query; those inside terms count only where none of these terms is found. */
  pairs: { pair: string; weight: number; inside: number[] }[];
  pasted: PastedText | null;
  /** The whole query, folded. */
  typed: string;
}

/** True where a clause contains what was asked for, and not only what that is part of or made of. */
export function isMeant({ occurrences, path, responsibility, document }: TermMatch): boolean {
  return (
    responsibility > 0 ||
    Math.max(path, document) >= leastMeant ||
    occurrences.some(({ weight }) => weight >= leastMeant)
  );
}

/** Weight of a term: the rarer its printed forms, the more; a term that no clause contains weighs the most. */
export function termWeight({ variants }: QueryTerm, statistics: TermStatistics): number {
  const meant = variants.filter(({ weight }) => weight >= leastMeant);
  return statistics.weightOf(meant.reduce((sum, { text }) => sum + statistics.documentFrequency(text), 0));
}

/** What finding a term only by something wider or by its parts is worth: what these tell. */
function worthOf({ variants }: QueryTerm, statistics: TermStatistics): number {
  return statistics.weightOf(variants.reduce((sum, { text }) => sum + statistics.documentFrequency(text), 0));
}

export function rankingQuery(reading: Reading, statistics: TermStatistics): RankingQuery {
  const isLight = ({ kind, text }: QueryTerm) => kind === 'word' && isLightWord(text);
  const heavy = reading.terms.some((term) => !isLight(term));
  const terms = reading.terms.map((term) => {
    const light = heavy && isLight(term);
    const weight = (light ? weights.light : 1) * termWeight(term, statistics);
    return { term, weight, worth: Math.min(weight, worthOf(term, statistics)), light };
  });
  const pairs = [...new Set(bigrams(reading.content))]
    .map((pair) => ({ pair, frequency: statistics.documentFrequency(pair) }))
    .filter(({ pair, frequency }) => pair.length > 1 && frequency > 0)
    .map(({ pair, frequency }) => ({
      pair,
      weight: statistics.weightOf(frequency),
      inside: reading.terms.flatMap((term, at) => (term.text.includes(pair) ? [at] : [])),
    }))
    .sort((a, b) => b.weight - a.weight || (a.pair < b.pair ? -1 : 1))
    .slice(0, reading.long ? pairLimit.pasted : pairLimit.typed);
  const unitAlone = terms.length === 1 && terms[0]?.term.kind === 'unit';
  return {
    terms,
    unitAlone,
    pairs,
    pasted: reading.long ? new PastedText(reading.content) : null,
    typed: reading.typed,
  };
}

function saturated(frequency: number, length: number, average: number): number {
  const { saturation, lengthInfluence } = weights;
  const norm = 1 - lengthInfluence + (lengthInfluence * length) / Math.max(1, average);
  const scaled = frequency / norm;
  return (scaled * (saturation + 1)) / (scaled + saturation);
}

/** How often a term stands in a clause, its fields weighed (BM25F), and how well at best, 0…1. */
function fieldFrequency(match: TermMatch): { frequency: number; best: number; field: string } {
  const { path, document } = weights.field;
  let frequency = path * match.path + document * match.document + weights.responsibility * match.responsibility;
  let best = Math.max(match.responsibility, weights.above * match.path, weights.named * match.document);
  for (const { field, weight } of match.occurrences) {
    const isUnit = match.term.kind === 'unit' && field === 'unit';
    if (isUnit && match.responsibility > 0 && weight < 1) continue;
    frequency += (field === 'path' ? 0 : isUnit ? weights.namedUnit : weights.field[field]) * weight;
    best = Math.max(best, weight);
  }
  const fields = match.occurrences.map(({ field }) => field);
  const field = fields.includes('heading')
    ? 'heading'
    : (fields[0] ?? (match.responsibility > 0 ? 'unit' : match.path > 0 ? 'path' : 'document'));
  return { frequency, best, field };
}

/** True when the unit leads the clause, or has the role that is asked for, under the name that was asked for wherever texts print it. */
function isLed({ term, responsibility, occurrences }: TermMatch, statistics: TermStatistics): boolean {
  const isPrinted = term.variants.some(({ text, weight }) => weight === 1 && statistics.documentFrequency(text) > 0);
  return responsibility === 1 && (!isPrinted || occurrences.some(({ weight }) => weight === 1));
}

/** Scores one clause for a query: BM25F over its fields, plus the pairs of characters that it shares with the query. */
export function rankClause(
  id: number,
  prepared: PreparedClause,
  query: RankingQuery,
  statistics: TermStatistics,
  document: SourceDocument,
): RankedClause {
  const { folded, bodyLength, clause } = prepared;
  const parts: HitScorePart[] = [];
  let asked = 0;
  let found = 0;
  const matches = ownPlaces(
    query.terms.map(({ term }) => ({ ...matchTerm(prepared, term, statistics), document: namedIn(document, term) })),
  );
  for (const [at, match] of matches.entries()) {
    const { term, weight, worth } = query.terms[at] as RankingQuery['terms'][number];
    asked += weight;
    if (!isMatched(match) && match.document === 0) continue;
    const { frequency, best, field } = fieldFrequency(match);
    found += weight * best;
    parts.push({
      label: term.text,
      field,
      value: (isMeant(match) ? weight : worth) * saturated(frequency, bodyLength, statistics.averageLength),
    });
    if (query.unitAlone && match.responsibility > 0) {
      const led = isLed(match, statistics);
      const label = !led ? '责任' : term.role === 'supporting' ? '配合' : '牵头';
      parts.push({ label, field: 'unit', value: (led ? weights.led : weights.charged) * weight });
    }
  }
  const gap = gapBetween(matches);
  if (gap !== null && gap < weights.reach) {
    parts.push({ label: '词距', field: 'text', value: weights.proximity * found * (1 - gap / weights.reach) });
  }
  const shared = sharedPairs(prepared, matches, query, statistics);
  if (shared > 0) parts.push({ label: '字面相近', field: 'text', value: weights.pairs * shared });
  let coverage = asked === 0 ? 0 : found / asked;
  if (query.pasted !== null) {
    const share = query.pasted.share(folded.text);
    coverage = Math.max(coverage, share);
    parts.push({ label: '与粘贴文字相同', field: 'text', value: weights.pasted * share });
  }
  const verbatim = isVerbatim(prepared, query.typed);
  if (verbatim) parts.push({ label: '原文一致', field: 'text', value: weights.verbatim });
  const words = query.pasted === null ? wordsFound(matches, query) : { found: 1, lacks: false };
  const noMoney = matches.some((match) => isMoneyWord(match.term.text) && !isMeant(match)) ? weights.noMoney : 1;
  const covered = (weights.uncovered + (1 - weights.uncovered) * coverage) * noMoney;
  const factor = covered * priorOf(clause.kind, document) * (isBare(prepared) ? weights.bare : 1);
  const score = parts.reduce((sum, { value }) => sum + value, 0) * factor;
  if (query.terms.length > 0) parts.push({ label: '覆盖与先验系数', field: 'document', value: factor });
  return {
    id,
    prepared,
    matches,
    coverage,
    ...words,
    verbatim,
    score,
    parts,
  };
}

/** What the pairs of characters tell that a clause shares with the query, those inside terms only where none is found. */
function sharedPairs(
  { folded, bodyLength }: PreparedClause,
  matches: readonly TermMatch[],
  { pairs }: RankingQuery,
  { averageLength }: TermStatistics,
): number {
  let shared = 0;
  for (const { pair, weight, inside } of pairs) {
    if (inside.some((at) => isMatched(matches[at] as TermMatch))) continue;
    const count = placesOf(folded.text, pair).length;
    if (count > 0) shared += weight * saturated(count, bodyLength, averageLength);
  }
  return shared;
}

function wordsFound(matches: readonly TermMatch[], { terms }: RankingQuery): Pick<RankedClause, 'found' | 'lacks'> {
  const telling = matches.filter((_match, at) => terms[at]?.light !== true);
  const missing = telling.filter((match) => !isMeant(match));
  return {
    found: telling.length === 0 ? 1 : 1 - missing.length / telling.length,
    lacks: missing.some(({ term }) => telling.length <= allOf || isMoneyWord(term.text)),
  };
}

const longestBare = 30;

/** A heading, the name of a unit or a word in a table: it says no more than what it names, and its paragraph does. */
function isBare({ clause, folded: { text } }: PreparedClause): boolean {
  if (clause.kind === 'front' || clause.kind === 'end' || text.length > longestBare) return false;
  return !/[0-9。;!?]/.test(text.replace(clause.num ?? '', ''));
}

function priorOf(kind: ClauseKind, { level, validity }: SourceDocument): number {
  return (kindPrior[kind] ?? 1) * (level === null ? 1 : levelPrior[level]) * validityPrior[validity];
}
