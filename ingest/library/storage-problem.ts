import { KnownProblem } from '../policy/known-problem.ts';

export type StorageCode = 'disk-full' | 'library-damaged' | 'library-busy' | 'no-access';

/** The disk or the library file refuses; what was stored before is as it was. */
export class StorageProblem extends KnownProblem<StorageCode> {}

/**
 * What the system or SQLite says of disk and library file, as a sentence.
 *
 * @returns null where the error is about something else
 */
export function storageProblem(error: unknown): StorageProblem | null {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  const said = error instanceof Error ? error.message : String(error);
  if (['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code) || code.startsWith('SQLITE_IOERR')) {
    return new StorageProblem(
      'disk-full',
      {
        english: `The disk is full or cannot be written (${said}); nothing was changed.`,
        chinese: `磁盘已满或无法写入（${said}），这次操作没有生效，原有内容保持不变。`,
        remedy: '请清理磁盘空间后重试；文库本身没有损坏。',
      },
      error,
    );
  }
  if (code === 'SQLITE_CORRUPT' || code.startsWith('SQLITE_CORRUPT_') || code === 'SQLITE_NOTADB') {
    return new StorageProblem(
      'library-damaged',
      {
        english: `A part of the library file is damaged (${said}).`,
        chinese: `文库文件的一部分已损坏（${said}）。`,
        remedy: '请保留现有文件，运行 cli doctor 查看损坏的范围，再用 cli restore 恢复最近的备份。',
      },
      error,
    );
  }
  if (code === 'SQLITE_BUSY' || code.startsWith('SQLITE_BUSY_') || code === 'SQLITE_LOCKED') {
    return new StorageProblem(
      'library-busy',
      {
        english: 'The library is being written by another process.',
        chinese: '文库正由另一个程序写入。',
        remedy: '请稍候重试。',
      },
      error,
    );
  }
  if (
    ['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN', 'SQLITE_PERM'].includes(code) ||
    code.startsWith('SQLITE_READONLY')
  ) {
    return new StorageProblem(
      'no-access',
      {
        english: `A file may not be read or written (${said}).`,
        chinese: `没有读写权限（${said}）。`,
        remedy: '请检查数据目录（DATA_DIR）的所有者和权限。',
      },
      error,
    );
  }
  return null;
}
