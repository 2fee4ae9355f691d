import Type, { type Static } from 'typebox';
import { Choice } from './basic-schemas.ts';

export const HealthSchema = Type.Object(
  {
    status: Choice(['ok']),
    documents: Type.Integer(),
    clauses: Type.Integer({ description: 'Search records' }),
    uptime: Type.Integer({ description: 'Seconds' }),
  },
  { $id: 'Health' },
);
export type HealthView = Static<typeof HealthSchema>;
