import { join } from 'node:path';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { libraryFile } from '../../ingest/knowledge-base.ts';
import { backUp } from '../../ingest/library/backup.ts';
import {
  AuditListSchema,
  type AuditListView,
  AuditQuerySchema,
  BackupListSchema,
  type BackupListView,
  DoneSchema,
  type DoneView,
  FindingListSchema,
  type FindingListView,
  LogQuerySchema,
  LogSchema,
  type LogView,
} from '../contract/administration.ts';
import { Ref } from '../contract/basic-schemas.ts';
import { DocumentParamsSchema } from '../contract/document.ts';
import { dailyBackups } from '../daily-backups.ts';
import { type ExaminedConfiguration, examine } from '../doctor.ts';
import { lastLogEntries } from '../last-log-entries.ts';
import { Problem, problemResponses } from '../plugins/problems.ts';
import { auditEntry } from './audit-entry.ts';
import { requireDocument } from './places.ts';
import type { RouteOptions } from './route-options.ts';

export interface AdministrationOptions extends RouteOptions {
  /** Null where the server was built without one. */
  examined: ExaminedConfiguration | null;
  /** Path of the log; null where the server was built without one. */
  logFile: string | null;
}

const tags = ['administration'];
const security = [{ token: [] }];
const refusals = problemResponses(400, 401, 403, 404, 503);

/** What the page 管理 shows and does; for people who may ingest. */
export const administrationRoutes: FastifyPluginAsyncTypebox<AdministrationOptions> = async (
  app,
  { knowledgeBase, examined, logFile },
) => {
  const { library } = knowledgeBase;
  const onRequest = app.requireWriter;

  app.get(
    '/api/administration/findings',
    {
      onRequest,
      schema: {
        ...{ operationId: 'listFindings', tags, security, summary: '体检：运行环境、文库、备份' },
        response: { 200: Ref(FindingListSchema), ...refusals },
      },
    },
    async (): Promise<FindingListView> => ({ findings: examined === null ? [] : await examine(examined) }),
  );

  app.get(
    '/api/administration/audit',
    {
      onRequest,
      schema: {
        ...{ operationId: 'listAudit', tags, security, summary: '操作记录，新的在前' },
        querystring: AuditQuerySchema,
        response: { 200: Ref(AuditListSchema), ...refusals },
      },
    },
    async ({ query: { limit = 50, before } }): Promise<AuditListView> => ({
      entries: library.audit.latest(limit, before),
    }),
  );

  app.get(
    '/api/administration/log',
    {
      onRequest,
      schema: {
        ...{ operationId: 'listLog', tags, security, summary: '运行日志的最后几条，新的在前' },
        querystring: LogQuerySchema,
        response: { 200: Ref(LogSchema), ...refusals },
      },
    },
    async ({ query: { limit = 100 } }): Promise<LogView> => ({
      entries: logFile === null ? [] : lastLogEntries(logFile, limit),
    }),
  );

  app.get(
    '/api/administration/backups',
    {
      onRequest,
      schema: {
        ...{ operationId: 'listBackups', tags, security, summary: '自动备份' },
        response: { 200: Ref(BackupListSchema), ...refusals },
      },
    },
    async (): Promise<BackupListView> => {
      const folder = examined?.backups?.folder ?? null;
      return { folder, files: folder === null ? [] : dailyBackups(folder) };
    },
  );

  app.post(
    '/api/administration/backups',
    {
      onRequest,
      schema: {
        ...{ operationId: 'backUp', tags, security, summary: '立即备份' },
        response: { 200: Ref(DoneSchema), ...refusals },
      },
    },
    async (request): Promise<DoneView> => {
      const folder = examined?.backups?.folder ?? join(knowledgeBase.dataDir, 'backups');
      const name = `library-${new Date().toISOString().replace(/[:.]/g, '-')}.sqlite`;
      const { documents, reviews } = await backUp(libraryFile(knowledgeBase.dataDir), join(folder, name));
      library.audit.add(auditEntry(request, 'backup', name));
      return { done: `已备份为 ${name}：${documents} 份文件，${reviews} 条复核。` };
    },
  );

  app.post(
    '/api/administration/reindex',
    {
      onRequest,
      schema: {
        ...{ operationId: 'reindex', tags, security, summary: '重建条款对应和检索索引' },
        response: { 200: Ref(DoneSchema), ...refusals },
      },
    },
    async (request): Promise<DoneView> => {
      library.audit.add(auditEntry(request, 'reindex', ''));
      await knowledgeBase.reindex(undefined, request.writer);
      return { done: '条款对应和检索索引已重建。' };
    },
  );

  app.delete(
    '/api/documents/:id',
    {
      onRequest,
      schema: {
        ...{ operationId: 'removeDocument', tags, security, summary: '移除一份文件及其全部版本' },
        description: '人的复核会保留，文件重新收录时一并恢复。',
        params: DocumentParamsSchema,
        response: { 200: Ref(DoneSchema), ...refusals },
      },
    },
    async (request): Promise<DoneView> => {
      const { id } = request.params;
      requireDocument(library, id);
      library.audit.add(auditEntry(request, 'remove', id));
      if (await knowledgeBase.remove(id, request.writer)) return { done: `已移除 ${id}。` };
      throw new Problem(404, 'document-not-found', `文件 ${id} 已不在文库中。`);
    },
  );
};
