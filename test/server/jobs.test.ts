import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobListView, JobView } from '../../server/contract/job.ts';
import type { ProblemView } from '../../server/contract/problem.ts';
import { localKey, SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open([]);
});
afterAll(() => server.close());

const file = (name: string) => ({ name, content: `关于${name}的意见\n\n一、发展${name}。\n` });
const last = async () => (await server.read<JobListView>('/api/jobs?limit=1')).jobs[0];
const stop = (id: number, headers: Record<string, string> = { authorization: `Bearer ${localKey}` }) =>
  server.app.inject({ method: 'DELETE', url: `/api/jobs/${id}`, headers });

describe('a job', () => {
  it('stands with who asked for it and how it ended', async () => {
    await server.upload('/api/ingest', [file('滑雪产业.txt')]);
    expect(await last()).toMatchObject({
      ...{ kind: 'ingest', subject: '滑雪产业.txt', by: '本机用户', state: 'done', problem: null },
      progress: { stage: 'index' },
      startedAt: expect.stringMatching(/^\d{4}-/),
      endedAt: expect.stringMatching(/^\d{4}-/),
    });
  });

  it('is all that is answered to an upload that does not wait, and is done nevertheless', async () => {
    const response = await server.upload('/api/ingest?wait=false', [file('冰球产业.txt')]);
    expect(response.statusCode).toBe(202);
    const { id, state } = response.json<JobView>();
    expect(['queued', 'running']).toContain(state);
    // Writes follow each other: when the next has ended, so has this one.
    await server.upload('/api/ingest', [file('冰壶产业.txt')]);
    expect(await server.read<JobView>(`/api/jobs/${id}`)).toMatchObject({ state: 'done' });
    expect(server.knowledgeBase.library.document('冰球产业')).not.toBeNull();
  });

  it('that waits can be stopped, and then reads nothing', async () => {
    const first = server.upload('/api/ingest', [file('帆船产业.txt')]);
    const waiting = await server.upload('/api/ingest?wait=false', [file('赛艇产业.txt')]);
    const { id } = waiting.json<JobView>();
    expect((await stop(id)).statusCode).toBe(200);
    await first;
    await server.upload('/api/ingest', [file('皮艇产业.txt')]);
    expect(await server.read<JobView>(`/api/jobs/${id}`)).toMatchObject({ state: 'stopped' });
    expect(server.knowledgeBase.library.document('赛艇产业')).toBeNull();
    expect(server.knowledgeBase.library.audit.latest(3).map(({ action }) => action)).toContain('stop');
  });

  it('is stopped only by people who may write', async () => {
    const { id } = (await last()) ?? { id: 0 };
    expect((await stop(id, {})).statusCode).toBe(403);
  });

  it('that is unknown is said to be so', async () => {
    const response = await server.get('/api/jobs/999999');
    expect(response.statusCode).toBe(404);
    expect(response.json<ProblemView>().code).toBe('job-not-found');
  });
});
