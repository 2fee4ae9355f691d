import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { GivenFile } from '../../ingest/intake/files.ts';
import { Ref } from '../contract/basic-schemas.ts';
import { JobSchema, type JobView } from '../contract/job.ts';
import { IngestReportSchema, type IngestReportView } from '../contract/report.ts';
import { problemResponses } from '../plugins/problems.ts';
import { auditEntry } from './audit-entry.ts';
import type { RouteOptions } from './route-options.ts';
import { type UploadedFile, uploadedFiles } from './uploads.ts';

const upload = {
  tags: ['ingest'],
  security: [{ token: [] }],
  consumes: ['multipart/form-data'],
  description:
    '字段 files 可重复：txt、md、html、docx、pdf，或其 zip；同名 yaml 为附注（sidecar）。字段 encoding 可指定文本编码。逐个文件给出报告，一个文件有误不影响其他文件。',
};
const answers = { 200: Ref(IngestReportSchema), ...problemResponses(400, 401, 403, 413, 415) };

/** Putting files into the library and checking them; each answers with a report. */
export const ingestRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, { knowledgeBase }) => {
  app.post(
    '/api/ingest',
    {
      onRequest: app.requireWriter,
      schema: {
        ...upload,
        operationId: 'ingest',
        summary: '收录文件',
        querystring: Type.Object({
          check: Type.Optional(Type.Boolean({ description: '只检查，不入库' })),
          wait: Type.Optional(
            Type.Boolean({ default: true, description: 'false：不等收录结束，立即返回任务，进度见 /api/jobs/{id}' }),
          ),
        }),
        response: { ...answers, 202: Ref(JobSchema) },
      },
    },
    async (request, reply): Promise<IngestReportView | JobView> => {
      const { check = false, wait = true } = request.query;
      if (check || wait) return report(request, check);
      const { files, options } = await accepted(request, false);
      const { id } = knowledgeBase.submit(files, options, request.writer);
      const job = knowledgeBase.jobs.one(id);
      if (job === null) throw new TypeError(`Expected job ${id} to be stored`);
      return reply.code(202).send(job);
    },
  );

  app.post(
    '/api/check',
    {
      onRequest: app.requireWriter,
      schema: { ...upload, operationId: 'check', summary: '检查文件，不入库', response: answers },
    },
    async (request): Promise<IngestReportView> => report(request, true),
  );

  async function report(request: FastifyRequest, check: boolean): Promise<IngestReportView> {
    const { files, options } = await accepted(request, check);
    return await knowledgeBase.ingest(files, { check, ...options }, request.writer);
  }

  /** The files of a request, with its entry in the audit log where they are to be stored. */
  async function accepted(request: FastifyRequest, check: boolean) {
    const { files, fields } = await uploadedFiles(request);
    const names = files.map(({ name }) => name).join('、');
    if (!check) knowledgeBase.library.audit.add(auditEntry(request, 'ingest', names));
    const encoding = fields.get('encoding');
    return { files: withSidecars(files), options: encoding ? { encoding } : {} };
  }
};

const stem = (name: string): string => name.replace(/\.[^.]*$/, '');
const isSidecar = ({ name }: UploadedFile): boolean => /\.ya?ml$/i.test(name);

/** Documents, each with the yaml of the same name that came with it. */
function withSidecars(files: readonly UploadedFile[]): GivenFile[] {
  const sidecars = new Map(
    files.filter(isSidecar).map(({ name, bytes }) => [stem(name), new TextDecoder().decode(bytes)]),
  );
  return files
    .filter((file) => !isSidecar(file))
    .map(({ name, bytes }) => {
      const sidecar = sidecars.get(stem(name));
      return { name, bytes, ...(sidecar === undefined ? {} : { sidecar }) };
    });
}
