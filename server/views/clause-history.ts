import type { Library } from '../../ingest/library/library.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { printedPinpoint } from '../../ingest/policy/place/write.ts';
import type { ClauseVersionsView } from '../contract/document.ts';

/** A clause of one version through all versions of its document, newest first, followed to wherever it stood. */
export function clauseHistoryView(
  library: Library,
  { document, address }: Clause,
  version: number,
): ClauseVersionsView {
  const history = library.clauseHistory(document, address, version);
  const ingested = new Map(library.versions(document).map((stored) => [stored.version, stored.ingestedAt]));
  const versions = (history?.versions ?? []).flatMap((step) => {
    const clause = library.clause(document, step.address, step.version);
    if (clause === null) return [];
    const { num, heading, text } = clause;
    const printed = { num, heading, text, pinpoint: printedPinpoint(clause) };
    return [{ ...step, ingestedAt: ingested.get(step.version) ?? '', ...printed }];
  });
  return { versions: versions.reverse(), removedIn: history?.removedIn ?? null };
}
