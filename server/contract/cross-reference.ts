import Type, { type Static } from 'typebox';
import { Choice, NullableString, Ref, SpanSchema } from './basic-schemas.ts';
import { ClauseAncestorSchema, UnitMentionSchema } from './clause.ts';

export const EvidenceSchema = Type.Object(
  { here: Ref(SpanSchema), there: Ref(SpanSchema), hereText: Type.String(), thereText: Type.String() },
  { $id: 'Evidence', description: 'Aligned spans: `here` in the clause asked for, `there` in its counterpart' },
);

export const DifferenceSchema = Type.Object(
  {
    kind: Choice(['wording', 'amount', 'percentage', 'deadline', 'object', 'lead-unit']),
    lower: NullableString(),
    upper: NullableString(),
  },
  { $id: 'Difference' },
);

export const ReviewStatusSchema = Choice(['proposed', 'confirmed', 'rejected', 'needs-review'], {
  $id: 'ReviewStatus',
  description: '未复核 / 已确认 / 已否定 / 待复核',
});

export const ReviewSchema = Type.Object(
  {
    status: Ref(ReviewStatusSchema),
    by: NullableString(),
    at: NullableString(),
    note: NullableString(),
    manual: Type.Boolean({ description: 'True when a person added the link that the engine did not propose' }),
    seen: Type.String({ description: 'What this is now, to be sent back as `seen` with a decision on it' }),
  },
  { $id: 'Review' },
);
export type ReviewView = Static<typeof ReviewSchema>;

export const StrengthSchema = Choice(['strong', 'medium', 'weak'], { $id: 'Strength', description: '强 / 中 / 弱' });
export const CrossReferenceTypeSchema = Choice(['verbatim', 'task', 'indicator', 'topic'], {
  $id: 'CrossReferenceType',
  description: '原文沿用 / 任务落实 / 指标对应 / 主题相关',
});
export type CrossReferenceTypeView = Static<typeof CrossReferenceTypeSchema>;

export const ScorePartSchema = Type.Object(
  {
    feature: Type.String({ description: 'Stable name' }),
    label: Type.String({ description: 'Chinese name for readers' }),
    value: Type.Number(),
    contribution: Type.Number({ description: 'What it adds to the log-odds' }),
  },
  { $id: 'ScorePart' },
);

/** One counterpart of a clause, seen from that clause. */
export const CounterpartSchema = Type.Object(
  {
    document: Type.String(),
    address: Type.String(),
    documentTitle: Type.String(),
    num: NullableString(),
    heading: NullableString(),
    path: Type.Array(Ref(ClauseAncestorSchema)),
    text: Type.String(),
    units: Type.Array(Ref(UnitMentionSchema)),
    score: Type.Number({ description: 'Calibrated probability, 0…1' }),
    strength: Ref(StrengthSchema),
    type: Ref(CrossReferenceTypeSchema),
    evidence: Type.Array(Ref(EvidenceSchema)),
    differences: Type.Array(Ref(DifferenceSchema)),
    parts: Type.Array(Ref(ScorePartSchema)),
    review: Ref(ReviewSchema),
  },
  { $id: 'Counterpart' },
);
export type CounterpartView = Static<typeof CounterpartSchema>;

export const CrossReferencesSchema = Type.Object(
  {
    implements: Type.Array(Ref(CounterpartSchema), {
      description: 'Upper clauses that this lower clause implements',
    }),
    implementedBy: Type.Array(Ref(CounterpartSchema), {
      description: 'Lower clauses that implement this upper clause',
    }),
    none: NullableString('Chinese sentence when there is no strong or medium counterpart'),
  },
  { $id: 'CrossReferences' },
);
export type CrossReferencesView = Static<typeof CrossReferencesSchema>;
