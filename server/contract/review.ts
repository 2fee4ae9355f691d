import Type, { type Static } from 'typebox';
import { Choice, NullableString, PlaceSchema, Ref, Values } from './basic-schemas.ts';
import { CrossReferenceTypeSchema, ReviewSchema } from './cross-reference.ts';
import { LinkSchema } from './tracing.ts';

export const ReviewActionSchema = Choice(['confirm', 'reject', 'retype', 'add', 'undo'], {
  $id: 'ReviewAction',
  description: '确认 / 否定 / 修改类型 / 新增 / 撤销',
});

export const ReviewRequestSchema = Type.Object(
  {
    lower: Ref(PlaceSchema),
    upper: Ref(PlaceSchema),
    action: Ref(ReviewActionSchema),
    type: Type.Optional(Ref(CrossReferenceTypeSchema)),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    seen: Type.Optional(
      Type.String({
        maxLength: 100,
        description: '`review.seen` of the link as it was shown; where it is left out, nobody else may have decided',
      }),
    ),
  },
  { $id: 'ReviewRequest', additionalProperties: false },
);
export type ReviewRequestView = Static<typeof ReviewRequestSchema>;

export const ReviewEventSchema = Type.Object(
  {
    action: Ref(ReviewActionSchema),
    type: Type.Unsafe<'verbatim' | 'task' | 'indicator' | 'topic' | null>({ type: ['string', 'null'] }),
    note: NullableString(),
    by: Type.String(),
    at: Type.String(),
    importedBy: NullableString('Who brought the decision in from a file that states `by` and `at`'),
  },
  { $id: 'ReviewEvent' },
);
export type ReviewEventView = Static<typeof ReviewEventSchema>;

/** A link after a decision, with everything that was decided about it. */
export const ReviewedLinkSchema = Type.Object(
  {
    lower: Ref(PlaceSchema),
    upper: Ref(PlaceSchema),
    review: Ref(ReviewSchema),
    history: Type.Array(Ref(ReviewEventSchema)),
  },
  { $id: 'ReviewedLink' },
);
export type ReviewedLinkView = Static<typeof ReviewedLinkSchema>;

export const ReviewQuerySchema = Type.Object({
  lower: Values('Lower document ids'),
  upper: Values('Upper document ids'),
  status: Type.Optional(Type.Array(Choice(['proposed', 'confirmed', 'rejected', 'needs-review']))),
  strength: Type.Optional(Type.Array(Choice(['strong', 'medium', 'weak']))),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 200 })),
});

export type ReviewQueryView = Static<typeof ReviewQuerySchema>;

export const ReviewProgressSchema = Type.Object(
  {
    document: Type.String(),
    title: Type.String(),
    total: Type.Integer({ description: 'Strong and medium links, and those made by hand' }),
    confirmed: Type.Integer(),
    rejected: Type.Integer(),
    needsReview: Type.Integer(),
    proposed: Type.Integer(),
  },
  { $id: 'ReviewProgress' },
);
export type ReviewProgressView = Static<typeof ReviewProgressSchema>;

export const ReviewListSchema = Type.Object(
  {
    total: Type.Integer(),
    links: Type.Array(Ref(LinkSchema), { description: 'In the order of the lower document' }),
    progress: Type.Array(Ref(ReviewProgressSchema), { description: 'One entry for each lower document' }),
    writer: NullableString('Who would be writing with this request; null: only reading'),
  },
  { $id: 'ReviewList' },
);
export type ReviewListView = Static<typeof ReviewListSchema>;

export const HistoryQuerySchema = Type.Object({
  lower: Type.String({ description: 'document/address' }),
  upper: Type.String({ description: 'document/address' }),
});

export const ImportResultSchema = Type.Object(
  {
    imported: Type.Integer({ description: 'Links whose decisions were taken over' }),
    known: Type.Integer({ description: 'Links that the library had already, or had decided the same way' }),
    conflicts: Type.Array(
      Type.Object({
        lower: Ref(PlaceSchema),
        upper: Ref(PlaceSchema),
        reason: Choice(['unknown-clause', 'different-decision']),
        chinese: Type.String({ description: '中文说明' }),
      }),
      { description: 'Links of the file that were not taken over' },
    ),
  },
  { $id: 'ImportResult' },
);
export type ImportResultView = Static<typeof ImportResultSchema>;
