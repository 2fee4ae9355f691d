import { parseAddress } from '../policy/address.ts';
import type { Clause, ClauseKind } from '../policy/clause.ts';

const HEADINGS: ReadonlySet<ClauseKind> = new Set(['part', 'chapter', 'section', 'subsection', 'box']);

/**
 * Clauses → Markdown in one fixed form: one printed paragraph a Markdown paragraph, titles of units as headings of
 * their depth, tables as tables. Reading it again gives the same clauses.
 *
 * @param clauses - All clauses of one document in order.
 */
export function toMarkdown(clauses: readonly Clause[]): string {
  const blocks: string[] = [];
  let table: string[] | null = null;
  for (const clause of clauses) {
    if (clause.kind === 'row' && table !== null) {
      table.push(tableRow(clause));
      continue;
    }
    if (table !== null) blocks.push(table.join('\n'));
    table = clause.kind === 'table' ? tableHead(clause) : null;
    if (table === null) blocks.push(...paragraphs(clause));
  }
  if (table !== null) blocks.push(table.join('\n'));
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}

function paragraphs(clause: Clause): string[] {
  const lines = clause.text.split('\n').filter((line) => line.trim() !== '');
  const depth = headingDepth(clause);
  return lines.map((line, index) =>
    depth !== null && index === 0 ? `${'#'.repeat(depth)} ${escapeInline(line)}` : escapeLine(line),
  );
}

/** Depth of the heading of a unit that is a title and nothing else; null for units that say more. */
function headingDepth(clause: Clause): number | null {
  if (!HEADINGS.has(clause.kind) || clause.searchable || clause.heading === null || clause.text.includes('\n'))
    return null;
  const steps = parseAddress(clause.address)?.filter((step) => step.kind !== 'annex').length ?? 1;
  return Math.min(6, steps + 1);
}

function tableHead(clause: Clause): string[] {
  const columns = (clause.cells ?? []).reduce((sum, cell) => sum + cell.columns, 0);
  return [tableRow(clause), `|${' --- |'.repeat(Math.max(1, columns))}`];
}

/** A merged cell is followed by empty ones, which Markdown has no other way to say. */
function tableRow(clause: Clause): string {
  const cells = (clause.cells ?? []).flatMap((cell) => [
    escapeInline(cell.text),
    ...Array<string>(cell.columns - 1).fill(''),
  ]);
  return `| ${cells.join(' | ')} |`;
}

/** Escapes what our reader of Markdown would take for markup (see readers/markdown.ts for what it ignores). */
function escapeInline(text: string): string {
  return text.replace(/\0/g, '\uFFFD').replace(/[\\`<&[\]~|]/g, '\\$&');
}

function escapeLine(line: string): string {
  return escapeInline(line).replace(/^([#>=*_+-])/, '\\$1');
}
