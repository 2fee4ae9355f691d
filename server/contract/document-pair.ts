import Type, { type Static } from 'typebox';
import { Choice, Ref } from './basic-schemas.ts';
import { DocumentSummarySchema } from './document.ts';

/** Why a document is taken to stand under another. */
export const PairReasonSchema = Type.Object(
  {
    kind: Choice(['basis', 'same-task', 'person'], {
      description: '写明以其为依据 / 同一任务 / 人工指定',
    }),
    addresses: Type.Optional(
      Type.Array(Type.String(), { description: 'basis: clauses of the lower document that name it' }),
    ),
    likeness: Type.Optional(Type.Number({ description: 'same-task: how far both are about the same, 0…1' })),
    words: Type.Optional(Type.Array(Type.String(), { description: 'same-task: the words that say so' })),
    by: Type.Optional(Type.String({ description: 'person: who said so' })),
    at: Type.Optional(Type.String({ description: 'person: when, ISO 8601' })),
  },
  { $id: 'PairReason' },
);
export type PairReasonView = Static<typeof PairReasonSchema>;

/** A document above or below another, and why. */
export const PairedDocumentSchema = Type.Object(
  {
    document: Ref(DocumentSummarySchema),
    reasons: Type.Array(Ref(PairReasonSchema)),
    links: Type.Integer({ description: 'Links between the two that stand' }),
  },
  { $id: 'PairedDocument' },
);
export type PairedDocumentView = Static<typeof PairedDocumentSchema>;

/** The documents above and below one. */
export const DocumentPairsSchema = Type.Object(
  { upper: Type.Array(Ref(PairedDocumentSchema)), lower: Type.Array(Ref(PairedDocumentSchema)) },
  { $id: 'DocumentPairs' },
);
export type DocumentPairsView = Static<typeof DocumentPairsSchema>;

/** All pairs of the library, by id of their documents. */
export const PairListSchema = Type.Object(
  {
    pairs: Type.Array(Type.Object({ lower: Type.String(), upper: Type.String() }), {
      description: 'Municipal documents under provincial ones first, then the others, by id',
    }),
  },
  { $id: 'PairList' },
);
export type PairListView = Static<typeof PairListSchema>;

/** A person's word: `added` makes a pair, `removed` takes one out, whatever the texts say. */
export const PairDecisionSchema = Type.Object(
  {
    lower: Type.String({ maxLength: 200, description: 'Document id' }),
    upper: Type.String({ maxLength: 200, description: 'Document id' }),
    decision: Choice(['added', 'removed']),
  },
  { $id: 'PairDecision', additionalProperties: false },
);
