import { expect, test } from 'vitest';
import { readMarkdown } from '../../ingest/readers/markdown.ts';

test('nested quotations are paragraphs, however deep they are', () => {
  const source = readMarkdown(`${'>'.repeat(20_000)} 一、总则\n\n>> 本办法适用于全市。\n`, 'UTF-8');
  const texts = source.root.children.map((node) =>
    source.text.slice(node.position?.start.offset, node.position?.end.offset),
  );
  expect(texts).toEqual(['一、总则', '本办法适用于全市。']);
});
