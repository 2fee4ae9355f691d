import type { DocumentFacts } from '../policy/document.ts';
import { nodeText, type PolicyNode } from '../policy/tree.ts';
import { textFact, wholeTextFact } from './facts.ts';
import { isImprint, isSignature } from './printed-lines.ts';

/** 抄送 with the lines that go on with it, and the line of 印发 (版记). */
export function readImprint(end: readonly PolicyNode[], facts: DocumentFacts): void {
  const copied = end.findIndex((node) => /^抄\s*[送报][:：]/.test(nodeText(node)));
  const node = end[copied];
  if (node !== undefined) {
    const text = nodeText(node);
    const start = /^抄\s*[送报][:：]\s*/.exec(text)?.[0].length ?? 0;
    const names = [text.slice(start)];
    for (const next of end.slice(copied + 1)) {
      const more = nodeText(next);
      if (isImprint(more) || isSignature(more) || !more.endsWith('。')) break;
      names.push(more);
    }
    facts.copiedTo = textFact(names.join(''), node, start, text.length);
  }
  const printed = end.findIndex((candidate) => /日\s*印发$/.test(nodeText(candidate)));
  const line = end[printed];
  if (line === undefined) return;
  const before = end[printed - 1];
  const body =
    before !== undefined && /^[\s0-9年月日]+印发$/.test(nodeText(line)) && isSignature(nodeText(before))
      ? `${nodeText(before)} `
      : '';
  facts.printedBy = wholeTextFact(`${body}${nodeText(line)}`, line);
}
