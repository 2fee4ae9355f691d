import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { newestSchema } from '../../ingest/library/database.ts';
import { Library } from '../../ingest/library/library.ts';
import { temporaryFolder } from './builders.ts';

const released = fileURLToPath(new URL('fixtures/released', import.meta.url));

/** Libraries that released versions wrote, by the schema they had; none is ever taken away from here. */
const files = readdirSync(released).filter((name) => name.endsWith('.sqlite'));

describe.each(files)('a library of a released version: %s', (name) => {
  const schema = Number(/\d+/.exec(name)?.[0]);

  it('opens with its documents and decisions, and a copy of it is kept as it was', () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    copyFileSync(join(released, name), file);
    const library = Library.open(file);
    expect(library.documents().map(({ document }) => document.id)).toEqual(['示范市办法', '示范省意见']);
    expect(library.clauses('示范市办法').map(({ address }) => address)).toEqual([
      '0/p1',
      '1',
      '1/1',
      '1/2',
      'end/p1',
      'end/p2',
    ]);
    expect(
      library.reviewedLinks().map(({ lost, history }) => [lost, history.map(({ by, note }) => [by, note])]),
    ).toEqual([[false, [['王芳', '核对无误']]]]);
    expect(library.faults()).toEqual([]);
    library.close();

    const copy = `${file}.schema-${schema}`;
    expect(existsSync(copy)).toBe(schema < newestSchema());
    const kept = new SqliteDatabase(copy, { readonly: true });
    expect(kept.pragma('user_version', { simple: true })).toBe(schema);
    expect(kept.prepare('SELECT count(*) AS number FROM review_events').get()).toEqual({ number: 1 });
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    kept.close();
  });
});

it('there is one at least', () => {
  expect(files).toContain('schema-1.sqlite');
});
