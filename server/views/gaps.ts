import { canBeImplemented } from '../../ingest/crossref/clause-role.ts';
import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { printedPinpoint } from '../../ingest/policy/place/write.ts';
import type { GapDocumentView, GapsView } from '../contract/tracing.ts';
import { stands } from './cross-reference-view.ts';
import { titleOf } from './document-view.ts';
import { isTraceable } from './traceable.ts';
import { shownUnit } from './unit-view.ts';

type Side = 'lower' | 'upper';

/** What to look at: documents by id and units by full name; null for all. */
export interface GapFilter {
  documents: string[] | null;
  units: string[] | null;
  /** True to count background, principles, goals, lead-ins and safeguards too, which nobody implements. */
  allRoles: boolean;
}

/** Upper clauses that nothing implements and lower clauses with no source, by document and counted by unit. */
export function gapsOf(library: Library, filter: GapFilter): GapsView {
  const side = (side: Side): GapDocumentView[] =>
    library.pairs
      .documents(side)
      .filter((id) => filter.documents === null || filter.documents.includes(id))
      .flatMap((id) => library.document(id) ?? [])
      .map((stored) => gapsOfDocument(library, stored, side, filter));
  const upper = side('upper');
  const lower = side('lower');
  return { upper, lower, units: gapsByUnit(library, upper, lower) };
}

function gapsOfDocument(library: Library, stored: StoredDocument, side: Side, filter: GapFilter): GapDocumentView {
  const { units, allRoles } = filter;
  const id = stored.document.id;
  const answered = new Set<string>();
  const weak = new Map<string, number>();
  for (const link of library.links({ [side]: { document: id } })) {
    const { address } = link[side];
    if (stands(link)) answered.add(address);
    else if (link.review.status !== 'rejected') weak.set(address, (weak.get(address) ?? 0) + 1);
  }
  const clauses = library
    .clauses(id)
    .filter((clause) => isTraceable(clause) && (allRoles || canBeImplemented(clause)))
    .filter((clause) => units === null || clause.units.some(({ fullName }) => units.includes(fullName)));
  const gaps = clauses
    .filter(({ address }) => !answered.has(address))
    .map((clause) => gap(clause, weak.get(clause.address) ?? 0));
  return { document: id, title: titleOf(stored), clauses: clauses.length, gaps };
}

const gap = (clause: Clause, weak: number) => ({
  document: clause.document,
  address: clause.address,
  num: clause.num,
  pinpoint: printedPinpoint(clause),
  heading: clause.heading,
  section: clause.path.findLast((ancestor) => ancestor.heading !== null)?.heading ?? null,
  text: clause.text,
  units: clause.units,
  weak,
});

function gapsByUnit(
  library: Library,
  upper: readonly GapDocumentView[],
  lower: readonly GapDocumentView[],
): GapsView['units'] {
  const counts = new Map<string, { upper: number; lower: number }>();
  const count = (documents: readonly GapDocumentView[], side: Side) => {
    for (const { units } of documents.flatMap(({ gaps }) => gaps)) {
      for (const name of new Set(units.map((unit) => shownUnit(library, unit)))) {
        const entry = counts.get(name) ?? { upper: 0, lower: 0 };
        entry[side] += 1;
        counts.set(name, entry);
      }
    }
  };
  count(upper, 'upper');
  count(lower, 'lower');
  return [...counts]
    .map(([unit, numbers]) => ({ unit, ...numbers }))
    .sort((one, other) => other.upper + other.lower - one.upper - one.lower || (one.unit < other.unit ? -1 : 1));
}
