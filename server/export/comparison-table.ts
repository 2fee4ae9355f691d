import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
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
  library: Library,
  lower: readonly StoredDocument[],
  upper: readonly StoredDocument[],
  occasion: PrintingOccasion,
): PrintedTable {
  const { links, ...clauses } = linkedClauses(library, lower, upper);
  const linksOf = groupByClause(links, 'upper');
  const matched = clauses.upper.flatMap(
    (clause): LinkedClauses[] => linksOf.get(clause) ?? [{ upper: clause, lower: null, link: null }],
  );
  const printing = linkedPrinting(library, occasion);
  const sources = new Set(links.map((entry) => entry.lower));
  const alone = clauses.lower
    .filter((clause) => !sources.has(clause))
    .map((clause): LinkedClauses => ({ upper: null, lower: clause, link: null }));
  const gaps = matched.filter((entry) => entry.lower === null).length;
  return {
    title: '省市政策条款对照表',
    notes: [
      `省级文件：${upper.map(documentName).join('、')}`,
      `市级文件：${lower.map(documentName).join('、')}`,
      `共 ${links.length} 组对应；省级 ${clauses.upper.length} 条中 ${gaps} 条暂无市级条款落实，市级 ${clauses.lower.length} 条中 ${alone.length} 条无对应省级条款。`,
      occasionNote(occasion),
    ],
    columns: linkedColumns,
    rows: numbered([...matched, ...alone].map((entry) => linkedRow(entry, printing))),
  };
}
