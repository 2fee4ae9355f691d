import Type, { type Static } from 'typebox';

/** RFC 9457 problem details; `code` is stable, `detail` is Chinese and says what to do. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.String(),
    instance: Type.Optional(Type.String()),
  },
  { $id: 'Problem' },
);
export type ProblemView = Static<typeof ProblemSchema>;
