import Type, { type Static } from 'typebox';
import {
  Choice,
  NullableInteger,
  NullableLevel,
  NullableObject,
  NullableString,
  Ref,
  SpanSchema,
  ValiditySchema,
} from './basic-schemas.ts';
import { ClauseKindSchema, ClauseSchema } from './clause.ts';

/** Where a fact stands: in the text (clause and range in its text) or in the sidecar file (its stated source). */
export const FactSourceSchema = Type.Union(
  [
    Type.Object({ kind: Type.Literal('text'), address: Type.String(), span: Ref(SpanSchema), quote: Type.String() }),
    Type.Object({ kind: Type.Literal('sidecar'), note: Type.String() }),
  ],
  { $id: 'FactSource' },
);

const regionStep = {
  code: Type.String({ description: 'GB/T 2260; a zone without a code has that of the region above it and its name' }),
  name: Type.String(),
};

/** A place, with the chain from 全国 down to itself. */
export const RegionSchema = Type.Object(
  { ...regionStep, chain: Type.Array(Type.Object(regionStep)) },
  { $id: 'Region' },
);

/** One fact of a document with what proves it; `value` null means 未载明. */
export const FactSchema = Type.Object(
  {
    name: Type.String({ description: 'e.g. documentNumber, issuedOn' }),
    label: Type.String({ description: 'Chinese label' }),
    value: NullableString(),
    source: Type.Union([Ref(FactSourceSchema), Type.Null()]),
  },
  { $id: 'Fact' },
);
export type FactView = Static<typeof FactSchema>;

const summaryFields = {
  id: Type.String(),
  title: Type.String(),
  documentNumber: NullableString('发文字号'),
  issuingBodies: Type.Array(Type.String()),
  level: NullableLevel,
  region: Type.Union([Ref(RegionSchema), Type.Null()], { description: 'Place of the issuing body; null means 未载明' }),
  issuedOn: NullableString('成文日期, ISO 8601'),
  effectiveFrom: NullableString(),
  effectiveUntil: NullableString(),
  planningPeriod: NullableString('规划期限, as printed'),
  year: NullableString(),
  validity: Ref(ValiditySchema),
  clauses: Type.Integer({ description: 'Number of search records' }),
  version: Type.Integer(),
  ingestedAt: Type.String(),
};

export const DocumentSummarySchema = Type.Object(summaryFields, { $id: 'DocumentSummary' });
export type DocumentSummaryView = Static<typeof DocumentSummarySchema>;

export const DocumentListSchema = Type.Object(
  { documents: Type.Array(Ref(DocumentSummarySchema)) },
  { $id: 'DocumentList' },
);

export const OutlineEntrySchema = Type.Object(
  {
    address: Type.String(),
    kind: Ref(ClauseKindSchema),
    num: NullableString(),
    heading: NullableString(),
    depth: Type.Integer({ minimum: 0 }),
  },
  { $id: 'OutlineEntry' },
);
export type OutlineEntryView = Static<typeof OutlineEntrySchema>;

export const VersionSchema = Type.Object(
  {
    version: Type.Integer(),
    ingestedAt: Type.String(),
    sha256: Type.String({ description: 'Of the source file' }),
    added: Type.Integer(),
    removed: Type.Integer(),
    changed: Type.Integer(),
  },
  { $id: 'Version' },
);
export type VersionView = Static<typeof VersionSchema>;

export const DocumentSchema = Type.Object(
  {
    ...summaryFields,
    facts: Type.Array(Ref(FactSchema)),
    outline: Type.Array(Ref(OutlineEntrySchema)),
    versions: Type.Array(Ref(VersionSchema)),
  },
  { $id: 'Document' },
);
export type DocumentView = Static<typeof DocumentSchema>;

export const ClauseListSchema = Type.Object({ clauses: Type.Array(Ref(ClauseSchema)) }, { $id: 'ClauseList' });
export type ClauseListView = Static<typeof ClauseListSchema>;

export const VersionListSchema = Type.Object({ versions: Type.Array(Ref(VersionSchema)) }, { $id: 'VersionList' });

const changedSide = Type.Object({ address: Type.String(), pinpoint: Type.String(), text: Type.String() });

/** What became of one clause between two versions; the side that does not have it is null. */
export const ClauseChangeSchema = Type.Object(
  {
    change: Choice(['added', 'removed', 'changed', 'replaced', 'moved']),
    before: NullableObject(changedSide),
    after: NullableObject(changedSide),
  },
  { $id: 'ClauseChange' },
);
export type ClauseChangeView = Static<typeof ClauseChangeSchema>;

export const VersionDifferenceSchema = Type.Object(
  {
    document: Type.String(),
    from: Type.Integer(),
    to: Type.Integer(),
    unchanged: Type.Integer(),
    changes: Type.Array(Ref(ClauseChangeSchema)),
  },
  { $id: 'VersionDifference' },
);
export type VersionDifferenceView = Static<typeof VersionDifferenceSchema>;

/** A clause in one version of its document; `change` is against the version before. */
export const ClauseVersionSchema = Type.Object(
  {
    version: Type.Integer(),
    ingestedAt: Type.String(),
    address: Type.String({ description: 'Where it stood in that version' }),
    pinpoint: Type.String({ description: 'The same as printed' }),
    num: NullableString(),
    heading: NullableString(),
    text: Type.String(),
    change: Choice(['added', 'unchanged', 'moved', 'changed']),
  },
  { $id: 'ClauseVersion' },
);
export type ClauseVersionView = Static<typeof ClauseVersionSchema>;

export const ClauseVersionListSchema = Type.Object(
  {
    versions: Type.Array(Ref(ClauseVersionSchema)),
    removedIn: NullableInteger('First version that has it no longer; null while the current one has it'),
  },
  { $id: 'ClauseVersionList' },
);
export type ClauseVersionsView = Static<typeof ClauseVersionListSchema>;

export const VersionQuerySchema = Type.Object({
  version: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'An earlier version; the current one by default' }),
  ),
});

export const DifferenceQuerySchema = Type.Object({
  from: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Default: the version before `to`' }),
  ),
  to: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Default: the current version' })),
});

export const DocumentParamsSchema = Type.Object({ id: Type.String({ maxLength: 200 }) });
export const ClauseParamsSchema = Type.Object({
  id: Type.String({ maxLength: 200 }),
  address: Type.String({ maxLength: 200, description: 'Address with its slashes as they are: 2/2/7' }),
});
