import type { VFile } from 'vfile';
import type { Block, TextBlock } from './blocks.ts';
import { report } from './report.ts';
import type { Correction } from './sidecar.ts';

/** Joins and splits paragraphs as the sidecar says, before the outline is read. Levels are kept for `correctedLevel`. */
export function correctParagraphs(blocks: readonly Block[], corrections: readonly Correction[], file: VFile): Block[] {
  let corrected = [...blocks];
  for (const correction of corrections) {
    if (!correction.join && correction.split === null) continue;
    const index = corrected.findIndex((block) => meets(block, correction));
    const block = corrected[index];
    if (block === undefined || block.kind !== 'text') {
      reportMissing(correction, file);
      continue;
    }
    const before = corrected[index - 1];
    if (correction.join && before?.kind === 'text')
      corrected = replaceAt(corrected, index - 1, 2, [joinBlocks(before, block)]);
    if (correction.split !== null) corrected = replaceAt(corrected, index, 1, splitBlock(block, correction.split));
    reportDone(correction, block, correction.join ? '并入上一段' : '拆为两段', file);
  }
  return corrected;
}

/** The level that the sidecar sets for a paragraph, or null. */
export function correctedLevel(block: TextBlock, corrections: readonly Correction[], file: VFile): string | null {
  const correction = corrections.find((candidate) => candidate.level !== null && meets(block, candidate));
  if (correction?.level == null) return null;
  reportDone(correction, block, `层级定为${correction.level}`, file);
  return correction.level;
}

function meets(block: Block, correction: Correction): boolean {
  if (block.kind !== 'text') return false;
  if (correction.line !== null && block.number !== correction.line) return false;
  return correction.starts === null || block.text.startsWith(correction.starts);
}

function replaceAt(blocks: readonly Block[], index: number, count: number, replacement: Block[]): Block[] {
  return [...blocks.slice(0, index), ...replacement, ...blocks.slice(index + count)];
}

function joinBlocks(before: TextBlock, block: TextBlock): TextBlock {
  return { ...before, text: before.text + block.text, end: block.end };
}

/** Offsets inside a paragraph of several visual lines are only known at its ends: the border is placed by proportion. */
function splitBlock(block: TextBlock, words: string): TextBlock[] {
  const at = block.text.indexOf(words);
  if (at <= 0) return [block];
  const border = Math.min(block.end, block.start + at);
  return [
    { ...block, text: block.text.slice(0, at).trimEnd(), end: border },
    { ...block, text: block.text.slice(at), start: border, depth: null },
  ];
}

function reportDone(correction: Correction, block: TextBlock, what: string, file: VFile): void {
  report(file, {
    severity: 'note',
    rule: 'sidecar-correction',
    reason: `按补充说明文件：第${block.number}行${what}。`,
    line: block.number,
    address: null,
    quote: (correction.split ?? block.text).slice(0, 30),
  });
}

function reportMissing(correction: Correction, file: VFile): void {
  report(file, {
    severity: 'warning',
    rule: 'sidecar-line-missing',
    reason: `补充说明文件更正的段落在正文中没有找到（${correction.line === null ? `“${correction.starts ?? ''}”` : `第${correction.line}行`}），未作更正。`,
    line: correction.line,
    address: null,
    quote: correction.starts,
  });
}
