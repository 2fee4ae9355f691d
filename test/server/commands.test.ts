import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../../server/commands/command.ts';
import { commands, runCommand } from '../../server/commands/run-command.ts';
import type { ClauseView } from '../../server/contract/clause.ts';
import { testMeilisearch } from '../harness/meilisearch.ts';

const fileOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'commands-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command line and gives back what it wrote. */
async function run(...argv: string[]) {
  const { host, apiKey } = testMeilisearch();
  const environment = { DATA_DIR: join(folder, 'data'), MEILI_URL: host, MEILI_KEY: apiKey };
  const terminal = new RecordingTerminal();
  const exitCode = await runCommand(argv, terminal, environment);
  const { written, errors, progressed } = terminal;
  return {
    exitCode,
    out: written.join(''),
    err: errors.join(''),
    progressed,
    json: () => JSON.parse(written.join('')),
  };
}

class RecordingTerminal implements Terminal {
  readonly written: string[] = [];
  readonly errors: string[] = [];
  readonly progressed: (string | null)[] = [];
  out(text: string): void {
    this.written.push(text);
  }
  err(text: string): void {
    this.errors.push(text);
  }
  progress(sentence: string | null): void {
    this.progressed.push(sentence);
  }
}

beforeAll(async () => {
  const { exitCode, err } = await run('ingest', fileOf('seeds'));
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
});

