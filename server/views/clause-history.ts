import type { ClauseChange } from '../../ingest/library/clause-changes.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import type { ClauseVersionView } from '../contract/document.ts';

/**
 * A clause of the current version through all versions of its document, newest first, followed to wherever it stood.
 * `change` says what became of it from the version before.
 */
export function clauseHistory(library: Library, { document, address }: Clause): ClauseVersionView[] {
  const versions = library.versions(document);
  const history: ClauseVersionView[] = [];
  let place: string | null = address;
  for (const [index, { version, ingestedAt }] of versions.entries()) {
    const clause: Clause | null = place === null ? null : library.clause(document, place, version);
    if (clause === null) break;
    const before = versions[index + 1];
    const changes = before === undefined ? null : library.changes(document, before.version, version);
    const change: ClauseChange | undefined = changes?.find(({ to }) => to === clause.address);
    const { address: at, num, heading, text } = clause;
    history.push({ version, ingestedAt, address: at, num, heading, text, change: change?.kind ?? 'added' });
    place = change?.from ?? null;
  }
  return history;
}
