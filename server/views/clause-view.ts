import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { printedPinpoint } from '../../ingest/policy/place/write.ts';
import { isUnconfirmed } from '../../ingest/policy/recognition.ts';
import type { ClauseView } from '../contract/clause.ts';

/**
 * A clause as every answer carries it.
 *
 * @param unconfirmed whether it is recognised text that nobody has confirmed
 */
export function clauseView(clause: Clause, counterparts: number, unconfirmed: boolean): ClauseView {
  const { document, address, kind, num, heading, text, units, path, searchable, cells } = clause;
  return {
    document,
    address,
    kind,
    num,
    pinpoint: printedPinpoint(clause),
    heading,
    text,
    units,
    path,
    searchable,
    ...(cells === undefined ? {} : { cells }),
    counterparts,
    unconfirmed,
  };
}

/** Views of the clauses of one version; links lead from and to the current one, so an older one has no counterparts. */
export const clauseViews = (
  clauses: readonly Clause[],
  library: Library,
  stored?: Pick<StoredDocument, 'current' | 'version'>,
): ClauseView[] =>
  clauses.map((clause) => {
    const counterparts = (stored?.current ?? true) ? counterpartsOf(library, clause) : 0;
    return clauseView(
      clause,
      counterparts,
      stored ? isUnconfirmed(stored.version.recognition) : unconfirmedIn(library, clause),
    );
  });

/** Whether a clause of the current version is recognised text that nobody has confirmed. */
export const unconfirmedIn = (library: Library, { document }: Pick<Clause, 'document'>): boolean =>
  isUnconfirmed(library.document(document)?.version.recognition ?? null);

/** How many counterparts a clause of the current version has. */
export const counterpartsOf = (library: Library, { document, address }: Pick<Clause, 'document' | 'address'>): number =>
  library.counterpartCounts(document).get(address) ?? 0;

/** Printed number and heading of a clause, with those above it: `二、…（二）…7. …`. */
export const clauseLabel = ({ num, heading, path, address }: Clause): string =>
  [...path, { num, heading, address }]
    .map((step) => [step.num, step.heading].filter((part) => part !== null).join('') || null)
    .filter((step) => step !== null)
    .join(' › ') || address;
