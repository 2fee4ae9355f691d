import { readFileSync } from 'node:fs';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { parse } from 'yaml';

const text = Type.String({ minLength: 1 });
const UnitLevelSchema = Type.Union([
  Type.Literal('national'),
  Type.Literal('provincial'),
  Type.Literal('municipal'),
  Type.Literal('district'),
  Type.Literal('central-branch'),
  Type.Literal('enterprise'),
  Type.Literal('other'),
]);
const UnitEntrySchema = Type.Object(
  {
    name: text,
    level: UnitLevelSchema,
    aliases: Type.Optional(Type.Array(text)),
    alsoPrinted: Type.Optional(Type.Array(text)),
    successor: Type.Optional(text),
    since: Type.Optional(text),
    uncertain: Type.Optional(Type.Literal(true)),
    collective: Type.Optional(Type.Literal(true)),
    source: text,
  },
  { additionalProperties: false },
);
const AgencyFieldSchema = Type.Object(
  { national: Type.Array(text), local: Type.Array(text), distinct: Type.Optional(Type.Literal(true)) },
  { additionalProperties: false },
);
const NamePatternSchema = Type.Object(
  { pattern: text, level: UnitLevelSchema, covers: text },
  { additionalProperties: false },
);
const UnitFileSchema = Type.Object(
  {
    named: Type.Array(UnitEntrySchema),
    fields: Type.Array(AgencyFieldSchema),
    patterns: Type.Array(NamePatternSchema),
  },
  { additionalProperties: false },
);

/** Whom a unit belongs to. `central-branch`: local branch of a national body; `other`: development zones and the like. */
export type UnitLevel = Static<typeof UnitLevelSchema>;
/** A unit with a name of its own; the fields are explained at the head of `unit-names.yaml`. */
export type UnitEntry = Static<typeof UnitEntrySchema>;
/** How the agencies of one field of government are named. */
export type AgencyField = Static<typeof AgencyFieldSchema>;

/** A family of names: branches of national bodies, development zones, enterprises, collective names. */
export interface NamePattern {
  expression: RegExp;
  level: UnitLevel;
  covers: string;
}

/** Reads `unit-names.yaml`, the one reviewable file of unit names. Throws, naming the first entry of another shape. */
function readUnitFile(): { named: UnitEntry[]; fields: AgencyField[]; patterns: NamePattern[] } {
  const file: unknown = parse(readFileSync(new URL('./unit-names.yaml', import.meta.url), 'utf8'));
  const validator = Compile(UnitFileSchema);
  if (!validator.Check(file)) {
    const [first] = validator.Errors(file);
    throw new Error(
      `Expected unit-names.yaml to be well-formed at \`${first?.instancePath ?? ''}\`: ${first?.message ?? ''}`,
    );
  }
  const patterns = file.patterns.map(({ pattern, level, covers }) => ({
    expression: new RegExp(pattern),
    level,
    covers,
  }));
  return { named: file.named, fields: file.fields, patterns };
}

const { named, fields, patterns } = readUnitFile();

export const UNITS: readonly UnitEntry[] = named;
export const AGENCY_FIELDS: readonly AgencyField[] = fields;
export const NAME_PATTERNS: readonly NamePattern[] = patterns;
