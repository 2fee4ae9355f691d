import type { Library } from '../../ingest/library/library.ts';
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
  const texts = (version: number) => new Map(library.clauses(id, version).map(({ address, text }) => [address, text]));
  const before = texts(from);
  const after = texts(to);
  const side = (address: string | null, of: Map<string, string>) =>
    address === null ? null : { address, text: of.get(address) ?? '' };
  const shown = changes.flatMap(({ kind, from: older, to: newer }): ClauseChangeView[] =>
    kind === 'unchanged' ? [] : [{ change: kind, before: side(older, before), after: side(newer, after) }],
  );
  return { document: id, from, to, unchanged: changes.length - shown.length, changes: shown };
}
