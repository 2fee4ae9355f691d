import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { PrintingOccasion } from './comparison-table.ts';
import {
  documentName,
  type LinkedClauses,
  linkedClauses,
  linkedColumns,
  linkedRow,
  numbered,
} from './linked-clauses.ts';
import type { PrintedTable } from './printed-table.ts';

/** Which tasks a ledger lists. */
export interface LedgerScope {
  municipal: StoredDocument[];
  /** Canonical name of a unit; null for the tasks of all units. */
  unit: string | null;
}

/**
 * 督办台账: every municipal clause that names responsible units or has a provincial source, in the order of its document,
 * with that source, who does it and by when. One row for each source; one without where there is none.
 */
export function ledgerTable(
  library: Library,
  { municipal, unit }: LedgerScope,
  occasion: PrintingOccasion,
): PrintedTable {
  const provincial = library.documents().filter(({ document }) => document.level?.value === 'provincial');
  const { links, ...clauses } = linkedClauses(library, municipal, provincial);
  const tasks = clauses.municipal
    .filter((clause) => unit === null || clause.units.some(({ name }) => name === unit))
    .flatMap((clause): LinkedClauses[] => {
      const found = links.filter((entry) => entry.municipal === clause);
      if (found.length > 0) return found;
      return clause.units.length > 0 ? [{ municipal: clause, provincial: null, link: null }] : [];
    });
  const { origin, day } = occasion;
  const clauseCount = new Set(tasks.map((task) => task.municipal)).size;
  return {
    title: unit === null ? '政策任务督办台账' : `政策任务督办台账（${unit}）`,
    notes: [
      `依据文件：${municipal.map(documentName).join('、')}`,
      `共 ${clauseCount} 项任务。“状态”为条款对应的复核状态，办理进展请在“备注”填写。`,
      `制表日期：${day}　　条款永久链接：${origin}/documents/〈文件编号〉/〈〔〕内的条款地址〉`,
    ],
    columns: linkedColumns,
    rows: numbered(tasks.map((task) => linkedRow(task, origin))),
  };
}
