import Type, { type Static } from 'typebox';
import { NullableString, Ref, ValiditySchema } from './basic-schemas.ts';
import { clauseFields, UnitPlaceSchema, UnitRoleSchema } from './clause.ts';

const summaryFields = {
  name: Type.String({
    description: 'Shortest name that no other unit of the library has: 市财政局, else 杭州市财政局',
  }),
  fullName: Type.String({ description: 'Name with its place, whatever the library holds' }),
  place: UnitPlaceSchema,
  known: Type.Boolean({ description: 'False while the name is not in the unit file' }),
  documents: Type.Integer(),
  clauses: Type.Integer(),
  lead: Type.Integer({ description: 'Clauses that name it as lead unit' }),
  responsible: Type.Integer(),
  supporting: Type.Integer(),
};

export const UnitSummarySchema = Type.Object(summaryFields, { $id: 'UnitSummary' });
export type UnitSummaryView = Static<typeof UnitSummarySchema>;

export const UnitListSchema = Type.Object({ units: Type.Array(Ref(UnitSummarySchema)) }, { $id: 'UnitList' });

export const UnitClauseSchema = Type.Object(
  {
    ...clauseFields,
    documentTitle: Type.String(),
    validity: Ref(ValiditySchema),
    role: Ref(UnitRoleSchema),
    deadlines: Type.Array(Type.String(), { description: 'As printed, e.g. 到2026年' }),
    figures: Type.Array(Type.String(), { description: 'As printed, e.g. 4300亿元' }),
  },
  { $id: 'UnitClause' },
);
export type UnitClauseView = Static<typeof UnitClauseSchema>;

export const UnitSchema = Type.Object(
  {
    ...summaryFields,
    level: NullableString('Of the unit file: national, upper, lower, district, central-branch, enterprise, other'),
    aliases: Type.Array(Type.String()),
    successor: NullableString('Name of the unit that took over its duties'),
    successorSince: NullableString('Year'),
    successorUncertain: Type.Boolean({ description: 'True where the succession is not certain' }),
    clausesOfUnit: Type.Array(Ref(UnitClauseSchema)),
  },
  { $id: 'Unit' },
);
export type UnitView = Static<typeof UnitSchema>;

export const UnitParamsSchema = Type.Object({ name: Type.String({ maxLength: 200 }) });
