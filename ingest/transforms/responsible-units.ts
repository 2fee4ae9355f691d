import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { nodeText, type PolicyNode, type PolicyRoot, walk } from '../policy/tree.ts';
import type { UnitMention, UnitRole } from '../policy/unit-mention.ts';
import { resolveUnit, unitKey } from '../policy/unit-names.ts';
import { report } from './report.ts';
import type { StatedUnit } from './sidecar.ts';
import { headerDepth, type PlacedCell, placeCells } from './table-grid.ts';
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
    if (node.type === 'table') readUnitColumns(node, stated);
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

/**
 * Units in the cells of columns headed 责任单位, 牵头单位 or 配合单位. A cell merged over several rows names the units of
 * each of them; below the first these have no place in the text of the row.
 */
function readUnitColumns(table: PolicyNode, stated: readonly StatedUnit[]): void {
  const placed = placeCells([table, ...table.children].map(({ cells }) => cells ?? []));
  const depth = headerDepth(table.cells ?? []);
  const roles = columnRoles(placed.slice(0, depth));
  table.children.forEach((row, index) => {
    if (index + 1 >= depth)
      for (const mention of readRow(row, placed[index + 1] ?? [], roles, stated)) addOnce(row.units, mention);
  });
}

function readRow(
  row: PolicyNode,
  cells: readonly PlacedCell[],
  roles: ReadonlyMap<number, UnitRole>,
  stated: readonly StatedUnit[],
): UnitMention[] {
  const mentions: UnitMention[] = [];
  const text = nodeText(row);
  let offset = 0;
  for (const { cell, column, fromAbove } of cells) {
    const start = cell.text === '' || fromAbove ? -1 : text.indexOf(cell.text, offset);
    if (start >= 0) offset = start + cell.text.length;
    const role = roles.get(column);
    if (role === undefined || (start < 0 && !fromAbove)) continue;
    for (const { raw, start: within, role: stands, name } of readUnitNote(cell.text, { kind: 'none' }).names) {
      const mention = toMention(raw, start + within, stands === 'responsible' ? role : stands, name, stated);
      mentions.push(fromAbove ? { ...mention, span: null } : mention);
    }
  }
  return mentions;
}

/** The roles that the labels of the header give to the columns; a second row of labels says it more exactly. */
function columnRoles(header: readonly (readonly PlacedCell[])[]): Map<number, UnitRole> {
  const roles = new Map<number, UnitRole>();
  for (const { cell, column } of header.flat()) {
    const role = labelledRole(cell.text.replace(/\s/g, ''));
    if (role !== null) for (let at = column; at < column + cell.columns; at++) roles.set(at, role);
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
  for (const { raw, known, span } of node.units) {
    if (known || span === null) continue;
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
