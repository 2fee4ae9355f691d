import { KnownProblem } from '../../ingest/policy/known-problem.ts';

/** A file named on the command line that cannot be opened. */
export class FileProblem extends KnownProblem<'file'> {}

const reasons: Record<string, [english: string, chinese: string]> = {
  ENOENT: ['there is no such file or folder', '没有这个文件或文件夹'],
  EISDIR: ['it is a folder', '它是文件夹'],
  EACCES: ['access is not allowed', '没有权限'],
  ENOSPC: ['the disk is full', '磁盘已满'],
  EEXIST: ['it exists already', '已经存在'],
};

/** Runs one operation on a file and words what the system refuses. @throws FileProblem */
export function onFile<Result>(done: 'read' | 'written', file: string, operation: () => Result): Result {
  try {
    return operation();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const [english, chinese] = reasons[String(error.code)] ?? [error.message, error.message];
    throw new FileProblem('file', {
      english: `${file} cannot be ${done}: ${english}.`,
      chinese: `文件 ${file} 无法${done === 'read' ? '读取' : '写入'}：${chinese}。`,
      place: file,
    });
  }
}
