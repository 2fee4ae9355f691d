import Type, { type Static } from 'typebox';
import { Choice, NullableInteger } from './basic-schemas.ts';

export const HealthSchema = Type.Object(
  {
    status: Choice(['ok']),
    documents: Type.Integer(),
    clauses: Type.Integer({ description: 'Search records' }),
    uptime: Type.Integer({ description: 'Seconds' }),
    indexed: NullableInteger('Records of the search index'),
    freeBytes: Type.Integer({ description: 'Free space where the library is kept' }),
  },
  { $id: 'Health' },
);
export type HealthView = Static<typeof HealthSchema>;

export const LivenessSchema = Type.Object(
  { status: Choice(['ok']), uptime: Type.Integer({ description: 'Seconds' }) },
  { $id: 'Liveness' },
);
export type LivenessView = Static<typeof LivenessSchema>;
