import type { Clause } from '../policy/clause.ts';
import type { CrossReference } from '../policy/cross-reference.ts';
import type { PolicyDocument } from '../policy/document.ts';
import { CandidateIndex } from './candidates.ts';
import { differencesOf } from './differences.ts';
import { evidenceOf } from './evidence.ts';
import type { Pair } from './features/feature.ts';
import { measurePairs } from './features.ts';
import { LibraryModel } from './library-model.ts';
import { nearestPhrases, PhraseMatcher } from './phrase-pairs.ts';
import { scoreRow, strengthAt } from './score.ts';
import { typeOf } from './type.ts';

/** A document of the library with its clauses, in order. */
export interface TracedDocument {
  document: Pick<PolicyDocument, 'id'>;
  clauses: readonly Clause[];
}

export interface TraceOptions {
  /** Documents that say how common a term is and which terms keep company; the traced ones where it is left out. */
  library?: readonly TracedDocument[];
  /** How many provincial clauses to keep for each municipal one, weak ones included. */
  keep?: number;
}

/** How many provincial clauses are looked at closely for each municipal one: what is relevant stands among them. */
const lookedAt = 30;

/** Probability from which the differences of a pair are named; below it there is hardly a pair. */
const comparedFrom = 0.3;

/**
 * Traces every municipal clause to the provincial clauses that it may implement.
 *
 * @returns links by municipal clause in document order, best first within a clause, weak ones included: a clause whose
 *   links are all `weak` has no counterpart. Deterministic for the same documents.
 */
export function traceDocuments(
  municipal: readonly TracedDocument[],
  provincial: readonly TracedDocument[],
  options: TraceOptions = {},
): CrossReference[] {
  return [...traceClauses(municipal, provincial, options)].flat();
}

/**
 * The same one municipal clause at a time, so that a large library need not be held in memory. A new document is traced
 * alone: `traceClauses([added], provincial, { library })` or `traceClauses(municipal, [added], { library })`.
 */
export function* traceClauses(
  municipal: readonly TracedDocument[],
  provincial: readonly TracedDocument[],
  { library = [...municipal, ...provincial], keep = 20 }: TraceOptions = {},
): Generator<CrossReference[]> {
  const sources = municipal.flatMap(({ clauses }) => clauses.filter(isSource));
  const targets = provincial.flatMap(({ clauses }) => clauses.filter(isTarget));
  if (sources.length === 0 || targets.length === 0) return;
  const model = new LibraryModel(library.flatMap(({ clauses }) => clauses));
  const index = new CandidateIndex(targets, model);
  for (const clause of sources) yield traceClause(pairsOf(clause, index, model), keep);
}

/** Pairs of a municipal clause with the provincial clauses nearest to it. */
export function pairsOf(clause: Clause, index: CandidateIndex, model: LibraryModel): Pair[] {
  const municipal = model.read(clause);
  const matcher = new PhraseMatcher(municipal, model.weights);
  return index.nearest(municipal, lookedAt).map((provincial) => {
    const phrases = matcher.pairsWith(provincial);
    return { municipal, provincial, phrases, nearest: nearestPhrases(municipal, provincial), context: model };
  });
}

function traceClause(pairs: readonly Pair[], keep: number): CrossReference[] {
  return measurePairs(pairs)
    .flatMap((row, at) => {
      const pair = pairs[at];
      return pair ? [{ pair, ...scoreRow(row) }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, keep)
    .map(({ pair, score, parts }) => ({ ...pair, score, parts, strength: strengthAt(score) }))
    .map(({ municipal, provincial, phrases, score, strength, parts }) => {
      const type = typeOf(municipal, provincial, strength);
      const evidence = evidenceOf(municipal, provincial, phrases);
      return {
        municipal: { document: municipal.clause.document, address: municipal.clause.address },
        provincial: { document: provincial.clause.document, address: provincial.clause.address },
        score,
        strength,
        type,
        evidence,
        differences: score >= comparedFrom ? differencesOf(municipal, provincial, evidence) : [],
        parts,
      };
    });
}

/** A municipal clause that may implement something: numbered or unnumbered text, a box item, a row of figures. */
export function isSource(clause: Clause): boolean {
  return clause.searchable && ['clause', 'paragraph', 'item', 'row'].includes(clause.kind);
}

/** A provincial clause that may be implemented. */
export function isTarget(clause: Clause): boolean {
  return clause.searchable && ['clause', 'paragraph', 'item'].includes(clause.kind);
}
