import type { Clause } from '../policy/clause.ts';
import type { CrossReference } from '../policy/cross-reference.ts';
import type { PolicyDocument } from '../policy/document.ts';
import { CandidateIndex } from './candidates.ts';
import { type ClauseReading, readClause } from './clause-reading.ts';
import { evidenceOf, phrasePairs } from './evidence.ts';
import { scorePair } from './score.ts';
import { TermIndex } from './term-index.ts';
import { TermWeights } from './term-weights.ts';
import { typeOf } from './type.ts';

/** A document of the library with its clauses, in order. */
export interface TracedDocument {
  document: Pick<PolicyDocument, 'id'>;
  clauses: readonly Clause[];
}

export interface TraceOptions {
  /** Documents that say how common a term is; the traced documents themselves where it is left out. */
  library?: readonly TracedDocument[];
  /** How many provincial clauses to keep for each municipal one, weak ones included. */
  keep?: number;
}

/** How many neighbours of a municipal clause are looked at closely, for each one that is kept. */
const lookedAtPerKept = 2;

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
  const index = new TermIndex();
  const read = (clauses: readonly Clause[]) => clauses.map((clause) => readClause(clause, index));
  const weights = new TermWeights(
    library.flatMap(({ clauses }) => read(clauses.filter((clause) => clause.searchable))),
  );
  const candidates = new CandidateIndex(
    provincial.flatMap(({ clauses }) => read(clauses.filter(isTarget))),
    weights,
  );
  for (const { clauses } of municipal) {
    for (const clause of clauses.filter(isSource)) {
      yield traceClause(readClause(clause, index), candidates, weights, keep);
    }
  }
}

function traceClause(
  municipal: ClauseReading,
  candidates: CandidateIndex,
  weights: TermWeights,
  keep: number,
): CrossReference[] {
  const links = candidates.nearest(municipal, keep * lookedAtPerKept).map(({ reading: provincial, cosine }) => {
    const pairs = phrasePairs(municipal, provincial, weights);
    const { score, strength, parts } = scorePair(cosine);
    return {
      municipal: { document: municipal.clause.document, address: municipal.clause.address },
      provincial: { document: provincial.clause.document, address: provincial.clause.address },
      score,
      strength,
      type: typeOf(municipal, provincial, pairs),
      evidence: evidenceOf(municipal, provincial, pairs),
      differences: [],
      parts,
    };
  });
  return links.sort((a, b) => b.score - a.score).slice(0, keep);
}

/** A municipal clause that may implement something: numbered or unnumbered text, a box item, a row of figures. */
export function isSource(clause: Clause): boolean {
  return clause.searchable && ['clause', 'paragraph', 'item', 'row'].includes(clause.kind);
}

/** A provincial clause that may be implemented. */
export function isTarget(clause: Clause): boolean {
  return clause.searchable && ['clause', 'paragraph', 'item'].includes(clause.kind);
}
