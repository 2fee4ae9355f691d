import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { resolveUnit, unitKey } from '../policy/agencies/unit-names.ts';
import { placedName } from '../policy/agencies/unit-place.ts';
import type { Region } from '../policy/region/region.ts';
import { nodeText, type PolicyNode, type PolicyRoot, walk } from '../policy/tree.ts';
import type { UnitMention, UnitRole } from '../policy/unit-mention.ts';
import { factsOf } from './facts.ts';
import { report } from './report.ts';
import type { StatedUnit } from './sidecar.ts';
import { headerDepth, type PlacedCell, placeCells } from './table-grid.ts';
import { labelledRole, readUnitNote, type StatedRule } from './unit-note-reader.ts';
import { findUnitNotes } from './unit-notes.ts';

/**
 * Reads the responsible units of every clause: notes in brackets or on a line of their own, and the columns of a table
 * that name them. A rule stated once (第一位为牵头单位，下同) holds for all that follow. Unknown names are reported. Runs
 * after the place of the document is known: which body 市财政局 is, and which short names hold, depends on it.
 */
export const responsibleUnits: Plugin<[], PolicyRoot> = () => (root, file) => {
  let rule: StatedRule = { kind: 'none' };
  const region = factsOf(file).region?.value ?? null;
  const naming = { stated: file.data.sidecar?.units ?? [], region };
  for (const node of walk(root.children)) {
    if (node.type === 'front' || node.type === 'end' || node.type === 'annex') continue;
    rule = readNode(node, rule, naming);
    if (node.type === 'table') readUnitColumns(node, naming);
  }
  useFullestNames(
    [...walk(root.children)].flatMap((node) => node.units),
    region,
  );
  for (const node of walk(root.children)) reportUnknown(node, file);
};

/** What decides which unit a name means. */
interface Naming {
  stated: readonly StatedUnit[];
  region: Region | null;
}

function readNode(node: PolicyNode, before: StatedRule, naming: Naming): StatedRule {
  let rule = before;
  const text = nodeText(node);
  for (const note of findUnitNotes(text)) {
    const read = readUnitNote(text.slice(note.start, note.end), rule);
    rule = read.rule;
    for (const { raw, start, role, name } of read.names) {
      addOnce(node.units, toMention(raw, note.start + start, role, name, naming));
    }
  }
  return rule;
}

/**
 * Units in the cells of columns headed 责任单位, 牵头单位 or 配合单位. A cell merged over several rows names the units of
 * each of them; below the first these have no place in the text of the row.
 */
function readUnitColumns(table: PolicyNode, naming: Naming): void {
  const placed = placeCells([table, ...table.children].map(({ cells }) => cells ?? []));
  const depth = headerDepth(table.cells ?? []);
  const roles = columnRoles(placed.slice(0, depth));
  table.children.forEach((row, index) => {
    if (index + 1 >= depth)
      for (const mention of readRow(row, placed[index + 1] ?? [], roles, naming)) addOnce(row.units, mention);
  });
}

function readRow(
  row: PolicyNode,
  cells: readonly PlacedCell[],
  roles: ReadonlyMap<number, UnitRole>,
  naming: Naming,
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
      const mention = toMention(raw, start + within, stands === 'responsible' ? role : stands, name, naming);
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

function toMention(raw: string, start: number, role: UnitRole, completed: string, naming: Naming): UnitMention {
  const span = { start, end: start + raw.length };
  const decided = naming.stated.find(({ printed }) => printed === raw);
  const { name, known } =
    decided === undefined ? resolveUnit(completed, naming.region) : { name: decided.name, known: true };
  return { name, ...placed(name, naming.region), role, raw, span, known };
}

function placed(name: string, region: Region | null): Pick<UnitMention, 'fullName' | 'place'> {
  const { fullName, place } = placedName(name, region);
  return { fullName, place: place === null ? null : { code: place.code, name: place.name } };
}

/** A document that prints 发展改革委 here and 国家发展改革委 there means one unit: both get the fullest printed name. */
function useFullestNames(mentions: readonly UnitMention[], region: Region | null): void {
  const keys = mentions.map(({ name }) => unitKey(name, region));
  const fullest = new Map<string, string>();
  mentions.forEach(({ name }, index) => {
    const key = keys[index] ?? name;
    if (name.length > (fullest.get(key) ?? '').length) fullest.set(key, name);
  });
  mentions.forEach((mention, index) => {
    mention.name = fullest.get(keys[index] ?? '') ?? mention.name;
    Object.assign(mention, placed(mention.name, region));
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
