import Type, { type Static } from 'typebox';
import { ClauseAncestorSchema } from './clause.ts';
import { Nullable, SpanSchema } from './common.ts';

export const EvidenceSchema = Type.Object(
  { here: SpanSchema, there: SpanSchema, hereText: Type.String(), thereText: Type.String() },
  { $id: 'Evidence', description: 'Aligned spans: `here` in the clause asked for, `there` in its counterpart' },
);

export const DifferenceSchema = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('wording'),
      Type.Literal('amount'),
      Type.Literal('percentage'),
      Type.Literal('deadline'),
      Type.Literal('object'),
      Type.Literal('lead-unit'),
    ]),
    municipal: Nullable(Type.String()),
    provincial: Nullable(Type.String()),
  },
  { $id: 'Difference' },
);

export const ReviewSchema = Type.Object(
  {
    status: Type.Union([
      Type.Literal('proposed'),
      Type.Literal('confirmed'),
      Type.Literal('rejected'),
      Type.Literal('needs-review'),
    ]),
    by: Nullable(Type.String()),
    at: Nullable(Type.String()),
    note: Nullable(Type.String()),
    /** True when a person added the link that the engine did not propose. */
    manual: Type.Boolean(),
  },
  { $id: 'Review' },
);

export const StrengthSchema = Type.Union([Type.Literal('strong'), Type.Literal('medium'), Type.Literal('weak')], {
  $id: 'Strength',
});
export const CrossReferenceTypeSchema = Type.Union(
  [Type.Literal('verbatim'), Type.Literal('task'), Type.Literal('indicator'), Type.Literal('topic')],
  { $id: 'CrossReferenceType' },
);

/** One counterpart of a clause, seen from that clause. */
export const CounterpartSchema = Type.Object(
  {
    document: Type.String(),
    address: Type.String(),
    documentTitle: Type.String(),
    num: Nullable(Type.String()),
    heading: Nullable(Type.String()),
    path: Type.Array(ClauseAncestorSchema),
    text: Type.String(),
    score: Type.Number(),
    strength: StrengthSchema,
    type: CrossReferenceTypeSchema,
    evidence: Type.Array(EvidenceSchema),
    differences: Type.Array(DifferenceSchema),
    parts: Type.Array(Type.Object({ feature: Type.String(), value: Type.Number(), contribution: Type.Number() })),
    review: ReviewSchema,
  },
  { $id: 'Counterpart' },
);
export type CounterpartView = Static<typeof CounterpartSchema>;

export const CrossReferencesSchema = Type.Object(
  {
    implements: Type.Array(CounterpartSchema, {
      description: 'Provincial clauses that this municipal clause implements',
    }),
    implementedBy: Type.Array(CounterpartSchema, {
      description: 'Municipal clauses that implement this provincial clause',
    }),
    /** Chinese sentence when there is no strong or medium counterpart; null otherwise. */
    none: Nullable(Type.String()),
  },
  { $id: 'CrossReferences' },
);
export type CrossReferencesView = Static<typeof CrossReferencesSchema>;
