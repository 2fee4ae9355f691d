import { readdirSync, readFileSync } from 'node:fs';
import Type, { type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { parse } from 'yaml';
import { containment, type Region } from '../region/region.ts';
import { regionOf } from '../region/region-file.ts';

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
const GeneralFileSchema = Type.Object(
  {
    named: Type.Array(UnitEntrySchema),
    fields: Type.Array(AgencyFieldSchema),
    patterns: Type.Array(NamePatternSchema),
  },
  { additionalProperties: false },
);

const PlaceFileSchema = Type.Object(
  { place: text, named: Type.Array(UnitEntrySchema) },
  { additionalProperties: false },
);

/** Whom a unit belongs to. `central-branch`: local branch of a national body; `other`: development zones and the like. */
export type UnitLevel = Static<typeof UnitLevelSchema>;
/** A unit with a name of its own; the fields are explained at the head of `general.yaml`. */
export type UnitEntry = Static<typeof UnitEntrySchema>;
/** How the agencies of one field of government are named. */
export type AgencyField = Static<typeof AgencyFieldSchema>;

/** A family of names: branches of national bodies, development zones, enterprises, collective names. */
export interface NamePattern {
  expression: RegExp;
  level: UnitLevel;
  covers: string;
}

/** Names that hold everywhere (`place` null), or in the documents of one place and of places within it. */
export interface UnitFile {
  place: Region | null;
  named: readonly UnitEntry[];
}

/** Reads one reviewed file of this folder. Throws, naming the first entry of another shape. */
function readFile<Schema extends TSchema>(name: string, schema: Schema): Static<Schema> {
  const file: unknown = parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
  const validator = Compile(schema);
  if (validator.Check(file)) return file;
  const [first] = validator.Errors(file);
  throw new Error(`Expected ${name} to be well-formed at \`${first?.instancePath ?? ''}\`: ${first?.message ?? ''}`);
}

function readPlaceFile(name: string): UnitFile {
  const { place, named } = readFile(`places/${name}`, PlaceFileSchema);
  const region = regionOf(place);
  if (region === null) throw new Error(`Expected places/${name} to name one region, not \`${place}\``);
  return { place: region, named };
}

const general = readFile('general.yaml', GeneralFileSchema);
const placeFiles = readdirSync(new URL('places/', import.meta.url))
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map(readPlaceFile);

/** The files that hold in a document of a region, the nearest place first and what is general last. */
export function unitFilesFor(region: Region | null): UnitFile[] {
  const near = placeFiles.filter(
    ({ place }) => place !== null && region !== null && ['same', 'contains'].includes(containment(place, region)),
  );
  const depth = ({ place }: UnitFile): number => place?.chain.length ?? 0;
  return [...near.sort((one, other) => depth(other) - depth(one)), { place: null, named: general.named }];
}

/** Every unit of every file, whatever place it is of. */
export const UNITS: readonly UnitEntry[] = [...placeFiles.flatMap(({ named }) => named), ...general.named];
/** Places that have a file of their own. */
export const PLACES_WITH_UNITS: readonly Region[] = placeFiles.flatMap(({ place }) => (place === null ? [] : [place]));
export const AGENCY_FIELDS: readonly AgencyField[] = general.fields;
export const NAME_PATTERNS: readonly NamePattern[] = general.patterns.map(({ pattern, level, covers }) => ({
  expression: new RegExp(pattern),
  level,
  covers,
}));
