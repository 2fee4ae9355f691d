import Type, { type Static, type TSchema } from 'typebox';

/**
 * One of a fixed list of words. Published as `{type: string, enum}`: readable in the OpenAPI page, and cheap to
 * serialise (a union of literals would be validated value by value on the way out).
 */
export const Choice = <Word extends string>(
  words: readonly Word[],
  options: { $id?: string; description?: string } = {},
) => Type.Unsafe<Word>({ type: 'string', enum: [...words], ...options });

/** A shared schema by its `$id`, so that OpenAPI names it once; the type is that of the schema itself. */
export const Ref = <Schema extends TSchema>(schema: Schema) => {
  const id = (schema as { $id?: unknown }).$id;
  if (typeof id !== 'string') throw new TypeError(`Expected a schema with an $id, not \`${JSON.stringify(schema)}\``);
  return Type.Unsafe<Static<Schema>>({ $ref: `${id}#` });
};

/** Nullable string: what nothing states is null and shown as 未载明. */
export const NullableString = (description?: string) =>
  Type.Unsafe<string | null>({ type: ['string', 'null'], ...(description ? { description } : {}) });

/** Nullable whole number. */
export const NullableInteger = (description?: string) =>
  Type.Unsafe<number | null>({ type: ['integer', 'null'], ...(description ? { description } : {}) });

/** Nullable word of a fixed list. */
export const NullableChoice = <Word extends string>(words: readonly Word[]) =>
  Type.Unsafe<Word | null>({ type: ['string', 'null'], enum: [...words, null] });

/** An object schema that may also be null. The schema must not carry an `$id` of its own. */
export const NullableObject = <Schema extends TSchema>(schema: Schema) =>
  Type.Unsafe<Static<Schema> | null>({ ...schema, type: ['object', 'null'] });

const spanFields = {
  start: Type.Integer({ minimum: 0 }),
  end: Type.Integer({ minimum: 0 }),
};

export const SpanSchema = Type.Object(spanFields, {
  $id: 'Span',
  description: 'Half-open range of UTF-16 code units',
});
export type SpanView = Static<typeof SpanSchema>;
export const NullableSpan = NullableObject(Type.Object(spanFields));

export const levels = ['national', 'provincial', 'municipal', 'district'] as const;
export const LevelSchema = Choice(levels, { $id: 'Level', description: '国家级 / 省级 / 市级 / 区县级' });
export type LevelView = Static<typeof LevelSchema>;
export const NullableLevel = NullableChoice(levels);

export const ValiditySchema = Choice(['in-force', 'not-yet', 'expired', 'repealed', 'unstated'], {
  $id: 'Validity',
  description: '现行有效 / 尚未施行 / 已过有效期 / 已废止 / 未载明, on the day of the request',
});
export type ValidityView = Static<typeof ValiditySchema>;

export const PlaceSchema = Type.Object({ document: Type.String(), address: Type.String() }, { $id: 'Place' });
export type PlaceView = Static<typeof PlaceSchema>;

/** Parameter that may be given once or several times. */
export const Values = (description: string) =>
  Type.Optional(Type.Array(Type.String({ maxLength: 500 }), { maxItems: 100, description }));
