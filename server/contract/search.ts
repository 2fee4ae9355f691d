import Type, { type Static } from 'typebox';
import { ClauseSchema } from './clause.ts';
import { LevelSchema, Nullable, SpanSchema, ValiditySchema } from './common.ts';

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

export const HighlightSchema = Type.Object(
  {
    field: Type.Union([Type.Literal('text'), Type.Literal('heading')]),
    start: Type.Integer(),
    end: Type.Integer(),
    term: Type.String(),
  },
  { $id: 'Highlight' },
);

export const SearchHitSchema = Type.Object(
  {
    ...ClauseSchema.properties,
    documentTitle: Type.String(),
    level: Nullable(LevelSchema),
    validity: ValiditySchema,
    snippet: SpanSchema,
    highlights: Type.Array(HighlightSchema),
    missing: Type.Array(Type.String()),
    score: Type.Number(),
    weak: Type.Boolean(),
    parts: Type.Array(Type.Object({ label: Type.String(), field: Type.String(), value: Type.Number() })),
  },
  { $id: 'SearchHit' },
);
export type SearchHitView = Static<typeof SearchHitSchema>;

export const FacetValueSchema = Type.Object(
  { value: Type.String(), label: Type.String(), count: Type.Integer() },
  { $id: 'FacetValue' },
);

export const SearchResultSchema = Type.Object(
  {
    total: Type.Integer(),
    confidence: Type.Union([Type.Literal('good'), Type.Literal('weak'), Type.Literal('none')]),
    hits: Type.Array(SearchHitSchema),
    facets: Type.Record(Type.String(), Type.Array(FacetValueSchema)),
    understanding: Type.Array(UnderstandingStepSchema),
    ignored: Nullable(Type.String()),
    choices: Type.Array(Type.Object({ document: Type.String(), address: Type.String(), label: Type.String() })),
    suggestion: Nullable(Type.String()),
  },
  { $id: 'SearchResult' },
);
export type SearchResultView = Static<typeof SearchResultSchema>;

const values = Type.Optional(Type.Array(Type.String()));

/** Facet parameters repeat: `?unit=市商务局&unit=钱江海关` are alternatives. */
export const SearchQuerySchema = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 20_000, default: '' })),
    document: values,
    section: values,
    issuingBody: values,
    unit: values,
    level: values,
    year: values,
    validity: values,
    sort: Type.Optional(
      Type.Union([Type.Literal('relevance'), Type.Literal('date'), Type.Literal('document')], { default: 'relevance' }),
    ),
    offset: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 200, default: 20 })),
    undo: values,
  },
  { $id: 'SearchQuery' },
);
export type SearchQueryView = Static<typeof SearchQuerySchema>;

export const SuggestionSchema = Type.Object(
  {
    kind: Type.Union([Type.Literal('heading'), Type.Literal('unit'), Type.Literal('document'), Type.Literal('term')]),
    text: Type.String(),
    target: Nullable(Type.String()),
  },
  { $id: 'Suggestion' },
);
export type SuggestionView = Static<typeof SuggestionSchema>;
