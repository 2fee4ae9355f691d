import { userInfo } from 'node:os';
import type { AuditAction, AuditEntry } from '../../ingest/library/audit.ts';

/** The entry of a command: by the user of the system who runs it. */
export function commandEntry(action: AuditAction, subject: string): AuditEntry {
  return { at: new Date().toISOString(), by: commandUser(), origin: '命令行', action, subject };
}

/** Who runs the command: the user of the system. */
export function commandUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without a name, as containers have it.
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}
