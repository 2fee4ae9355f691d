import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { printedPinpoint } from '../../ingest/policy/place/write.ts';
import { Problem } from '../plugins/problems.ts';
import { clauseSince } from '../views/clause-standing.ts';
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

/** The clause, in the version asked for. @throws Problem 404 that names where it went, or the nearest clause */
export function requireClause(library: Library, id: string, address: string, version?: number): Clause {
  const { document } = requireDocument(library, id, version);
  const clause = library.clause(id, address, version);
  if (clause !== null) return clause;
  const title = `《${document.title?.value ?? id}》`;
  const last = version === undefined ? formerClause(library, id, address) : null;
  if (last !== null) throw goneClause(library, title, last);
  const nearest = nearestClause(library.clauses(id, version), address);
  const hint = nearest === null ? '' : `最接近的是${clauseLabel(nearest)}。`;
  const edition = version === undefined ? '' : `第 ${version} 版`;
  throw notFound(`${title}${edition}没有这一条（地址 ${address}）。${hint}`, nearest);
}

/** A clause of a current or older version, with the number of that version. */
export interface ClauseOfVersion {
  clause: Clause;
  version: number;
  current: boolean;
}

/**
 * The clause that an address leads to: in the version asked for; else the current one; else, where the current version
 * has none, the last that stood there.
 *
 * @throws Problem 404
 */
export function clauseToShow(library: Library, id: string, address: string, version?: number): ClauseOfVersion {
  const last = version === undefined ? formerClause(library, id, address) : null;
  if (last !== null) return last;
  const clause = requireClause(library, id, address, version);
  const stored = requireDocument(library, id, version);
  return { clause, version: stored.version.version, current: stored.current };
}

/** The last clause that stood under an address which is empty in the current version. */
function formerClause(library: Library, id: string, address: string): ClauseOfVersion | null {
  const version = library.lastVersionWith(id, address);
  const clause = version === null ? null : library.clause(id, address, version);
  if (version === null || clause === null || library.clause(id, address) !== null) return null;
  return { clause, version, current: false };
}

function goneClause(library: Library, title: string, { clause, version }: ClauseOfVersion): Problem {
  const { address } = clauseSince(library, clause, version);
  const now = address === null ? null : library.clause(clause.document, address);
  const whereabouts = now === null ? '已删去' : `现为${printedPinpoint(now)}`;
  return notFound(`${title}现行版本此处没有条款；第 ${version} 版的${printedPinpoint(clause)}${whereabouts}。`, now);
}

function notFound(sentence: string, nearest: Clause | null): Problem {
  const place = nearest === null ? undefined : { ...clausePlace(nearest), label: clauseLabel(nearest) };
  return new Problem(404, 'clause-not-found', sentence, place);
}

const clausePlace = ({ document, address }: Clause) => ({ document, address });

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
