import Type, { type Static } from 'typebox';
import { Choice, NullableString, PlaceSchema, Ref, SpanSchema, Values } from './basic-schemas.ts';
import { ClauseSchema, UnitMentionSchema } from './clause.ts';
import {
  CrossReferenceTypeSchema,
  DifferenceSchema,
  ReviewSchema,
  ReviewStatusSchema,
  ScorePartSchema,
  StrengthSchema,
} from './cross-reference.ts';
import { DocumentSummarySchema } from './document.ts';
import { PairReasonSchema } from './document-pair.ts';

const evidence = Type.Array(
  Type.Object({
    lower: Ref(SpanSchema),
    upper: Ref(SpanSchema),
    lowerText: Type.String(),
    upperText: Type.String(),
  }),
);

/** A link between two clauses, with both sides named. */
export const LinkSchema = Type.Object(
  {
    lower: Ref(PlaceSchema),
    upper: Ref(PlaceSchema),
    score: Type.Number(),
    strength: Ref(StrengthSchema),
    type: Ref(CrossReferenceTypeSchema),
    evidence,
    differences: Type.Array(Ref(DifferenceSchema)),
    parts: Type.Array(Ref(ScorePartSchema)),
    review: Ref(ReviewSchema),
  },
  { $id: 'Link' },
);
export type LinkView = Static<typeof LinkSchema>;

export const CompareQuerySchema = Type.Object({
  lower: Type.String({ maxLength: 200, description: 'Document id' }),
  upper: Type.String({ maxLength: 200, description: 'Document id' }),
});

/** One row of the synoptic view: clauses that stand beside each other; either side may be empty. */
export const ComparedRowSchema = Type.Object(
  {
    lower: NullableString('Address'),
    upper: Type.Array(Type.String(), { description: 'Addresses, best counterpart first' }),
  },
  { $id: 'ComparedRow' },
);
export type ComparedRowView = Static<typeof ComparedRowSchema>;

export const ComparisonSchema = Type.Object(
  {
    lower: Ref(DocumentSummarySchema),
    upper: Ref(DocumentSummarySchema),
    relation: Choice(['implements', 'similar'], {
      description: 'similar: the two are no pair of documents; what is alike implements nothing',
    }),
    reasons: Type.Array(Ref(PairReasonSchema), { description: 'Why the two are a pair' }),
    lowerClauses: Type.Array(Ref(ClauseSchema)),
    upperClauses: Type.Array(Ref(ClauseSchema)),
    links: Type.Array(Ref(LinkSchema), { description: 'Best first; weak ones only where a person decided' }),
    rows: Type.Array(Ref(ComparedRowSchema)),
  },
  { $id: 'Comparison' },
);
export type ComparisonView = Static<typeof ComparisonSchema>;

export const MatrixQuerySchema = Type.Object({
  upper: Type.String({ maxLength: 200, description: 'Document whose clauses are the rows' }),
  lower: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'Document whose clauses are the columns; without it every lower document is one column',
    }),
  ),
});

export const MatrixHeadSchema = Type.Object(
  {
    document: Type.String(),
    address: NullableString('Null where the column is a whole document'),
    num: NullableString(),
    heading: NullableString('Heading of the clause, title of the document'),
    section: NullableString('Heading of the section that it belongs to'),
    pinpoint: NullableString('The place as people read it'),
  },
  { $id: 'MatrixHead' },
);
export type MatrixHeadView = Static<typeof MatrixHeadSchema>;

export const MatrixCellSchema = Type.Object(
  {
    row: Type.Integer(),
    column: Type.Integer(),
    links: Type.Integer({
      description:
        'Links that stand: strong, medium or confirmed, not rejected; 0 where the cell shows a weak proposal only',
    }),
    lower: Ref(PlaceSchema),
    upper: Ref(PlaceSchema),
    score: Type.Number({ description: 'Of the best link' }),
    strength: Ref(StrengthSchema),
    type: Ref(CrossReferenceTypeSchema),
    review: Ref(ReviewStatusSchema),
  },
  { $id: 'MatrixCell' },
);
export type MatrixCellView = Static<typeof MatrixCellSchema>;

export const MatrixSchema = Type.Object(
  {
    rows: Type.Array(Ref(MatrixHeadSchema)),
    columns: Type.Array(Ref(MatrixHeadSchema)),
    cells: Type.Array(Ref(MatrixCellSchema), { description: 'Filled cells only' }),
  },
  { $id: 'Matrix' },
);
export type MatrixView = Static<typeof MatrixSchema>;

export const GapQuerySchema = Type.Object({
  document: Values('Document ids; all by default'),
  unit: Values('Canonical names of responsible units'),
  roles: Type.Optional(
    Choice(['implementable', 'all'], {
      description: 'implementable (default): without background, principles, goals, lead-ins and safeguards',
    }),
  ),
});

/** A clause without a strong or medium counterpart that is not rejected. */
export const GapSchema = Type.Object(
  {
    document: Type.String(),
    address: Type.String(),
    num: NullableString(),
    pinpoint: Type.String({ description: 'The place as people read it' }),
    heading: NullableString(),
    section: NullableString(),
    text: Type.String(),
    units: Type.Array(Ref(UnitMentionSchema)),
    weak: Type.Integer({ description: 'Weak links that a person has not rejected: the first place to look' }),
  },
  { $id: 'Gap' },
);
export type GapView = Static<typeof GapSchema>;

export const GapDocumentSchema = Type.Object(
  {
    document: Type.String(),
    title: Type.String(),
    clauses: Type.Integer({ description: 'Clauses looked at' }),
    gaps: Type.Array(Ref(GapSchema)),
  },
  { $id: 'GapDocument' },
);
export type GapDocumentView = Static<typeof GapDocumentSchema>;

export const GapsSchema = Type.Object(
  {
    upper: Type.Array(Ref(GapDocumentSchema), { description: 'Upper clauses that nothing implements' }),
    lower: Type.Array(Ref(GapDocumentSchema), { description: 'Lower clauses with no source' }),
    units: Type.Array(Type.Object({ unit: Type.String(), upper: Type.Integer(), lower: Type.Integer() }), {
      description: 'Gaps by responsible unit, most first',
    }),
  },
  { $id: 'Gaps' },
);
export type GapsView = Static<typeof GapsSchema>;
