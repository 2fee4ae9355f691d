import { readFileSync } from 'node:fs';
import { parseSource } from '../../ingest/parse.ts';
import { readSource } from '../../ingest/readers/read.ts';
import type { TracedDocument } from '../eval/crossref-examples.ts';

/**
 * A family of two documents under `fixtures/<name>/`: an upper plan, the lower plan that implements it, and which
 * clause implements which. Written for these tests after the pattern of published plans; lower wording is its own.
 */
export interface Family {
  lower: TracedDocument;
  upper: TracedDocument;
  /** Lower address → upper addresses that it implements; empty where it implements none. */
  expected: Record<string, string[]>;
}

export async function readFamily(name: string): Promise<Family> {
  const file = (part: string) => readFileSync(new URL(`./fixtures/${name}/${part}`, import.meta.url));
  const parse = async (part: string): Promise<TracedDocument> => {
    const source = await readSource(file(part), { name: part });
    return parseSource(source, { id: part.replace('.txt', '') });
  };
  return {
    lower: await parse('lower.txt'),
    upper: await parse('upper.txt'),
    expected: JSON.parse(file('expected.json').toString('utf8')) as Record<string, string[]>,
  };
}
