import Type from 'typebox';
import { Choice, Values } from './basic-schemas.ts';

const format = Choice(['xlsx', 'docx', 'csv', 'json'], { description: 'Ending of the file' });

export const ExportParamsSchema = Type.Object({ format });
export const UnitExportParamsSchema = Type.Object({ name: Type.String({ maxLength: 200 }), format });
export const ReviewExportParamsSchema = Type.Object({ format: Choice(['csv', 'json']) });

export const ComparisonExportQuerySchema = Type.Object({
  lower: Values('Lower document ids; all by default'),
  upper: Values('Upper document ids; all by default'),
  roles: Type.Optional(
    Choice(['implementable', 'all'], { description: 'all: with clauses that nobody implements listed as gaps too' }),
  ),
});

export const LedgerExportQuerySchema = Type.Object({
  lower: Values('Lower document ids; all by default'),
  unit: Type.Optional(Type.String({ maxLength: 200, description: 'Canonical name of a responsible unit' })),
});
