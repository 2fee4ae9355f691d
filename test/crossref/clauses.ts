import type { Clause, ClauseKind } from '../../ingest/policy/clause.ts';
import type { UnitMention } from '../../ingest/policy/unit-mention.ts';

interface Written {
  text: string;
  document?: string;
  address?: string;
  kind?: ClauseKind;
  heading?: string;
  /** Headings above the clause, outermost first. */
  under?: string[];
  units?: UnitMention[];
}

/** A clause as the parser would give it, with what a test does not care about filled in. */
export function clause({
  text,
  document = 'city',
  address = '1/1',
  kind = 'clause',
  heading,
  under = [],
  units = [],
}: Written): Clause {
  return {
    document,
    address,
    kind,
    num: null,
    heading: heading ?? null,
    text,
    units,
    path: under.map((name, at) => ({ address: String(at + 1), num: null, heading: name })),
    span: { start: 0, end: text.length },
    searchable: true,
  };
}

/** A unit note's mention without a place in the text. */
export function unit(name: string, role: UnitMention['role'] = 'lead'): UnitMention {
  return { name, fullName: name, place: null, role, raw: name, span: null, known: true };
}
