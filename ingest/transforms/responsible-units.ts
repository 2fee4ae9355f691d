import type { Plugin } from 'unified';
import { nodeText, type PolicyNode, type PolicyRoot, walk } from '../policy/tree.ts';
import type { UnitMention, UnitRole } from '../policy/unit-mention.ts';
import { resolveUnit } from '../policy/unit-names.ts';
import { readUnitNote, type StatedRule } from './unit-note-reader.ts';
import { findUnitNotes } from './unit-notes.ts';

/** Reads the notes of responsible units in every clause; a rule stated once (下同) holds for all that follow. */
export const responsibleUnits: Plugin<[], PolicyRoot> = () => (root) => {
  let rule: StatedRule = { kind: 'none' };
  for (const node of walk(root.children)) {
    if (node.type === 'front' || node.type === 'end' || node.type === 'annex') continue;
    rule = readNode(node, rule);
  }
};

function readNode(node: PolicyNode, before: StatedRule): StatedRule {
  let rule = before;
  const text = nodeText(node);
  const seen = new Set<string>();
  for (const note of findUnitNotes(text)) {
    const read = readUnitNote(text.slice(note.start, note.end), rule);
    rule = read.rule;
    for (const { raw, start, role, name } of read.names) {
      const mention = toMention(raw, note.start + start, role, name);
      const key = `${mention.name}|${mention.role}`;
      if (seen.has(key)) continue;
      seen.add(key);
      node.units.push(mention);
    }
  }
  return rule;
}

function toMention(raw: string, start: number, role: UnitRole, completed: string): UnitMention {
  const { name, known } = resolveUnit(completed);
  return { name, role, raw, span: { start, end: start + raw.length }, known };
}
