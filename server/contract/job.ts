import Type, { type Static } from 'typebox';
import { Choice, NullableInteger, NullableObject, NullableString, Ref } from './basic-schemas.ts';

export const JobSchema = Type.Object(
  {
    id: Type.Integer(),
    kind: Choice(['ingest', 'remove', 'reindex'], { description: '收录 / 移除 / 重建' }),
    subject: Type.String({ description: 'Names of files, or the id of a document' }),
    by: Type.String({ description: 'Who asked for it' }),
    state: Choice(['queued', 'running', 'done', 'failed', 'stopped'], {
      description: '等待 / 进行中 / 已完成 / 失败 / 已停止',
    }),
    queuedAt: Type.String({ description: 'ISO 8601 moment' }),
    startedAt: NullableString(),
    endedAt: NullableString(),
    progress: NullableObject(
      Type.Object({
        stage: Choice(['read', 'trace', 'index']),
        done: Type.Integer(),
        total: NullableInteger(),
        file: NullableString('File just read'),
        remainingSeconds: NullableInteger('Until the end of the stage, at the pace so far'),
      }),
    ),
    problem: NullableObject(
      Type.Object(
        { code: Type.String(), message: Type.String(), chinese: Type.String() },
        { description: 'Why it failed' },
      ),
    ),
  },
  { $id: 'Job', description: 'A long piece of work on the library' },
);
export type JobView = Static<typeof JobSchema>;

export const JobListSchema = Type.Object({ jobs: Type.Array(Ref(JobSchema)) }, { $id: 'JobList' });
export type JobListView = Static<typeof JobListSchema>;
export const JobParamsSchema = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 }) });
