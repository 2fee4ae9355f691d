import Type, { type Static } from 'typebox';
import { LevelSchema, Nullable, SpanSchema, ValiditySchema } from './common.ts';

export const FactSourceSchema = Type.Union(
  [
    Type.Object({ kind: Type.Literal('text'), address: Type.String(), span: SpanSchema, quote: Type.String() }),
    Type.Object({ kind: Type.Literal('sidecar'), note: Type.String() }),
  ],
  { $id: 'FactSource' },
);

/** One fact of a document with what proves it; `value` null means 未载明. */
export const FactSchema = Type.Object(
  {
    name: Type.String({ description: 'e.g. documentNumber, issuedOn' }),
    label: Type.String({ description: 'Chinese label' }),
    value: Nullable(Type.String()),
    source: Nullable(FactSourceSchema),
  },
  { $id: 'Fact' },
);
export type FactView = Static<typeof FactSchema>;

export const DocumentSummarySchema = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    documentNumber: Nullable(Type.String()),
    issuingBodies: Type.Array(Type.String()),
    level: Nullable(LevelSchema),
    issuedOn: Nullable(Type.String()),
    effectiveFrom: Nullable(Type.String()),
    effectiveUntil: Nullable(Type.String()),
    planningPeriod: Nullable(Type.String()),
    year: Nullable(Type.String()),
    validity: ValiditySchema,
    /** Number of search records. */
    clauses: Type.Integer(),
    version: Type.Integer(),
    ingestedAt: Type.String(),
  },
  { $id: 'DocumentSummary' },
);
export type DocumentSummaryView = Static<typeof DocumentSummarySchema>;

export const OutlineEntrySchema = Type.Object(
  {
    address: Type.String(),
    kind: Type.String(),
    num: Nullable(Type.String()),
    heading: Nullable(Type.String()),
    depth: Type.Integer(),
  },
  { $id: 'OutlineEntry' },
);

export const VersionSchema = Type.Object(
  {
    version: Type.Integer(),
    ingestedAt: Type.String(),
    sha256: Type.String(),
    added: Type.Integer(),
    removed: Type.Integer(),
    changed: Type.Integer(),
  },
  { $id: 'Version' },
);

export const DocumentSchema = Type.Object(
  {
    ...DocumentSummarySchema.properties,
    facts: Type.Array(FactSchema),
    outline: Type.Array(OutlineEntrySchema),
    versions: Type.Array(VersionSchema),
  },
  { $id: 'Document' },
);
export type DocumentView = Static<typeof DocumentSchema>;
