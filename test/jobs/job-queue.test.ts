import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Progress } from '../../ingest/intake/files.ts';
import { processMark } from '../../ingest/jobs/process-mark.ts';
import { KnowledgeBase } from '../../ingest/knowledge-base.ts';
import { Library } from '../../ingest/library/library.ts';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';
import { temporaryFolder } from '../library/builders.ts';

const text = (topic: string) => `关于${topic}的意见\n\n一、发展${topic}。\n`;

/** Folders and index of a knowledge base that is opened more than once. */
function place() {
  const { host: url, apiKey } = testMeilisearch();
  return { dataDir: temporaryFolder(), index: ownIndex('jobs'), meilisearch: { url, apiKey } };
}

/** The report that was kept last. */
function lastReport({ reports }: Library) {
  const [last] = reports.summaries(1);
  return last === undefined ? undefined : reports.one(last.id)?.report;
}

describe('an ingest that is interrupted by the end of the process', () => {
  it('goes on at the next start with what was not read, uploads and paths alike', async () => {
    const where = place();
    const folder = temporaryFolder();
    for (const name of ['甲', '乙']) writeFileSync(join(folder, `${name}.txt`), text(name));
    const first = await KnowledgeBase.open(where);
    let closed: Promise<void> | null = null;
    const uploads = ['丙', '丁'].map((name) => ({ name: `${name}.txt`, bytes: Buffer.from(text(name)) }));
    const { id, ended } = first.submit(
      [folder, ...uploads],
      {
        onProgress: ({ stage, done }) => {
          if (stage === 'read' && done === 2) closed = first.close();
        },
      },
      '王芳',
    );
    await ended.catch(() => undefined);
    await closed;

    const store = vi.spyOn(Library.prototype, 'store');
    onTestFinished(() => store.mockRestore());
    const second = await KnowledgeBase.open(where);
    onTestFinished(() => second.close());
    expect(second.jobs.one(id)).toMatchObject({ state: 'done', by: '王芳' });
    expect(
      second.library
        .documents()
        .map(({ document }) => document.id)
        .sort(),
    ).toEqual(['丁', '丙', '乙', '甲'].sort());
    expect(store.mock.calls.length).toBeLessThanOrEqual(2);
    const report = lastReport(second.library);
    expect(report?.files.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new', 'new']);
  });
});

describe('an ingest that a person stops', () => {
  it('keeps and reports what it has read', async () => {
    const base = await KnowledgeBase.open(place());
    onTestFinished(() => base.close());
    const uploads = ['甲', '乙', '丙', '丁'].map((name) => ({ name: `${name}.txt`, bytes: Buffer.from(text(name)) }));
    const onProgress = ({ stage }: Progress) => {
      const [running] = base.jobs.latest(1);
      if (stage === 'read' && running !== undefined) base.jobs.stop(running.id);
    };
    const report = await base.ingest(uploads, { onProgress });
    expect(report).toMatchObject({ outcomes: { new: 1 }, problem: { code: 'stopped' } });
    expect(base.library.documents().map(({ document }) => document.id)).toEqual(['甲']);
    expect(base.jobs.latest(1)[0]?.state).toBe('stopped');
    expect(lastReport(base.library)?.problem?.code).toBe('stopped');
  });
});

describe('a job of a process that lives', () => {
  it('is left to it', async () => {
    const where = place();
    const base = await KnowledgeBase.open(where);
    onTestFinished(() => base.close());
    const order = { kind: 'reindex', subject: '', by: '', encoding: null } as const;
    const id = base.library.jobs.add(order, [], processMark(process.ppid), new Date().toISOString());
    await base.jobs.resume();
    expect(base.jobs.one(id)?.state).toBe('queued');
  });
});
