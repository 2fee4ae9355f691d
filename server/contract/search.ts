import Type, { type Static } from 'typebox';
import {
  Choice,
  NullableInteger,
  NullableLevel,
  NullableString,
  Ref,
  SpanSchema,
  ValiditySchema,
  Values,
} from './basic-schemas.ts';
import { clauseFields, UnitRoleSchema } from './clause.ts';
import { summaryFields } from './unit.ts';

export const UnderstandingStepSchema = Type.Object(
  {
    id: Type.String(),
    kind: Type.String(),
    from: Type.String(),
    to: Type.Array(Type.String()),
    note: Type.String(),
    undoable: Type.Boolean(),
  },
  { $id: 'UnderstandingStep' },
);
export type UnderstandingStepView = Static<typeof UnderstandingStepSchema>;

export const HighlightSchema = Type.Object(
  { field: Choice(['text', 'heading']), start: Type.Integer(), end: Type.Integer(), term: Type.String() },
  { $id: 'Highlight' },
);

export const HitScorePartSchema = Type.Object(
  { label: Type.String(), field: Type.String(), value: Type.Number() },
  { $id: 'HitScorePart' },
);

export const SearchHitSchema = Type.Object(
  {
    ...clauseFields,
    documentTitle: Type.String(),
    level: NullableLevel,
    validity: Ref(ValiditySchema),
    snippet: Ref(SpanSchema),
    highlights: Type.Array(Ref(HighlightSchema)),
    missing: Type.Array(Type.String(), { description: 'Query words that this clause does not contain' }),
    onlyInPath: Type.Array(Type.String(), {
      description: 'Query words that only a heading above this clause contains, not the clause itself',
    }),
    score: Type.Number(),
    verbatim: Type.Boolean({ description: 'The whole query is one sentence of the clause or several' }),
    weak: Type.Boolean(),
    parts: Type.Array(Ref(HitScorePartSchema)),
  },
  { $id: 'SearchHit' },
);
export type SearchHitView = Static<typeof SearchHitSchema>;

export const FacetValueSchema = Type.Object(
  { value: Type.String(), label: Type.String(), count: Type.Integer() },
  { $id: 'FacetValue' },
);
export type FacetValueView = Static<typeof FacetValueSchema>;

export const AskedUnitSchema = Type.Object(
  {
    ...summaryFields,
    role: Type.Union([Ref(UnitRoleSchema), Type.Null()], { description: 'The role that is asked for; null where any' }),
  },
  { $id: 'AskedUnit' },
);
export type AskedUnitView = Static<typeof AskedUnitSchema>;

export const facetNames = ['document', 'section', 'issuingBody', 'unit', 'level', 'year', 'validity'] as const;
const facetList = Type.Array(Ref(FacetValueSchema));

export const SearchResultSchema = Type.Object(
  {
    total: Type.Integer(),
    exact: Type.Boolean({
      description: 'False where total and facets are upper estimates: frequent terms of a large library',
    }),
    confidence: Choice(['good', 'weak', 'none']),
    hits: Type.Array(Ref(SearchHitSchema)),
    facets: Type.Object({
      document: facetList,
      section: facetList,
      issuingBody: facetList,
      unit: facetList,
      level: facetList,
      year: facetList,
      validity: facetList,
    }),
    unit: Type.Union([Ref(AskedUnitSchema), Type.Null()], {
      description: 'The unit that the query names, where it names nothing else',
    }),
    understanding: Type.Array(Ref(UnderstandingStepSchema)),
    ignored: NullableString('What of the input was ignored'),
    choices: Type.Array(Type.Object({ document: Type.String(), address: Type.String(), label: Type.String() })),
    suggestion: NullableString('Nearest repair'),
  },
  { $id: 'SearchResult' },
);
export type SearchResultView = Static<typeof SearchResultSchema>;

const narrowingFields = {
  section: Values('`document/address` of sections'),
  issuingBody: Values('发文机关'),
  unit: Values('责任单位, canonical names'),
  level: Type.Optional(Type.Array(Choice(['national', 'provincial', 'municipal', 'district', 'unstated']))),
  year: Values('e.g. 2024, or unstated'),
  validity: Type.Optional(Type.Array(Choice(['in-force', 'not-yet', 'expired', 'repealed', 'unstated']))),
  undo: Values('Ids of understanding steps to leave out'),
};

const filterFields = { document: Values('Document ids'), ...narrowingFields };

/** A pasted page. What looks for addresses and repairs in it reads it once, however long it is (see policy/place/read.ts). */
const longestQuery = 20_000;
const queryText = Type.Optional(
  Type.String({ maxLength: longestQuery, default: '', description: 'What the user typed' }),
);

/** Facet parameters repeat: `?unit=市商务局&unit=钱江海关` are alternatives. */
export const SearchQuerySchema = Type.Object({
  q: queryText,
  ...filterFields,
  sort: Type.Optional(
    Type.Unsafe<'relevance' | 'date' | 'document'>({
      type: 'string',
      enum: ['relevance', 'date', 'document'],
      default: 'relevance',
    }),
  ),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 })),
  limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 200, default: 20 })),
});
export type SearchQueryView = Static<typeof SearchQuerySchema>;

export const FacetParamsSchema = Type.Object({ name: Choice(facetNames) });
export const FacetQuerySchema = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100, default: '', description: 'Any part of the name' })),
  query: queryText,
  ...filterFields,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
});
export const FacetListSchema = Type.Object({ values: facetList }, { $id: 'FacetList' });
export type FacetListView = Static<typeof FacetListSchema>;

/** The clause asked about is `document` + `address`; a document facet in force is given as `inDocument`. */
export const WhyQuerySchema = Type.Object({
  q: Type.String({ maxLength: longestQuery }),
  document: Type.String({ maxLength: 200 }),
  address: Type.String({ maxLength: 200 }),
  inDocument: Values('Document facet of the search in question'),
  ...narrowingFields,
});

export const WhySchema = Type.Object(
  {
    document: Type.String(),
    address: Type.String(),
    found: Type.Boolean(),
    rank: NullableInteger('1-based place among all hits'),
    reason: Type.String({ description: 'Chinese sentences: why it stands there, or why it is not shown' }),
    contained: Type.Array(Type.String(), { description: 'Query words that the clause contains' }),
    missing: Type.Array(Type.String(), { description: 'Query words that it does not' }),
    parts: Type.Array(Ref(HitScorePartSchema)),
  },
  { $id: 'Why' },
);
export type WhyView = Static<typeof WhySchema>;

export const SuggestionSchema = Type.Object(
  {
    kind: Choice(['heading', 'unit', 'document', 'term']),
    text: Type.String(),
    target: NullableString('document/address, document id or unit name'),
    alias: Type.Optional(
      Type.String({ description: 'Other name that fits what was typed, where the text itself does not' }),
    ),
  },
  { $id: 'Suggestion' },
);
export type SuggestionView = Static<typeof SuggestionSchema>;
export const SuggestionListSchema = Type.Object(
  { suggestions: Type.Array(Ref(SuggestionSchema)) },
  { $id: 'SuggestionList' },
);
export const SuggestionQuerySchema = Type.Object({
  q: Type.String({ maxLength: 100 }),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
});
