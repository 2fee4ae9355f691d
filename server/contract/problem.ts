import Type, { type Static } from 'typebox';

/** RFC 9457 problem details; `code` is stable, `detail` is Chinese and says what to do. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable, e.g. clause-not-found' }),
    detail: Type.String({ description: 'Chinese sentence: what happened, where, what to do' }),
    instance: Type.Optional(Type.String()),
    nearest: Type.Optional(
      Type.Object(
        { document: Type.String(), address: Type.String(), label: Type.String() },
        { description: 'For an unknown clause: the nearest one that exists' },
      ),
    ),
    choices: Type.Optional(
      Type.Array(Type.String(), { description: 'For a name of several units: the names that tell them apart' }),
    ),
  },
  { $id: 'Problem' },
);
export type ProblemView = Static<typeof ProblemSchema>;
