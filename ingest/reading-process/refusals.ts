import { LIMITS } from '../readers/limits.ts';
import { UnreadableSource } from '../readers/unreadable-source.ts';

/** The refusal of a file that takes more memory than one file may; `cause` tells how that showed. */
export function tooMuchMemory(cause: unknown): UnreadableSource {
  return new UnreadableSource(
    'too-much-memory',
    {
      english: `Reading the file took more than ${LIMITS.readingMegabytes} MB of memory and was given up; split it, or save it anew as .docx.`,
      chinese: `读取该文件所需内存超过 ${LIMITS.readingMegabytes} MB，已停止，请拆分文件，或另存为新的 .docx 后重试。`,
    },
    cause,
  );
}

/** The refusal of a file that takes more time than one file may. */
export function tooSlow(milliseconds: number): UnreadableSource {
  const seconds = milliseconds / 1000;
  return new UnreadableSource('too-slow', {
    english: `Reading the file took more than ${seconds} seconds and was given up; split it, or save it anew as .docx.`,
    chinese: `读取该文件超过 ${seconds} 秒，已停止，请拆分文件，或另存为新的 .docx 后重试。`,
  });
}

/** The refusal of a file whose nesting exhausts the stack. */
export function tooDeep(): UnreadableSource {
  return new UnreadableSource('too-deep', {
    english: 'The file nests its text too deep to be read; copy its text into a new document and import that.',
    chinese: '文件的层层嵌套过深，无法读取，请将正文复制到新文档后重试。',
  });
}

/** The refusal of a file that is no document of a size that people read and cite. */
export function tooManyClauses(count: number): UnreadableSource {
  return new UnreadableSource('too-many-clauses', {
    english: `The file has ${count} clauses and table rows, more than the ${LIMITS.clauses} of one document; split it.`,
    chinese: `文件共有条款和表格行 ${count} 个，超过单个文件 ${LIMITS.clauses} 个的上限，请拆分后重试。`,
  });
}
