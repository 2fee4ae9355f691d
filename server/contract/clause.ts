import Type, { type Static } from 'typebox';
import { Nullable, SpanSchema } from './common.ts';

export const UnitMentionSchema = Type.Object(
  {
    name: Type.String(),
    role: Type.Union([Type.Literal('lead'), Type.Literal('responsible'), Type.Literal('supporting')]),
    raw: Type.String(),
    span: Nullable(SpanSchema),
    known: Type.Boolean(),
  },
  { $id: 'UnitMention' },
);
export type UnitMentionView = Static<typeof UnitMentionSchema>;

export const ClauseAncestorSchema = Type.Object(
  { address: Type.String(), num: Nullable(Type.String()), heading: Nullable(Type.String()) },
  { $id: 'ClauseAncestor' },
);

export const ClauseKindSchema = Type.Union(
  [
    Type.Literal('front'),
    Type.Literal('part'),
    Type.Literal('chapter'),
    Type.Literal('section'),
    Type.Literal('subsection'),
    Type.Literal('clause'),
    Type.Literal('paragraph'),
    Type.Literal('box'),
    Type.Literal('item'),
    Type.Literal('table'),
    Type.Literal('row'),
    Type.Literal('annex'),
    Type.Literal('end'),
  ],
  { $id: 'ClauseKind' },
);

/** A clause everywhere: in a document, in a search hit, on its own page. */
export const ClauseSchema = Type.Object(
  {
    document: Type.String(),
    address: Type.String(),
    kind: ClauseKindSchema,
    num: Nullable(Type.String()),
    heading: Nullable(Type.String()),
    text: Type.String(),
    units: Type.Array(UnitMentionSchema),
    path: Type.Array(ClauseAncestorSchema),
    searchable: Type.Boolean(),
    cells: Type.Optional(
      Type.Array(Type.Object({ text: Type.String(), columns: Type.Integer(), rows: Type.Integer() })),
    ),
    /** How many cross-references (strong or medium, not rejected) lead from or to this clause. */
    counterparts: Type.Integer(),
  },
  { $id: 'Clause' },
);
export type ClauseView = Static<typeof ClauseSchema>;

/** Ready-made citations of one clause (GB/T 7714 has no clause locator: the pinpoint goes into the sentence). */
export const ClauseCitationSchema = Type.Object(
  {
    /** 行文：《标题》（发文字号）第二部分第（二）项第7点 */
    inText: Type.String(),
    /** The same with the printed form of the numbers: 二、（二）7. */
    printed: Type.String(),
    /** GB/T 7714—2025 顺序编码 entry of the document. */
    gbt7714: Type.String(),
    gbt7714AuthorYear: Type.String(),
    gbt7714In2015: Type.String(),
    /** 法学引注手册 */
    legal: Type.String(),
    permalink: Type.String(),
    cslJson: Type.Unknown(),
    ris: Type.String(),
    bibtex: Type.String(),
  },
  { $id: 'ClauseCitation' },
);
export type ClauseCitationView = Static<typeof ClauseCitationSchema>;
