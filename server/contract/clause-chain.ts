import Type, { type Static } from 'typebox';
import { Choice, LevelSchema, NullableString, PlaceSchema, Ref } from './basic-schemas.ts';
import { ClauseAncestorSchema } from './clause.ts';
import { CrossReferenceTypeSchema, ReviewSchema, StrengthSchema } from './cross-reference.ts';

/** A clause of a chain, and how it stands to the one that was asked for. */
export const ChainClauseSchema = Type.Object(
  {
    document: Type.String(),
    documentTitle: Type.String(),
    level: Type.Union([Ref(LevelSchema), Type.Null()]),
    address: Type.String(),
    num: NullableString(),
    heading: NullableString(),
    path: Type.Array(Ref(ClauseAncestorSchema)),
    text: Type.String(),
    relation: Choice(['asked', 'above', 'below', 'sibling', 'candidate'], {
      description: 'sibling: implements a clause that this one implements; candidate: best of weak ones, no answer',
    }),
  },
  { $id: 'ChainClause' },
);
export type ChainClauseView = Static<typeof ChainClauseSchema>;

/** A link of a chain, without its evidence. */
export const ChainLinkSchema = Type.Object(
  {
    lower: Ref(PlaceSchema),
    upper: Ref(PlaceSchema),
    score: Type.Number(),
    strength: Ref(StrengthSchema),
    type: Ref(CrossReferenceTypeSchema),
    review: Ref(ReviewSchema),
  },
  { $id: 'ChainLink' },
);
export type ChainLinkView = Static<typeof ChainLinkSchema>;

/** A clause with all that it implements and all that implements it, however many levels away. */
export const ClauseChainSchema = Type.Object(
  {
    clauses: Type.Array(Ref(ChainClauseSchema), { description: 'The clause asked for first, then nearest first' }),
    links: Type.Array(Ref(ChainLinkSchema), { description: 'Those that stand, and those to candidates' }),
    above: NullableString('Chinese sentence where upper documents hold no strong or medium counterpart'),
    below: NullableString('The same of lower documents'),
    cut: Type.Boolean({ description: 'True where the chain has more clauses than are told' }),
  },
  { $id: 'ClauseChain' },
);
export type ClauseChainView = Static<typeof ClauseChainSchema>;
