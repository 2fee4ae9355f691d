import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryFile } from '../../ingest/knowledge-base.ts';
import { backUp } from '../../ingest/library/backup.ts';
import { runCommand } from '../../server/commands/run-command.ts';
import type { AuditListView, FindingListView } from '../../server/contract/administration.ts';
import { lastLogEntries } from '../../server/last-log-entries.ts';
import { temporaryFolder } from '../library/builders.ts';
import { localKey, SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open();
});
afterAll(() => server.close());

const ask = (method: 'POST' | 'DELETE', url: string) =>
  server.app.inject({ method, url, headers: { authorization: `Bearer ${localKey}` } });
const entries = async () => (await server.read<AuditListView>('/api/administration/audit')).entries;

describe('every change is in the audit log with who, what and from where', () => {
  it('decisions, ingests, imports, removals, backups', async () => {
    const link = {
      lower: { document: 'hz-2024-52', address: '2/2/7' },
      upper: { document: 'zj-digital-trade', address: '3/12' },
    };
    expect((await server.post('/api/reviews', { ...link, action: 'add', type: 'task' })).statusCode).toBe(200);
    await server.upload('/api/ingest', [{ name: '通知.txt', content: '关于示范的通知\n一、甲\n内容。' }]);
    const exported = (await server.get('/api/export/reviews.json')).body;
    await server.upload('/api/reviews/import', [{ name: '复核.json', content: exported }]);
    expect((await ask('DELETE', `/api/documents/${encodeURIComponent('通知')}`)).statusCode).toBe(200);
    expect((await ask('POST', '/api/administration/backups')).statusCode).toBe(200);
    const list = await entries();
    expect(list.map(({ action }) => action)).toEqual(['backup', 'remove', 'import-reviews', 'ingest', 'review']);
    for (const entry of list) expect(entry).toMatchObject({ by: '本机用户', origin: '127.0.0.1' });
    expect(list.at(-1)?.subject).toBe('add hz-2024-52/2/2/7 → zj-digital-trade/3/12');
  });

  it('and a change that is refused is not', async () => {
    const before = (await entries()).length;
    await server.post('/api/reviews', { lower: { document: 'x', address: '1' }, action: 'confirm' });
    await ask('DELETE', '/api/documents/nowhere');
    expect(await entries()).toHaveLength(before);
  });

  it('is shown to writers only', async () => {
    for (const url of ['audit', 'findings', 'backups', 'log']) {
      const response = await server.app.inject({ url: `/api/administration/${url}`, remoteAddress: '203.0.113.9' });
      expect(response.statusCode).toBe(403);
    }
  });
});

describe('who a request is sent by', () => {
  it('is the user of this machine with the key of this start', async () => {
    const answer = await server.app.inject({ url: '/api/person', headers: { authorization: `Bearer ${localKey}` } });
    expect(answer.json()).toEqual({ name: '本机用户', mayReview: true, mayWrite: true, mayChooseName: true });
  });

  it('is nobody without one', async () => {
    const answer = await server.app.inject({ url: '/api/person', remoteAddress: '203.0.113.9' });
    expect(answer.json()).toEqual({ name: null, mayReview: false, mayWrite: false, mayChooseName: false });
  });
});

describe('the last entries of the log', () => {
  it('come newest first; half a line and what is no entry are left out', () => {
    const file = join(temporaryFolder(), 'server.log');
    const entry = (level: number, msg: string) =>
      JSON.stringify({ level, time: 1_700_000_000_000, pid: 1, path: '/', msg });
    writeFileSync(
      file,
      `${[entry(30, 'one'), 'no entry', 'null', entry(50, 'two'), entry(40, 'three')].join('\n')}\n{"lev`,
    );
    expect(lastLogEntries(file, 2)).toEqual([
      { at: '2023-11-14T22:13:20.000Z', level: 'warn', message: 'three', detail: '{"path":"/"}' },
      { at: '2023-11-14T22:13:20.000Z', level: 'error', message: 'two', detail: '{"path":"/"}' },
    ]);
    expect(lastLogEntries(join(temporaryFolder(), 'none'), 2)).toEqual([]);
  });
});

