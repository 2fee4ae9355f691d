import type { Clause } from '../../ingest/policy/clause.ts';

const frame = new Set<Clause['kind']>(['front', 'end', 'table']);

/** True for a clause that can implement or be implemented: a search record that is not part of the letterhead or the end. */
export const isTraceable = ({ searchable, kind }: Pick<Clause, 'searchable' | 'kind'>): boolean =>
  searchable && !frame.has(kind);
