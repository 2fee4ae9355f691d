import { DerivationProblem, stoppedProblem } from '../derived/derivation-problem.ts';
import type { IngestProblem } from '../library/ingest-report.ts';
import { UnreadableSource } from '../readers/unreadable-source.ts';
import { MeilisearchProblem } from '../search/meilisearch/problem.ts';
import { SidecarProblem } from '../transforms/sidecar.ts';

/** The sentence for what went wrong with one file; a fault of this program is named as one, not hidden. */
export function fileProblem(error: unknown): IngestProblem {
  if (error instanceof UnreadableSource) return { code: error.code, message: error.message, chinese: error.chinese };
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof SidecarProblem) {
    return {
      code: 'sidecar',
      message: `The yaml beside the file cannot be followed: ${message}`,
      chinese: `同名的 yaml 说明文件有误，请改正后重新入库：${message}`,
    };
  }
  if (isDiskFault(error)) {
    return {
      code: 'disk-full',
      message: `The disk is full or cannot be written (${message}): the file was not stored, the library is as before.`,
      chinese: `磁盘已满或无法写入（${message}）：该文件未入库，条款库保持原样。`,
    };
  }
  if (['EACCES', 'EPERM'].includes(codeOf(error))) {
    return { code: 'no-access', message: 'The file may not be read.', chinese: '没有读取该文件的权限。' };
  }
  return {
    code: 'internal',
    message: `The file could not be ingested, the library is as before: ${message}`,
    chinese: `该文件未能入库（程序错误：${message}），条款库保持原样。`,
  };
}

/**
 * The sentence for what went wrong while links and index followed the library.
 *
 * @returns null for a fault of this program, which nobody can make up for
 */
export function followProblem(error: unknown): IngestProblem | null {
  if (error instanceof DerivationProblem) return error.problem;
  if (error instanceof Error && error.name === 'AbortError') return stoppedProblem;
  if (error instanceof MeilisearchProblem) {
    return {
      code: error.code,
      message: `The documents are stored, but the search index is not up to date yet: ${error.message}`,
      chinese: `文件已入库，但检索索引尚未更新：${error.chinese}`,
    };
  }
  if (!isDiskFault(error)) return null;
  return {
    code: 'disk-full',
    message:
      'The disk is full or cannot be written: cross-references and index are not up to date. Free some space and ingest again.',
    chinese: '磁盘已满或无法写入：条款对应和检索索引尚未更新，请清理磁盘后重新收录。',
  };
}

function isDiskFault(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR') || ['ENOSPC', 'EFBIG', 'EDQUOT'].includes(code);
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}
