import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { Problem } from '../plugins/problems.ts';
import { clauseLabel } from '../views/clause-view.ts';

/** The document, in the version asked for. @throws Problem 404 */
export function requireDocument(library: Library, id: string, version?: number): StoredDocument {
  const stored = library.document(id, version);
  if (stored !== null) return stored;
  if (version !== undefined && library.document(id) !== null) return unknownVersion(id, version);
  throw new Problem(404, 'document-not-found', `条款库中没有文件“${id}”。全部文件见 /api/documents。`);
}

export function unknownVersion(id: string, version: number): never {
  throw new Problem(
    404,
    'version-not-found',
    `文件“${id}”没有第 ${version} 版。各版本见 /api/documents/${id}/versions。`,
  );
}

/** The clause, in the version asked for. @throws Problem 404 that names the nearest clause */
export function requireClause(library: Library, id: string, address: string, version?: number): Clause {
  requireDocument(library, id, version);
  const clause = library.clause(id, address, version);
  if (clause !== null) return clause;
  const nearest = nearestClause(library.clauses(id, version), address);
  const hint = nearest === null ? '' : `最接近的是 ${nearest.address}（${clauseLabel(nearest)}）。`;
  throw new Problem(
    404,
    'clause-not-found',
    `文件“${id}”没有条款 ${address}。${hint}`,
    nearest === null ? {} : { nearest: { document: id, address: nearest.address, label: clauseLabel(nearest) } },
  );
}

/** The clause whose address shares the most leading steps, then the one whose next step is nearest in number. */
export function nearestClause(clauses: readonly Clause[], address: string): Clause | null {
  const wanted = address.split('/');
  let best: Clause | null = null;
  let bestRank = [-1, 0, 0];
  for (const clause of clauses) {
    const steps = clause.address.split('/');
    let shared = 0;
    while (shared < steps.length && steps[shared] === wanted[shared]) shared += 1;
    const distance = Math.abs(stepNumber(steps[shared]) - stepNumber(wanted[shared]));
    const rank = [shared, -distance, -Math.abs(steps.length - wanted.length)];
    if (comparesHigher(rank, bestRank)) {
      best = clause;
      bestRank = rank;
    }
  }
  return best;
}

const stepNumber = (step: string | undefined): number => Number(/\d+/.exec(step ?? '')?.[0] ?? 0);

function comparesHigher(rank: readonly number[], other: readonly number[]): boolean {
  for (const [place, value] of rank.entries()) {
    const difference = value - (other[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
