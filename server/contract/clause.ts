import Type, { type Static } from 'typebox';
import { Choice, NullableSpan, NullableString, Ref } from './basic-schemas.ts';

export const UnitRoleSchema = Choice(['lead', 'responsible', 'supporting'], {
  $id: 'UnitRole',
  description: '牵头 / 责任 / 配合',
});

/** Place that a unit belongs to: GB/T 2260 code and name. */
export const UnitPlaceSchema = Type.Union([Type.Object({ code: Type.String(), name: Type.String() }), Type.Null()], {
  description: 'Place of the unit; null where neither its name nor the document tells',
});

export const UnitMentionSchema = Type.Object(
  {
    name: Type.String({ description: 'Canonical name, or the printed one where the unit is unknown' }),
    fullName: Type.String({ description: 'Name with its place, e.g. 杭州市财政局; leads to /api/units/{name}' }),
    place: UnitPlaceSchema,
    role: Ref(UnitRoleSchema),
    raw: Type.String({ description: 'Name as printed' }),
    span: NullableSpan,
    known: Type.Boolean(),
  },
  { $id: 'UnitMention' },
);
export type UnitMentionView = Static<typeof UnitMentionSchema>;

export const ClauseAncestorSchema = Type.Object(
  { address: Type.String(), num: NullableString(), heading: NullableString() },
  { $id: 'ClauseAncestor' },
);
export type ClauseAncestorView = Static<typeof ClauseAncestorSchema>;

export const ClauseKindSchema = Choice(
  [
    'front',
    'part',
    'chapter',
    'section',
    'subsection',
    'clause',
    'paragraph',
    'box',
    'item',
    'table',
    'row',
    'annex',
    'end',
  ],
  { $id: 'ClauseKind' },
);

const CellSchema = Type.Object({ text: Type.String(), columns: Type.Integer(), rows: Type.Integer() });

/** Fields that a clause carries everywhere. */
export const clauseFields = {
  document: Type.String(),
  address: Type.String({ description: 'Path inside the document, e.g. 2/2/7' }),
  kind: Ref(ClauseKindSchema),
  num: NullableString('Printed number, verbatim'),
  pinpoint: Type.String({ description: 'The place as people read it: 二、（二）7.' }),
  heading: NullableString(),
  text: Type.String({ description: 'Whole printed text' }),
  units: Type.Array(Ref(UnitMentionSchema)),
  path: Type.Array(Ref(ClauseAncestorSchema)),
  searchable: Type.Boolean(),
  cells: Type.Optional(Type.Array(CellSchema, { description: 'Cells of a table header or row' })),
  counterparts: Type.Integer({
    description: 'Cross-references (strong or medium, not rejected) that lead from or to this clause',
  }),
};

/** A clause everywhere: in a document, in a search hit, on its own page. */
export const ClauseSchema = Type.Object(clauseFields, { $id: 'Clause' });
export type ClauseView = Static<typeof ClauseSchema>;
