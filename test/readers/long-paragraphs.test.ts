import { describe, expect, it } from 'vitest';
import { readSource } from '../../ingest/readers/read.ts';

/** So many lines that reading the paragraph again for each of them would take minutes. */
const LINES = 60_000;

describe('a paragraph of very many lines', () => {
  it('is put together from plain text', async () => {
    const line = `${'推进工作落实'.repeat(4)}推进`;
    const { root } = await read('x.txt', `关于推进工作的通知\n${`${line}\n`.repeat(LINES)}`);
    expect(root.children).toHaveLength(2);
  });

  it('is put together from Markdown', async () => {
    const { root } = await read('x.md', `# 通知\n\n${'推进工作\n'.repeat(LINES / 4)}`);
    expect(root.children).toHaveLength(2);
  });

  it('is told from a list without numbers, of which each line is a paragraph', async () => {
    const { root } = await read('x.md', `# 通知\n\n${'- 推进工作\n'.repeat(LINES / 4)}`);
    expect(root.children).toHaveLength(1 + LINES / 4);
  });

  it('keeps its page numbers apart, each with its line', async () => {
    const { messages } = await read('x.txt', `通知\n${`推进工作落实。\n- 1 -\n`.repeat(LINES / 4)}`);
    expect(messages).toHaveLength(LINES / 4);
    expect(messages.at(-1)?.line).toBe(1 + LINES / 2);
  });
});

function read(name: string, text: string) {
  return readSource(Buffer.from(text), { name });
}
