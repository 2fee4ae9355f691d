import type { Library } from '../../ingest/library/library.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { printedPinpoint } from '../../ingest/policy/place/write.ts';
import type { ClauseView } from '../contract/clause.ts';

/** A clause as every answer carries it. */
export function clauseView(clause: Clause, counterparts: number): ClauseView {
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
  };
}

/** Views of the clauses of one version; links lead from and to the current one, so an older one has no counterparts. */
export const clauseViews = (clauses: readonly Clause[], library: Library, current = true): ClauseView[] =>
  clauses.map((clause) => clauseView(clause, current ? counterpartsOf(library, clause) : 0));

/** How many counterparts a clause of the current version has. */
export const counterpartsOf = (library: Library, { document, address }: Pick<Clause, 'document' | 'address'>): number =>
  library.counterpartCounts(document).get(address) ?? 0;

/** Printed number and heading of a clause, with those above it: `二、…（二）…7. …`. */
export const clauseLabel = ({ num, heading, path, address }: Clause): string =>
  [...path, { num, heading, address }]
    .map((step) => [step.num, step.heading].filter((part) => part !== null).join('') || null)
    .filter((step) => step !== null)
    .join(' › ') || address;
