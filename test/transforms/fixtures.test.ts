import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type ParsedDocument, parseSidecar, parseSource } from '../../ingest/parse.ts';
import type { Fact } from '../../ingest/policy/document.ts';
import { printedChain, type Region } from '../../ingest/policy/region/region.ts';
import { readSource } from '../../ingest/readers/read.ts';

/**
 * Golden fixtures: each folder holds an excerpt (`input.txt`, or another format that is read), where it comes from (`source.txt`), where
 * needed what a person states about it (`sidecar.yaml`), and what the parser makes of it (`expected.json`).
 * `UPDATE=1 npx vitest run test/transforms` rewrites the expected files; a missing one fails.
 */
const root = fileURLToPath(new URL('./fixtures/', import.meta.url));

describe('structures of official texts', () => {
  for (const name of readdirSync(root)) {
    test(name, async () => {
      const folder = path.join(root, name);
      const input = readdirSync(folder).find((file) => file.startsWith('input.'));
      if (input === undefined) throw new Error(`Expected an input file in ${folder}`);
      const source = await readSource(readFileSync(path.join(folder, input)), { name: input });
      const sidecarFile = path.join(folder, 'sidecar.yaml');
      const sidecar = existsSync(sidecarFile) ? { sidecar: parseSidecar(readFileSync(sidecarFile, 'utf8')) } : {};
      const actual = summary(parseSource(source, { id: name, ...sidecar }));
      const expectedFile = path.join(folder, 'expected.json');
      if (process.env.UPDATE === '1') writeFileSync(expectedFile, `${JSON.stringify(actual, null, 1)}\n`);
      expect(existsSync(expectedFile), `${expectedFile} is missing; UPDATE=1 writes it`).toBe(true);
      expect(actual).toEqual(JSON.parse(readFileSync(expectedFile, 'utf8')));
      expect(existsSync(path.join(folder, 'source.txt'))).toBe(true);
    });
  }
});

/** What a reader of the fixture has to check: facts, outline with texts and units, citations, doubts, dropped lines. */
function summary({ document, clauses, citations, messages, dropped }: ParsedDocument): unknown {
  const facts = Object.entries(document).flatMap(([name, value]) => {
    const shown = shownFact(value);
    return name === 'id' || shown === null ? [] : [[name, shown]];
  });
  return {
    facts: Object.fromEntries(facts),
    clauses: clauses.map(({ address, kind, num, heading, text, units, cells }) => ({
      address,
      kind,
      num,
      heading,
      text,
      ...(units.length === 0 ? {} : { units: units.map(shownUnit) }),
      ...(cells?.some((cell) => cell.columns > 1 || cell.rows > 1) ? { cells } : {}),
    })),
    citations: citations.map(({ address, relation, raw, places }) => [address, relation, raw, ...places].join(' | ')),
    messages: messages.map(({ rule, line, quote }) => [rule, line, quote].join(' | ')),
    dropped: dropped.map(({ text }) => text),
  };
}

function shownFact(value: string | Fact<string> | Fact<Region> | Fact<string>[] | null): unknown {
  if (value === null || typeof value === 'string') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((fact) => fact.value);
  return typeof value.value === 'string' ? value.value : printedChain(value.value);
}

function shownUnit({ name, role, raw, known }: { name: string; role: string; raw: string; known: boolean }): string {
  return `${name} ${role}${raw === name ? '' : ` (${raw})`}${known ? '' : ' unknown'}`;
}
