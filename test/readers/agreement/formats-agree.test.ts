import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../../../ingest/parse.ts';
import type { Clause } from '../../../ingest/policy/clause.ts';
import { readSource } from '../../../ingest/readers/read.ts';

const seeds = new URL('../../../seeds/', import.meta.url);
const converted = new URL('./fixtures/', import.meta.url);
const fixtures = new URL('../fixtures/', import.meta.url);

async function clausesOf(file: URL): Promise<Clause[]> {
  const source = await readSource(readFileSync(file), { name: file.pathname });
  return parseSource(source, { id: 'x' }).clauses;
}

/** What a clause says, white space aside: formats differ in the spaces between Chinese and Latin characters. */
function said({ address, kind, num, heading, text, units }: Clause) {
  const bare = (value: string | null) => value?.replace(/\s+/g, '') ?? null;
  const roles = units.map(({ name, role }) => `${name} ${role}`);
  return { address, kind, num: bare(num), heading: bare(heading), text: bare(text), units: roles };
}

describe.each(['hz-2023-155', 'zj-digital-trade'])('%s has the same clauses as in plain text', (id) => {
  test.each(['docx', 'html', 'pdf'])('as .%s', { timeout: 60_000 }, async (extension) => {
    const expected = await clausesOf(new URL(`${id}.txt`, seeds));
    const clauses = await clausesOf(new URL(`${id}.${extension}`, converted));
    expect(clauses.map(said)).toEqual(expected.map(said));
  });
});

test('a table with merged cells has the same rows in .docx and .pdf', { timeout: 60_000 }, async () => {
  const [docx, pdf] = await Promise.all([
    clausesOf(new URL('docx-libreoffice/input.docx', fixtures)),
    clausesOf(new URL('pdf-table/input.pdf', fixtures)),
  ]);
  const cells = (clauses: Clause[]) => clauses.flatMap((clause) => (clause.cells === undefined ? [] : [clause.cells]));
  expect(cells(docx)).toEqual([
    [
      { text: '指标', columns: 1, rows: 2 },
      { text: '目标', columns: 2, rows: 1 },
    ],
    [
      { text: '2024年', columns: 1, rows: 1 },
      { text: '2025年', columns: 1, rows: 1 },
    ],
    [
      { text: '数字贸易进出口额', columns: 1, rows: 1 },
      { text: '3500', columns: 1, rows: 1 },
      { text: '4000', columns: 1, rows: 1 },
    ],
  ]);
  expect(cells(pdf)).toEqual(cells(docx));
});
