import { readFileSync } from 'node:fs';
import Type, { type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { parse } from 'yaml';

const text = Type.String({ minLength: 1 });

export const WordSchema = Type.Object({ word: text, why: text }, { additionalProperties: false });

/** One word with the reason why it is listed. */
export type LexiconWord = Static<typeof WordSchema>;

/**
 * The entries of one file beside this one.
 *
 * @param file its name, written out by who needs it: what is derived follows the files that are named (see fingerprint.ts)
 * @throws naming the first entry that has another shape
 */
export function readLexicon<Schema extends TSchema>(file: string, schema: Schema): Static<Schema>[] {
  const entries: unknown = parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
  if (!Array.isArray(entries)) throw new Error(`Expected a list in ${file}, not \`${typeof entries}\``);
  const validator = Compile(schema);
  return entries.map((entry: unknown) => {
    if (!validator.Check(entry)) throw new Error(`Expected an entry of ${file}, not \`${JSON.stringify(entry)}\``);
    return entry;
  });
}
