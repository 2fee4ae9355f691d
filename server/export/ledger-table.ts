import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Linked } from '../views/cross-reference-view.ts';
import { upperDocuments } from '../views/paired-documents.ts';
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

/** Which tasks a ledger lists. */
export interface LedgerScope {
  lower: StoredDocument[];
  /** Null for the tasks of all units. */
  unit: { name: string; fullName: string } | null;
}

/**
 * 督办台账: every lower clause that names responsible units or has an upper source, in the order of its document,
 * with that source, who does it and by when. One row for each source; one without where there is none.
 */
export function ledgerTable(linked: Linked, { lower, unit }: LedgerScope, occasion: PrintingOccasion): PrintedTable {
  const { library } = linked;
  const upper = upperDocuments(library, lower);
  const { links, ...clauses } = linkedClauses(linked, lower, upper);
  const linksOf = groupByClause(links, 'lower');
  const tasks = clauses.lower
    .filter((clause) => unit === null || clause.units.some(({ fullName }) => fullName === unit.fullName))
    .flatMap((clause): LinkedClauses[] => {
      const found = linksOf.get(clause);
      if (found !== undefined) return found;
      return clause.units.length > 0 ? [{ lower: clause, upper: null, link: null }] : [];
    });
  const printing = linkedPrinting(library, occasion);
  const clauseCount = new Set(tasks.map((task) => task.lower)).size;
  return {
    title: unit === null ? '政策任务督办台账' : `政策任务督办台账（${unit.name}）`,
    notes: [
      `依据文件：${lower.map(documentName).join('、')}`,
      `共 ${clauseCount} 项任务。“状态”为条款对应的复核状态，办理进展请在“备注”填写。`,
      occasionNote(occasion),
    ],
    columns: linkedColumns,
    rows: numbered(tasks.map((task) => linkedRow(task, printing))),
  };
}
