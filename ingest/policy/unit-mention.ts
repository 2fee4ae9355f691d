import type { Span } from './clause.ts';
import type { RegionStep } from './region/region.ts';

/** 牵头 / 责任 / 配合 */
export type UnitRole = 'lead' | 'responsible' | 'supporting';

/** A responsible unit as a clause names it. */
export interface UnitMention {
  /** Canonical name, or the printed name where the unit is unknown. */
  name: string;
  /** The name with its place, 杭州市财政局: what tells units apart (see agencies/unit-place.ts). */
  fullName: string;
  /** Place that the unit belongs to; null where neither its name nor the document tells. */
  place: RegionStep | null;
  role: UnitRole;
  /** Printed name (an elided prefix is not restored here). */
  raw: string;
  /** Range of `raw` in the clause's text; null where the mention comes from elsewhere (annex table, rule stated once). */
  span: Span | null;
  /** False when the name is not in the unit file and waits for a person's decision. */
  known: boolean;
}
