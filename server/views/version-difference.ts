import type { Library } from '../../ingest/library/library.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { printedPinpoint } from '../../ingest/policy/place/write.ts';
import type { ClauseChangeView, VersionDifferenceView } from '../contract/document.ts';

/** Two versions of a document clause by clause, unchanged clauses only counted; null where one does not exist. */
export function versionDifference(
  library: Library,
  id: string,
  from: number,
  to: number,
): VersionDifferenceView | null {
  const changes = library.changes(id, from, to);
  if (changes === null) return null;
  const clauses = (version: number) => new Map(library.clauses(id, version).map((clause) => [clause.address, clause]));
  const before = clauses(from);
  const after = clauses(to);
  const side = (address: string | null, of: Map<string, Clause>) => {
    const clause = address === null ? undefined : of.get(address);
    return clause === undefined
      ? null
      : { address: clause.address, pinpoint: printedPinpoint(clause), text: clause.text };
  };
  const shown = changes.flatMap(({ kind, from: older, to: newer }): ClauseChangeView[] =>
    kind === 'unchanged' ? [] : [{ change: kind, before: side(older, before), after: side(newer, after) }],
  );
  return { document: id, from, to, unchanged: changes.length - shown.length, changes: shown };
}
