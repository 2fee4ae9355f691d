import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { nodeText, type PolicyNode, type PolicyRoot, walk } from '../policy/tree.ts';
import type { UnitMention, UnitRole } from '../policy/unit-mention.ts';
import { resolveUnit, unitKey } from '../policy/unit-names.ts';
import { report } from './report.ts';
import type { StatedUnit } from './sidecar.ts';
import { labelledRole, readUnitNote, type StatedRule } from './unit-note-reader.ts';
import { findUnitNotes } from './unit-notes.ts';

/**
 * Reads the responsible units of every clause: notes in brackets or on a line of their own, and the columns of a table
 * that name them. A rule stated once (第一位为牵头单位，下同) holds for all that follow. Unknown names are reported.
 */
export const responsibleUnits: Plugin<[], PolicyRoot> = () => (root, file) => {
  let rule: StatedRule = { kind: 'none' };
  const stated = file.data.sidecar?.units ?? [];
  for (const node of walk(root.children)) {
    if (node.type === 'front' || node.type === 'end' || node.type === 'annex') continue;
    rule = readNode(node, rule, stated);
    if (node.type === 'table') for (const row of node.children) row.units.push(...readColumns(node, row, stated));
  }
  useFullestNames([...walk(root.children)].flatMap((node) => node.units));
  for (const node of walk(root.children)) reportUnknown(node, file);
};

function readNode(node: PolicyNode, before: StatedRule, stated: readonly StatedUnit[]): StatedRule {
  let rule = before;
  const text = nodeText(node);
  for (const note of findUnitNotes(text)) {
    const read = readUnitNote(text.slice(note.start, note.end), rule);
    rule = read.rule;
    for (const { raw, start, role, name } of read.names) {
      addOnce(node.units, toMention(raw, note.start + start, role, name, stated));
    }
  }
  return rule;
}

/** Units in the cells of a column headed 责任单位, 牵头单位 or 配合单位. */
function readColumns(table: PolicyNode, row: PolicyNode, stated: readonly StatedUnit[]): UnitMention[] {
  const mentions: UnitMention[] = [];
  const roles = columnRoles(table);
  let column = 0;
  let offset = 0;
  const text = nodeText(row);
  for (const cell of row.cells ?? []) {
    const role = roles.get(column);
    const start = cell.text === '' ? -1 : text.indexOf(cell.text, offset);
    if (start >= 0) offset = start + cell.text.length;
    if (role !== undefined && start >= 0) {
      const { names } = readUnitNote(cell.text, { kind: 'none' });
      for (const name of names) {
        const own = name.role === 'responsible' ? role : name.role;
        addOnce(mentions, toMention(name.raw, start + name.start, own, name.name, stated));
      }
    }
    column += cell.columns;
  }
  return mentions;
}

function columnRoles(table: PolicyNode): Map<number, UnitRole> {
  const roles = new Map<number, UnitRole>();
  let column = 0;
  for (const cell of table.cells ?? []) {
    const role = labelledRole(cell.text.replace(/\s/g, ''));
    if (role !== null) roles.set(column, role);
    column += cell.columns;
  }
  return roles;
}

function addOnce(mentions: UnitMention[], mention: UnitMention): void {
  if (!mentions.some(({ name, role }) => name === mention.name && role === mention.role)) mentions.push(mention);
}

function toMention(
  raw: string,
  start: number,
  role: UnitRole,
  completed: string,
  stated: readonly StatedUnit[],
): UnitMention {
  const span = { start, end: start + raw.length };
  const decided = stated.find(({ printed }) => printed === raw);
  if (decided !== undefined) return { name: decided.name, role, raw, span, known: true };
  const { name, known } = resolveUnit(completed);
  return { name, role, raw, span, known };
}

/** A document that prints 发展改革委 here and 国家发展改革委 there means one unit: both get the fullest printed name. */
function useFullestNames(mentions: readonly UnitMention[]): void {
  const keys = mentions.map(({ name }) => unitKey(name));
  const fullest = new Map<string, string>();
  mentions.forEach(({ name }, index) => {
    const key = keys[index] ?? name;
    if (name.length > (fullest.get(key) ?? '').length) fullest.set(key, name);
  });
  mentions.forEach((mention, index) => {
    mention.name = fullest.get(keys[index] ?? '') ?? mention.name;
  });
}

function reportUnknown(node: PolicyNode, file: VFile): void {
  for (const { raw, known } of node.units) {
    if (known) continue;
    report(file, {
      severity: 'warning',
      rule: 'unknown-unit',
      reason: `单位名录中没有“${raw}”，按原文保留；请在单位名录或补充说明文件中确认。`,
      line: node.lines[0]?.number ?? null,
      address: node.address,
      quote: raw,
    });
  }
}
