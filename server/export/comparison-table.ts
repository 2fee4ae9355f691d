import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Linked } from '../views/cross-reference-view.ts';
import {
  documentName,
  groupByClause,
  type LinkedClauses,
  linkedClauses,
  linkedColumns,
  linkedPrinting,
  linkedRow,
  numbered,
} from './linked-clauses.ts';
import type { PrintedTable } from './printed-table.ts';
import { occasionNote, type PrintingOccasion } from './printing-occasion.ts';

/**
 * 对照表: every upper clause in order with the lower clauses that implement it, best first, those that nothing
 * implements too; then the lower clauses with no upper source. Usually of one document on each side.
 */
export function comparisonTable(
  linked: Linked,
  lower: readonly StoredDocument[],
  upper: readonly StoredDocument[],
  occasion: PrintingOccasion,
): PrintedTable {
  const { links, ...clauses } = linkedClauses(linked, lower, upper);
  const linksOf = groupByClause(links, 'upper');
  const matched = clauses.upper.flatMap(
    (clause): LinkedClauses[] => linksOf.get(clause) ?? [{ upper: clause, lower: null, link: null }],
  );
  const printing = linkedPrinting(linked.library, occasion);
  const sources = new Set(links.map((entry) => entry.lower));
  const alone = clauses.lower
    .filter((clause) => !sources.has(clause))
    .map((clause): LinkedClauses => ({ upper: null, lower: clause, link: null }));
  const gaps = matched.filter((entry) => entry.lower === null).length;
  return {
    title: '政策条款对照表',
    notes: [
      `上位文件：${upper.map(documentName).join('、')}`,
      `下位文件：${lower.map(documentName).join('、')}`,
      `共 ${links.length} 组对应；上位 ${clauses.upper.length} 条中 ${gaps} 条暂无下位条款落实，下位 ${clauses.lower.length} 条中 ${alone.length} 条无对应上位条款。`,
      occasionNote(occasion),
    ],
    columns: linkedColumns,
    rows: numbered([...matched, ...alone].map((entry) => linkedRow(entry, printing))),
  };
}
