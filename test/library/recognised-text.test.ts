import { expect, test } from 'vitest';
import { Library } from '../../ingest/library/library.ts';
import { parseSource } from '../../ingest/parse.ts';
import { RECOGNISED } from '../../ingest/policy/recognition.ts';
import { readSource } from '../../ingest/readers/read.ts';

const at = '2026-11-28T09:00:00.000Z';
const message = {
  severity: 'warning',
  rule: RECOGNISED,
  reason: '识别',
  line: null,
  address: null,
  quote: null,
} as const;

async function store(library: Library, text: string, recognised: boolean, parser = 'p1') {
  const source = await readSource(Buffer.from(text), { name: 'a.txt' });
  const messages = recognised ? [message] : [];
  const bytes = Buffer.from('scan');
  const file = { origin: '/a.png', fileName: 'a.png', bytes, sha256: 'x', sidecar: null, chosenEncoding: null };
  return library.store(parseSource({ ...source, messages }, { id: 'a' }), file, parser, at);
}

const recognition = (library: Library) => library.document('a')?.version.recognition;

test('a text that was recognised is unconfirmed until a person says so, with name and time', async () => {
  const library = Library.open(':memory:');
  await store(library, '一、总则\n建设海外仓。', true);
  expect(recognition(library)).toEqual({ confirmedBy: null, confirmedAt: null });
  expect(library.confirmText('a', 1, '王芳', at)).toBe(true);
  expect(recognition(library)).toEqual({ confirmedBy: '王芳', confirmedAt: at });
  expect(library.versions('a')[0]?.recognition).toEqual({ confirmedBy: '王芳', confirmedAt: at });
});

test('a confirmation stays when the same text is read again, and goes when it reads otherwise', async () => {
  const library = Library.open(':memory:');
  await store(library, '一、总则\n建设海外仓。', true);
  library.confirmText('a', 1, '王芳', at);
  expect(await store(library, '一、总则\n建设海外仓。', true, 'p2')).toMatchObject({ outcome: 'reread' });
  expect(recognition(library)?.confirmedBy).toBe('王芳');
  await store(library, '一、总则\n建设海外舱。', true, 'p3');
  expect(recognition(library)).toEqual({ confirmedBy: null, confirmedAt: null });
});

test('any other text has nothing to confirm', async () => {
  const library = Library.open(':memory:');
  await store(library, '一、总则\n建设海外仓。', false);
  expect(recognition(library)).toBeNull();
  expect(library.confirmText('a', 1, '王芳', at)).toBe(false);
  expect(library.confirmText('b', 1, '王芳', at)).toBe(false);
});
