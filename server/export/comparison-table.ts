import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import {
  documentName,
  documentYears,
  groupByClause,
  type LinkedClauses,
  linkedClauses,
  linkedColumns,
  linkedRow,
  numbered,
} from './linked-clauses.ts';
import type { PrintedTable } from './printed-table.ts';
import { occasionNote, type PrintingOccasion } from './printing-occasion.ts';

/**
 * 对照表: every provincial clause in order with the municipal clauses that implement it, best first, those that nothing
 * implements too; then the municipal clauses with no provincial source. Usually of one document on each side.
 */
export function comparisonTable(
  library: Library,
  municipal: readonly StoredDocument[],
  provincial: readonly StoredDocument[],
  { origin, day }: PrintingOccasion,
): PrintedTable {
  const { links, ...clauses } = linkedClauses(library, municipal, provincial);
  const linksOf = groupByClause(links, 'provincial');
  const matched = clauses.provincial.flatMap(
    (clause): LinkedClauses[] => linksOf.get(clause) ?? [{ provincial: clause, municipal: null, link: null }],
  );
  const years = documentYears(library);
  const sources = new Set(links.map((entry) => entry.municipal));
  const alone = clauses.municipal
    .filter((clause) => !sources.has(clause))
    .map((clause): LinkedClauses => ({ provincial: null, municipal: clause, link: null }));
  const gaps = matched.filter((entry) => entry.municipal === null).length;
  return {
    title: '省市政策条款对照表',
    notes: [
      `省级文件：${provincial.map(documentName).join('、')}`,
      `市级文件：${municipal.map(documentName).join('、')}`,
      `共 ${links.length} 组对应；省级 ${clauses.provincial.length} 条中 ${gaps} 条暂无市级条款落实，市级 ${clauses.municipal.length} 条中 ${alone.length} 条无对应省级条款。`,
      occasionNote({ origin, day }),
    ],
    columns: linkedColumns,
    rows: numbered([...matched, ...alone].map((entry) => linkedRow(entry, { origin, years }))),
  };
}
