import { canBeImplemented } from '../../ingest/crossref/clause-role.ts';
import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
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
 * implements too; then the lower clauses with no upper source. Usually of one document on each side. Clauses that nobody
 * implements (background, principles, goals, lead-ins, safeguards) are listed only where they are linked or asked for.
 */
export function comparisonTable(
  linked: Linked,
  lower: readonly StoredDocument[],
  upper: readonly StoredDocument[],
  { allRoles, ...occasion }: PrintingOccasion & { allRoles: boolean },
): PrintedTable {
  const { links, ...clauses } = linkedClauses(linked, lower, upper);
  const linksOf = groupByClause(links, 'upper');
  const counts = (clause: Clause) => allRoles || canBeImplemented(clause);
  const matched = clauses.upper.flatMap(
    (clause): LinkedClauses[] =>
      linksOf.get(clause) ?? (counts(clause) ? [{ upper: clause, lower: null, link: null }] : []),
  );
  const printing = linkedPrinting(linked.library, occasion);
  const sources = new Set(links.map((entry) => entry.lower));
  const alone = clauses.lower
    .filter((clause) => !sources.has(clause) && counts(clause))
    .map((clause): LinkedClauses => ({ upper: null, lower: clause, link: null }));
  const gaps = matched.filter((entry) => entry.lower === null).length;
  const listed = new Set(matched.map((entry) => entry.upper)).size;
  const leftOut = clauses.upper.length - listed;
  return {
    title: '政策条款对照表',
    notes: [
      `上位文件：${upper.map(documentName).join('、')}`,
      `下位文件：${lower.map(documentName).join('、')}`,
      `共 ${links.length} 组对应；上位 ${listed} 条中 ${gaps} 条暂无下位条款落实，下位 ${clauses.lower.length} 条中 ${alone.length} 条无对应上位条款。${leftOut === 0 ? '' : `另有 ${leftOut} 条上位条款为现状、原则、目标、导语或保障，不列为缺口。`}`,
      occasionNote(occasion),
    ],
    columns: linkedColumns,
    rows: numbered([...matched, ...alone].map((entry) => linkedRow(entry, printing))),
  };
}
