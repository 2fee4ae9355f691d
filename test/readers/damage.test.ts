import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../ingest/readers/read.ts';
import { UnreadableSource } from '../../ingest/readers/unreadable-source.ts';

const folder = new URL('./fixtures/', import.meta.url);
const inputs = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const input = readdirSync(new URL(`${name}/`, folder)).find((file) => file.startsWith('input.')) ?? '';
    return { name, input, bytes: readFileSync(new URL(`${name}/${input}`, folder)) };
  });

/** What damage in transport and storage does: the end is missing, bits are wrong, a block is zeros or twice there. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('truncated' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    kind: fc.constant('flipped' as const),
    at: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
    bit: fc.integer({ min: 0, max: 7 }),
  }),
  fc.record({ kind: fc.constant('zeroed' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ kind: fc.constant('repeated' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
type Damage = typeof damage extends fc.Arbitrary<infer Kind> ? Kind : never;

function apply(bytes: Buffer, change: Damage): Uint8Array {
  const index = (at: number): number => Math.min(Math.floor(at * bytes.length), bytes.length - 1);
  const changed = Buffer.from(bytes);
  switch (change.kind) {
    case 'truncated':
      return changed.subarray(0, index(change.at));
    case 'flipped':
      for (const at of change.at) changed[index(at)] = (changed[index(at)] ?? 0) ^ (1 << change.bit);
      return changed;
    case 'zeroed':
      return changed.fill(0, index(change.at), Math.min(index(change.at) + 64, changed.length));
    case 'repeated':
      return Buffer.concat([changed.subarray(0, index(change.at)), changed]);
  }
}

/** A damaged file is read (the damage may be harmless) or refused in both languages; anything else is a fault. */
async function isReadOrRefused(bytes: Uint8Array, name: string): Promise<void> {
  try {
    const source = await readSource(bytes, { name });
    expect(source.text.trim()).not.toBe('');
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error;
    expect(error.message).toMatch(/^.+\.$/s);
    expect(error.chinese).toMatch(/[一-鿿].*。$/s);
  }
}

describe('a damaged file is read or refused with a sentence, and never crashes or hangs', () => {
  test.each(inputs)('$name', { timeout: 60_000 }, async ({ input, bytes }) => {
    const runs = input.endsWith('.pdf') ? 12 : 40;
    await fc.assert(
      fc.asyncProperty(damage, (change) => isReadOrRefused(apply(bytes, change), input)),
      { numRuns: runs },
    );
  });

  test('bytes at random under every name', { timeout: 60_000 }, async () => {
    const name = fc.constantFrom('a.txt', 'a.md', 'a.html', 'a.docx', 'a.pdf', 'a.zip', 'a');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), name, (bytes, file) => isReadOrRefused(bytes, file)),
      { numRuns: 300 },
    );
  });
});
