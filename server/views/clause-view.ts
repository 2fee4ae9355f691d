import type { Library } from '../../ingest/library/library.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import type { ClauseView } from '../contract/clause.ts';

/** A clause as every answer carries it. */
export function clauseView(clause: Clause, counterparts: number): ClauseView {
  const { document, address, kind, num, heading, text, units, path, searchable, cells } = clause;
  return {
    document,
    address,
    kind,
    num,
    heading,
    text,
    units,
    path,
    searchable,
    ...(cells === undefined ? {} : { cells }),
    counterparts,
  };
}

/** Numbers of counterparts by document and address, each document counted once for one answer. */
export class CounterpartCounts {
  readonly #library: Library;
  readonly #byDocument = new Map<string, Map<string, number>>();

  constructor(library: Library) {
    this.#library = library;
  }

  of({ document, address }: { document: string; address: string }): number {
    let counts = this.#byDocument.get(document);
    if (counts === undefined) {
      counts = this.#library.counterpartCounts(document);
      this.#byDocument.set(document, counts);
    }
    return counts.get(address) ?? 0;
  }
}

/** Views of clauses with the numbers of their counterparts. */
export function clauseViews(clauses: readonly Clause[], library: Library): ClauseView[] {
  const counts = new CounterpartCounts(library);
  return clauses.map((clause) => clauseView(clause, counts.of(clause)));
}

/** Printed number and heading of a clause, with those above it: `二、…（二）…7. …`. */
export const clauseLabel = ({ num, heading, path, address }: Clause): string =>
  [...path, { num, heading, address }]
    .map((step) => [step.num, step.heading].filter((part) => part !== null).join('') || null)
    .filter((step) => step !== null)
    .join(' › ') || address;
