import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../ingest/readers/read.ts';
import { readingOf, refusalOf } from './block-lines.ts';

const folder = new URL('./fixtures/', import.meta.url);
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** `UPDATE_FIXTURES=1` writes what is read now; look at the difference before committing it. */
const update = process.env.UPDATE_FIXTURES === '1';

describe('each fixture is read as its expected.json says', () => {
  test.each(names)('%s', { timeout: 60_000 }, async (name) => {
    const input = readdirSync(new URL(`${name}/`, folder)).find((file) => file.startsWith('input.'));
    if (input === undefined) throw new Error(`Expected an input file in ${name}`);
    const bytes = readFileSync(new URL(`${name}/${input}`, folder));
    const reading = await readSource(bytes, { name: input }).then(readingOf, refusalOf);
    const expected = new URL(`${name}/expected.json`, folder);
    if (update) writeFileSync(expected, `${JSON.stringify(reading, null, 2)}\n`);
    expect(existsSync(expected), `expected.json is missing in ${name}`).toBe(true);
    expect(reading).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  });
});
