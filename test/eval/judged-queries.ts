import { readFileSync } from 'node:fs';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Clause } from '../../ingest/policy/clause.ts';

const JudgedQuerySchema = Type.Object({
  q: Type.String({ minLength: 1 }),
  type: Type.String(),
  /** Grade by `document/address`; empty for a query that nothing answers. */
  relevant: Type.Record(Type.String(), Type.Number()),
  /** How a relevant clause begins, by the same address: it is found again when addresses change. */
  begins: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
});
const schema = Compile(Type.Array(JudgedQuerySchema));

export type JudgedQuery = Static<typeof JudgedQuerySchema>;

/** @throws when the file holds something else than judged queries */
export function readJudgedQueries(file: URL | string): JudgedQuery[] {
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!schema.Check(read))
    throw new Error(`Expected judged queries in ${file}, not \`${schema.Errors(read)[0]?.instancePath}\``);
  return read;
}

const bare = (text: string) => text.replace(/\s+/g, '');

/**
 * Judged queries with the addresses that a library gives to the clauses today, as far as their beginnings tell.
 *
 * @returns the queries, and how many judged clauses the library does not have
 */
export function atTodaysAddresses(
  queries: readonly JudgedQuery[],
  clauses: readonly Clause[],
): { queries: JudgedQuery[]; lost: number } {
  const texts = new Map(clauses.map((clause) => [`${clause.document}/${clause.address}`, bare(clause.text)]));
  let lost = 0;
  const today = queries.map((query) => {
    const relevant: Record<string, number> = {};
    for (const [address, grade] of Object.entries(query.relevant)) {
      const place = placeToday(address, query.begins?.[address] ?? [], texts);
      if (place === null) lost += 1;
      const key = place ?? address;
      relevant[key] = Math.max(grade, relevant[key] ?? 0);
    }
    return { ...query, relevant };
  });
  return { queries: today, lost };
}

function placeToday(address: string, begins: readonly string[], texts: ReadonlyMap<string, string>): string | null {
  const fits = (text: string | undefined) =>
    text !== undefined && (begins.length === 0 || begins.some((beginning) => text.startsWith(bare(beginning))));
  if (fits(texts.get(address))) return address;
  const document = address.slice(0, address.indexOf('/') + 1);
  for (const [place, text] of texts) if (begins.length > 0 && place.startsWith(document) && fits(text)) return place;
  return texts.has(address) ? address : null;
}
