import type { FastifyRequest } from 'fastify';
import type { AuditAction, AuditEntry } from '../../ingest/library/audit.ts';

/** The entry of a request by somebody whom `requireWriter` or `requireReviewer` has let in. */
export function auditEntry(request: FastifyRequest, action: AuditAction, subject: string): AuditEntry {
  return { at: new Date().toISOString(), by: request.writer, origin: request.ip, action, subject };
}
