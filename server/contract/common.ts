import Type, { type Static, type TSchema } from 'typebox';

/** Nullable value: what nothing states is null and shown as 未载明. */
export const Nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

export const SpanSchema = Type.Object(
  { start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 0 }) },
  { $id: 'Span', description: 'Half-open range of UTF-16 code units' },
);
export type SpanView = Static<typeof SpanSchema>;

export const LevelSchema = Type.Union(
  [Type.Literal('national'), Type.Literal('provincial'), Type.Literal('municipal'), Type.Literal('district')],
  { $id: 'Level' },
);
export type LevelView = Static<typeof LevelSchema>;

export const ValiditySchema = Type.Union(
  [
    Type.Literal('in-force'),
    Type.Literal('not-yet'),
    Type.Literal('expired'),
    Type.Literal('repealed'),
    Type.Literal('unstated'),
  ],
  { $id: 'Validity', description: '现行有效 / 尚未施行 / 已过有效期 / 已废止 / 未载明, on the day of the request' },
);
export type ValidityView = Static<typeof ValiditySchema>;

export const PlaceSchema = Type.Object({ document: Type.String(), address: Type.String() }, { $id: 'Place' });
export type PlaceView = Static<typeof PlaceSchema>;
