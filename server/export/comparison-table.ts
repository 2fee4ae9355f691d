import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import {
  documentName,
  type LinkedClauses,
  linkedClauses,
  linkedColumns,
  linkedRow,
  numbered,
} from './linked-clauses.ts';
import type { PrintedTable } from './printed-table.ts';

/** What a table is made for: where clauses can be read, and the day (ISO 8601 date). */
export interface PrintingOccasion {
  origin: string;
  day: string;
}

/**
 * 对照表 of two documents: every provincial clause in order with the municipal clauses that implement it, best first,
 * those that nothing implements too; then the municipal clauses with no provincial source.
 */
export function comparisonTable(
  library: Library,
  municipal: StoredDocument,
  provincial: StoredDocument,
  { origin, day }: PrintingOccasion,
): PrintedTable {
  const { links, ...clauses } = linkedClauses(library, [municipal], [provincial]);
  const matched: LinkedClauses[] = clauses.provincial.flatMap((clause): LinkedClauses[] => {
    const found = links.filter((entry) => entry.provincial === clause);
    return found.length > 0 ? found : [{ provincial: clause, municipal: null, link: null }];
  });
  const sources = new Set(links.map((entry) => entry.municipal));
  const alone = clauses.municipal
    .filter((clause) => !sources.has(clause))
    .map((clause): LinkedClauses => ({ provincial: null, municipal: clause, link: null }));
  const gaps = matched.filter((entry) => entry.municipal === null).length;
  return {
    title: '省市政策条款对照表',
    notes: [
      `省级文件：${documentName(provincial)}`,
      `市级文件：${documentName(municipal)}`,
      `共 ${links.length} 组对应；省级 ${clauses.provincial.length} 条中 ${gaps} 条暂无市级条款落实，市级 ${clauses.municipal.length} 条中 ${alone.length} 条无对应省级条款。`,
      `制表日期：${day}　　条款永久链接：${origin}/documents/〈文件编号〉/〈〔〕内的条款地址〉（省级 ${provincial.document.id}，市级 ${municipal.document.id}）`,
    ],
    columns: linkedColumns,
    rows: numbered([...matched, ...alone].map((entry) => linkedRow(entry, origin))),
  };
}
