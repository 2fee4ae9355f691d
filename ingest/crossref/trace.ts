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
  /** How many upper clauses to keep for each lower one, weak ones included. */
  keep?: number;
}

/** How many upper clauses are looked at closely for each lower one: what is relevant stands among them. */
const lookedAt = 30;

/** Probability from which the differences of a pair are named; below it there is hardly a pair. */
const comparedFrom = 0.3;

/**
 * Traces every lower clause to the upper clauses that it may implement.
 *
 * @returns links by lower clause in document order, best first within a clause, weak ones included: a clause whose
 *   links are all `weak` has no counterpart. Deterministic for the same documents.
 */
export function traceDocuments(
  lower: readonly TracedDocument[],
  upper: readonly TracedDocument[],
  options: TraceOptions = {},
): CrossReference[] {
  return [...traceClauses(lower, upper, options)].flat();
}

/**
 * The same one lower clause at a time, so that a large library need not be held in memory. A new document is traced
 * alone: `traceClauses([added], upper, { library })` or `traceClauses(lower, [added], { library })`.
 */
export function* traceClauses(
  lower: readonly TracedDocument[],
  upper: readonly TracedDocument[],
  { library = [...lower, ...upper], keep = 20 }: TraceOptions = {},
): Generator<CrossReference[]> {
  const sources = lower.flatMap(({ clauses }) => clauses.filter(isSource));
  const targets = upper.flatMap(({ clauses }) => clauses.filter(isTarget));
  if (sources.length === 0 || targets.length === 0) return;
  const model = new LibraryModel(library.flatMap(({ clauses }) => clauses));
  const index = new CandidateIndex(targets, model);
  for (const clause of sources) yield traceClause(pairsOf(clause, index, model), keep);
}

/** Pairs of a lower clause with the upper clauses nearest to it. */
export function pairsOf(clause: Clause, index: CandidateIndex, model: LibraryModel): Pair[] {
  const lower = model.read(clause);
  const matcher = new PhraseMatcher(lower, model.weights);
  return index.nearest(lower, lookedAt).map((upper) => {
    const phrases = matcher.pairsWith(upper);
    return { lower, upper, phrases, nearest: nearestPhrases(lower, upper), context: model };
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
    .map(({ lower, upper, phrases, score, strength, parts }) => {
      const type = typeOf(lower, upper, strength);
      const evidence = evidenceOf(lower, upper, phrases);
      return {
        lower: { document: lower.clause.document, address: lower.clause.address },
        upper: { document: upper.clause.document, address: upper.clause.address },
        score,
        strength,
        type,
        evidence,
        differences: score >= comparedFrom ? differencesOf(lower, upper, evidence) : [],
        parts,
      };
    });
}

/** A lower clause that may implement something: numbered or unnumbered text, a box item, a row of figures. */
export function isSource(clause: Clause): boolean {
  return clause.searchable && ['clause', 'paragraph', 'item', 'row'].includes(clause.kind);
}

/** A upper clause that may be implemented. */
export function isTarget(clause: Clause): boolean {
  return clause.searchable && ['clause', 'paragraph', 'item'].includes(clause.kind);
}
