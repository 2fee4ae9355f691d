import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../ingest/readers/read.ts';
import type { SourceText } from '../../ingest/readers/source-text.ts';
import { UnreadableSource } from '../../ingest/readers/unreadable-source.ts';

const folder = new URL('./fixtures/', import.meta.url);
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() &&
  !entry.name.startsWith('refused-') &&
  entry.name !== 'pdf-encrypted' &&
  entry.name !== 'pdf-scanned'
    ? [entry.name]
    : [],
);

function textNodes(node: Nodes): Extract<Nodes, { type: 'text' }>[] {
  if (node.type === 'text') return [node];
  return 'children' in node ? node.children.flatMap(textNodes) : [];
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/** The text with everything blanked out that a text node or a dropped piece covers. */
function uncovered({ text, root, dropped }: SourceText): string {
  const characters = text.split('');
  const spans = textNodes(root).map(
    ({ position }) => [position?.start.offset ?? 0, position?.end.offset ?? 0] as const,
  );
  for (const [start, end] of [...spans, ...dropped.map(({ span }) => [span.start, span.end] as const)]) {
    characters.fill(' ', start, end);
  }
  return bare(characters.join(''));
}

describe.each(names)('%s', { timeout: 60_000 }, (name) => {
  const input = readdirSync(new URL(`${name}/`, folder)).find((file) => file.startsWith('input.')) ?? '';
  const bytes = readFileSync(new URL(`${name}/${input}`, folder));

  test('every character of the text stands in one node or is listed as dropped, in order', async () => {
    const source = await readSource(bytes, { name: input });
    // Front matter, marks of headings, tables and notes are Markdown, not text.
    if (source.format !== 'md') expect(uncovered(source)).toBe('');
    const offsets = textNodes(source.root).map(({ position }) => position?.start.offset ?? -1);
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
  });

  test('the offsets of every text node point at its characters', async () => {
    const { text, root, format } = await readSource(bytes, { name: input });
    for (const { value, position } of textNodes(root)) {
      // HTML inside Markdown has the place of the whole piece, and a note mark is written as [1].
      if (format === 'md' && /<|\[\^/.test(text.slice(position?.start.offset, position?.end.offset))) continue;
      if (format === 'md' && position?.start.offset === position?.end.offset) continue;
      expect(text.slice(position?.start.offset, position?.end.offset)).toBe(value);
    }
  });

  test('the same bytes give the same result', async () => {
    expect(await readSource(bytes, { name: input })).toEqual(await readSource(bytes, { name: input }));
  });
});

describe('whatever the characters', () => {
  const character = fc.oneof(
    fc.constantFrom(...'一二、（）1.①第条专栏 \u3000\u00a0\n\n\r\f\t*_#|-~>[]<&;:\\`'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
  );
  const anyText = fc.array(character, { maxLength: 200 }).map((characters) => characters.join(''));

  test.each(['a.txt', 'a.md', 'a.html'])('%s is read without loss, or refused', { timeout: 60_000 }, async (name) => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const source = await readSource(Buffer.from(text), { name, encoding: 'utf-8' }).catch((error: unknown) => {
          if (error instanceof UnreadableSource) return null;
          throw error;
        });
        if (source?.format === 'txt') expect(uncovered(source)).toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
