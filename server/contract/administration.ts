import Type, { type Static } from 'typebox';
import { Choice, NullableString, Ref } from './basic-schemas.ts';

export const FindingSchema = Type.Object(
  {
    subject: Type.String(),
    state: Choice(['ok', 'warning', 'fault']),
    detail: Type.String(),
    remedy: NullableString('What to do'),
  },
  { $id: 'Finding' },
);
export type FindingView = Static<typeof FindingSchema>;
export const FindingListSchema = Type.Object({ findings: Type.Array(Ref(FindingSchema)) }, { $id: 'FindingList' });
export type FindingListView = Static<typeof FindingListSchema>;

export const AuditEntrySchema = Type.Object(
  {
    id: Type.Integer(),
    at: Type.String({ description: 'ISO 8601 moment' }),
    by: Type.String(),
    origin: Type.String({ description: 'Network address, or 命令行' }),
    action: Type.String(),
    subject: Type.String(),
  },
  { $id: 'AuditEntry' },
);
export const AuditListSchema = Type.Object({ entries: Type.Array(Ref(AuditEntrySchema)) }, { $id: 'AuditList' });
export type AuditListView = Static<typeof AuditListSchema>;
export const AuditQuerySchema = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  before: Type.Optional(Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1, description: 'Id of the last entry shown' })),
});

export const LogEntrySchema = Type.Object(
  {
    at: Type.String({ description: 'ISO 8601 moment' }),
    level: Choice(['debug', 'info', 'warn', 'error']),
    message: Type.String(),
    detail: Type.String({ description: 'The other fields of the entry as JSON' }),
  },
  { $id: 'LogEntry' },
);
export type LogEntryView = Static<typeof LogEntrySchema>;
export const LogSchema = Type.Object({ entries: Type.Array(Ref(LogEntrySchema)) }, { $id: 'Log' });
export type LogView = Static<typeof LogSchema>;
export const LogQuerySchema = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
});

/** Who sends the request; without a known token or key there is neither name nor role. */
export const BackupListSchema = Type.Object(
  { folder: NullableString('Folder of daily backups'), files: Type.Array(Type.String()) },
  { $id: 'BackupList' },
);
export type BackupListView = Static<typeof BackupListSchema>;

export const DoneSchema = Type.Object({ done: Type.String({ description: 'Chinese sentence' }) }, { $id: 'Done' });
export type DoneView = Static<typeof DoneSchema>;