describe('cli doctor', () => {
  /** A copy of the library in a data folder of its own. */
  async function copied(): Promise<string> {
    const dataDir = temporaryFolder();
    await backUp(libraryFile(server.knowledgeBase.dataDir), libraryFile(dataDir));
    return dataDir;
  }

  async function run(words: string[], dataDir: string): Promise<{ code: number; out: string; err: string }> {
    let [out, err] = ['', ''];
    const terminal = {
      out: (text: string) => {
        out += text;
      },
      err: (text: string) => {
        err += text;
      },
      progress: () => {},
    };
    const code = await runCommand(words, terminal, { DATA_DIR: dataDir, PORT: '1', PATH: process.env.PATH });
    return { code, out, err };
  }

  const library = (out: string) =>
    (JSON.parse(out) as FindingListView).findings.filter(({ subject }) => subject === '文库');

  it('finds nothing wrong with a sound library', async () => {
    const { out } = await run(['doctor', '--json'], await copied());
    expect(library(out)).toMatchObject([{ state: 'ok', detail: expect.stringMatching(/^2 份文件/) }]);
  });

  it.each(['clauses', 'sources'])('notices one changed byte among the %s', async (table) => {
    const dataDir = await copied();
    const file = libraryFile(dataDir);
    const opened = new SqliteDatabase(file, { readonly: true });
    const column = table === 'sources' ? 'bytes' : 'CAST(text AS BLOB)';
    const row = opened
      .prepare<[], { content: Buffer }>(
        `SELECT ${column} AS content FROM ${table} ORDER BY length(content) DESC LIMIT 1 OFFSET 1`,
      )
      .get();
    opened.close();
    const begin = (row?.content ?? Buffer.alloc(0)).subarray(0, 24);
    const at = readFileSync(file).indexOf(begin);
    expect(at).toBeGreaterThan(0);
    const descriptor = openSync(file, 'r+');
    // The lowest bit of the third byte: the file stays readable in every way.
    writeSync(descriptor, Buffer.from([(begin[2] ?? 0) ^ 1]), 0, 1, at + 2);
    closeSync(descriptor);
    const { code, out } = await run(['doctor', '--json'], dataDir);
    expect(library(out)).toMatchObject([{ state: 'fault', remedy: expect.stringContaining('cli restore') }]);
    expect(code).toBe(1);
  });

  it('restores the last backup, with a decision', async () => {
    const dataDir = await copied();
    const copy = join(temporaryFolder(), 'copy.sqlite');
    expect(await run(['backup', copy], dataDir)).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 decisions'),
    });
    writeFileSync(libraryFile(dataDir), '损坏');
    expect((await run(['doctor', '--json'], dataDir)).code).toBe(1);
    expect(await run(['restore', copy], dataDir)).toMatchObject({ code: 0, err: '' });
    expect(library((await run(['doctor', '--json'], dataDir)).out)).toMatchObject([{ state: 'ok' }]);
    expect(await run(['restore', join(dataDir, 'none')], dataDir)).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no file'),
    });
  });

  it('makes, lists and revokes tokens', async () => {
    const dataDir = temporaryFolder();
    const { out } = await run(['writers', 'add', '王芳', '--role', 'review', '--json'], dataDir);
    expect(JSON.parse(out)).toMatchObject({ name: '王芳', role: 'review', token: expect.stringMatching(/^.{32}$/) });
    expect((await run(['writers', 'list'], dataDir)).out).toMatch(/^王芳 {2}review {2}since /);
    expect((await run(['writers', 'revoke', '王芳'], dataDir)).code).toBe(0);
    expect((await run(['writers', 'revoke', '王芳'], dataDir)).code).toBe(1);
    expect((await run(['writers', 'add', '王芳', '--role', 'owner'], dataDir)).code).toBe(2);
  });
});