describe('every command', () => {
  const readme = readFileSync(fileOf('server/README.md'), 'utf8');
  const documented = [...readme.matchAll(/^\| `([a-z]+)/gmu)].map((match) => match[1]);

  it.each(commands.map(({ name }) => name))('%s is documented for people', (name) => {
    expect(documented).toContain(name);
  });

  it.each(commands)('$name has help with its usage and each of its options', async ({ name, options }) => {
    const { exitCode, out } = await run(name, '--help');
    expect(exitCode).toBe(0);
    for (const option of Object.keys(options)) expect(out).toContain(`--${option}`);
  });

  it.each(commands)('$name turns down an unknown option as wrong use', async ({ name }) => {
    const { exitCode, err } = await run(name, '--nonsense');
    expect(exitCode).toBe(2);
    expect(err).toContain(`Usage: npm run --silent cli -- ${name}`);
  });
});

describe('wrong use', () => {
  it.each([
    [[], /^Usage/],
    [['frobnicate'], /There is no command `frobnicate`/],
    [['parse'], /FILE is missing/],
    [['parse', 'a', 'b'], /Expected one FILE, not 2/],
    [['ingest'], /PATH is missing/],
    [['search'], /QUERY is missing/],
    [['search', 'x', '--limit', 'many'], /whole number for --limit, not `many`/],
    [['search', 'x', '--level', 'town'], /--level to be one of national, provincial/],
    [['trace', 'hz-2024-52'], /Expected DOCUMENT\/ADDRESS/],
    [['review'], /Expected `export` or `import`/],
    [['review', 'import'], /FILE is missing/],
    [['serve', 'now'], /Expected no arguments/],
  ])('%j exits with 2 and says how it is used', async (argv, message) => {
    const { exitCode, out, err } = await run(...argv);
    expect(exitCode).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err).toContain('Usage:');
  });
});

describe('parse', () => {
  it('prints document, clauses and messages of one file, and stores nothing', async () => {
    const { exitCode, json } = await run('parse', fileOf('seeds/hz-2023-155.txt'));
    const { document, clauses, messages } = json();
    expect(exitCode).toBe(0);
    expect(document).toMatchObject({ id: 'hz-2023-155', documentNumber: '杭商务〔2023〕155号', level: 'municipal' });
    expect(clauses[0]).toMatchObject({ document: 'hz-2023-155', address: '0/p1', kind: 'front', num: null });
    expect(Object.keys(clauses[0])).toEqual(expect.arrayContaining(['heading', 'text', 'units', 'path', 'span']));
    expect(messages).toBeInstanceOf(Array);
  });

  it('prints canonical Markdown that reads as the same clauses', async () => {
    const seed = fileOf('seeds/zj-digital-trade.txt');
    const markdown = join(folder, 'zj-digital-trade.md');
    writeFileSync(markdown, (await run('parse', '--markdown', seed)).out);
    const places = async (file: string) =>
      (await run('parse', file)).json().clauses.map(({ address, text }: ClauseView) => [address, text]);
    expect(await places(markdown)).toEqual(await places(seed));
  });

  it('gives the same bytes each time', async () => {
    const once = await run('parse', fileOf('seeds/hz-2024-52.txt'));
    expect((await run('parse', fileOf('seeds/hz-2024-52.txt'))).out).toBe(once.out);
  });

  it('says in one sentence why a file cannot be read, with exit code 1', async () => {
    writeFileSync(join(folder, 'empty.txt'), '');
    const { exitCode, out, err } = await run('parse', join(folder, 'empty.txt'));
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toMatch(/empty\.txt: The file is empty/);
  });
});

describe('check and ingest', () => {
  it('show the report, and what is wrong with a file, with exit code 1', async () => {
    const { exitCode, out, progressed } = await run(
      'check',
      fileOf('seeds/hz-2024-52.txt'),
      join(folder, 'missing.txt'),
    );
    expect(exitCode).toBe(1);
    expect(out).toContain('checked, not stored');
    expect(out).toContain('杭州市加力推动跨境电商高质量发展行动计划（杭政办函〔2024〕52号）');
    expect(out).toContain('refused. There is no file');
    expect(out).toMatch(/2 files in [0-9.]+ s: 1 checked, 1 refused\n/);
    expect(progressed.length).toBeGreaterThan(0);
  });

  it('with --json give the whole report', async () => {
    const { exitCode, json } = await run('ingest', '--json', fileOf('seeds'));
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({ check: false, outcomes: { unchanged: 5 }, problem: null });
  });

  it('--check of ingest stores nothing', async () => {
    writeFileSync(join(folder, 'notice.txt'), '关于加强人才培养的通知\n\n一、建立实训基地。\n');
    const { json } = await run('ingest', '--check', '--json', join(folder, 'notice.txt'));
    expect(json()).toMatchObject({ check: true, outcomes: { checked: 1 } });
    expect((await run('documents')).out).not.toContain('notice');
  });
});

describe('documents, search and trace', () => {
  it('documents lists what the library holds', async () => {
    const { out } = await run('documents');
    expect(out.split('\n').filter(Boolean)).toHaveLength(5);
    expect((await run('documents', '--json')).json().documents[0]).toMatchObject({ id: 'hz-2023-155', version: 1 });
  });

  it('search prints hits, and with --json what the API answers', async () => {
    const text = await run('search', '公共海外仓');
    expect(text.exitCode).toBe(0);
    expect(text.out).toMatch(/^\d+ clauses/);
    expect(text.out).toContain('海外仓');
    const { json } = await run('search', '公共海外仓', '--level', 'provincial', '--limit', '3', '--json');
    const { hits, total } = json();
    expect(hits).toHaveLength(3);
    expect(total).toBeGreaterThanOrEqual(3);
    for (const hit of hits) expect(hit).toMatchObject({ level: 'provincial', counterparts: expect.any(Number) });
  });

  it('trace shows the counterparts of a clause in both directions', async () => {
    const { exitCode, json } = await run('trace', 'hz-2024-25/2/1/1', '--json');
    expect(exitCode).toBe(0);
    const [best] = json().implements;
    expect(best).toMatchObject({
      score: expect.any(Number),
      strength: expect.any(String),
      evidence: expect.any(Array),
    });
    const back = await run('trace', `${best.document}/${best.address}`, '--json');
    const places = back.json().implementedBy.map(({ document, address }: typeof best) => `${document}/${address}`);
    expect(places).toContain('hz-2024-25/2/1/1');
    expect((await run('trace', 'hz-2024-25/2/1/1', '--weak')).out).toContain(
      `implements  ${best.document}/${best.address}`,
    );
  });

  it.each([
    ['nope/1', 'There is no document nope.'],
    ['hz-2024-52/99', 'There is no clause 99 in hz-2024-52.'],
  ])('trace of %s says what there is not', async (place, sentence) => {
    expect(await run('trace', place)).toMatchObject({ exitCode: 1, err: `${sentence}\n` });
  });
});

describe('review', () => {
  const csv = join(folder, 'reviews.csv');
  const row = 'hz-2024-25,2/1/1,zj-digital-trade,5/22,确认,,一致,张三,2024-06-01';

  it('imports, exports and imports again without a change', async () => {
    writeFileSync(csv, `市级文件,市级条款,省级文件,省级条款,操作,对应类型,备注,审核人,时间\n${row}\n`);
    expect(await run('review', 'import', csv)).toMatchObject({
      exitCode: 0,
      out: '1 links imported, 0 known already.\n',
    });
    const json = join(folder, 'reviews.json');
    expect((await run('review', 'export', json)).exitCode).toBe(0);
    expect(readFileSync(json, 'utf8')).toBe((await run('review', 'export')).out);
    expect((await run('review', 'export', '--csv')).out).toContain('确认,,一致,张三');
    expect((await run('review', 'import', json)).out).toBe('0 links imported, 1 known already.\n');
  });

  it('reports a conflict and a file that is none of its own, with exit code 1', async () => {
    writeFileSync(csv, readFileSync(csv, 'utf8').replace('确认', '否定'));
    const conflict = await run('review', 'import', csv);
    expect(conflict).toMatchObject({ exitCode: 1, err: expect.stringContaining('different-decision') });
    writeFileSync(csv, 'a,b\n');
    expect(await run('review', 'import', csv)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('neither JSON'),
    });
  });
});

describe('review with a file that cannot be opened', () => {
  it.each([
    ['import', 'nowhere.csv', 'read: there is no such file or folder'],
    ['import', '', 'read: it is a folder'],
    ['export', 'nowhere/reviews.json', 'written: there is no such file or folder'],
  ])('%s %s says so in one sentence', async (action, name, reason) => {
    const file = join(folder, name);
    expect(await run('review', action, file)).toMatchObject({ exitCode: 1, err: `${file} cannot be ${reason}.\n` });
  });
});

describe('remove and reindex', () => {
  it('removes documents, says which there were not, and derives the rest anew', async () => {
    writeFileSync(join(folder, 'notice.txt'), '关于加强人才培养的通知\n\n一、建立实训基地。\n');
    await run('ingest', join(folder, 'notice.txt'));
    const removed = await run('remove', 'notice', 'nope');
    expect(removed).toMatchObject({ exitCode: 1, out: 'notice was removed.\n', err: 'There is no document nope.\n' });
    const { json } = await run('reindex', '--json');
    expect(json()).toMatchObject({ documents: 5, clauses: expect.any(Number) });
  });
});

describe('a setting that cannot be followed', () => {
  it('is wrong use of the environment', async () => {
    const terminal = new RecordingTerminal();
    expect(await runCommand(['documents'], terminal, { PORT: 'many' })).toBe(2);
    expect(terminal.errors.join('')).toContain('PORT should be a number');
  });
});

describe('pairs', () => {
  it('are told with their reasons, made, and taken out', async () => {
    const pair = ['hz-2023-155', 'hz-2024-52'];
    const made = await run('pairs', 'add', ...pair, '--json');
    expect(made.exitCode).toBe(0);
    expect(made.json().upper).toContainEqual(
      expect.objectContaining({
        document: expect.objectContaining({ id: 'hz-2024-52' }),
        reasons: expect.arrayContaining([expect.objectContaining({ kind: 'person' })]),
      }),
    );
    expect((await run('pairs', 'hz-2023-155')).out).toMatch(/^above {2}hz-2024-52 {2}.*links; .*said /mu);
    expect((await run('pairs', 'remove', ...pair)).out).not.toMatch(/^above {2}hz-2024-52/mu);
  });

  it.each([
    [['pairs'], 2],
    [['pairs', 'nowhere'], 1],
    [['pairs', 'add', 'hz-2024-52'], 2],
    [['pairs', 'add', 'hz-2024-52', 'hz-2024-52'], 2],
    [['pairs', 'add', 'hz-2024-52', 'nowhere'], 1],
  ])('%j ends with %i', async (words, exitCode) => {
    expect((await run(...words)).exitCode).toBe(exitCode);
  });
});
