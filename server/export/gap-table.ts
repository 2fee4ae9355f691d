import type { GapDocumentView, GapsView, GapView } from '../contract/tracing.ts';
import type { UnitNamer } from './linked-clauses.ts';
import type { PrintedCell, PrintedTable } from './printed-table.ts';
import { clauseLink, occasionNote, type PrintingOccasion } from './printing-occasion.ts';

/** 缺口清单: upper clauses that nothing implements, then lower clauses with no source. */
export function gapTable({ upper, lower }: GapsView, unitName: UnitNamer, occasion: PrintingOccasion): PrintedTable {
  const rows = [
    ...upper.flatMap((document) => document.gaps.map((gap) => ({ gap, document, kind: '上位条款，暂无下位落实' }))),
    ...lower.flatMap((document) => document.gaps.map((gap) => ({ gap, document, kind: '下位条款，无上位来源' }))),
  ];
  const count = (documents: readonly GapDocumentView[]) => documents.reduce((sum, { gaps }) => sum + gaps.length, 0);
  return {
    title: '政策条款缺口清单',
    notes: [
      `暂无下位条款落实的上位条款 ${count(upper)} 条；没有上位来源的下位条款 ${count(lower)} 条。“弱对应”为可供人工查找的候选条数。`,
      occasionNote(occasion),
    ],
    columns: [
      { header: '序号', width: 0.04, align: 'center' },
      { header: '缺口', width: 0.1, align: 'left' },
      { header: '文件', width: 0.15, align: 'left' },
      { header: '条款', width: 0.43, align: 'left' },
      { header: '责任单位', width: 0.14, align: 'left' },
      { header: '弱对应', width: 0.05, align: 'center' },
      { header: '备注', width: 0.09, align: 'left' },
    ],
    rows: rows.map(({ gap, document, kind }, place) =>
      gapRow(gap, unitName, [document.title, kind], place + 1, occasion),
    ),
  };
}

function gapRow(
  gap: GapView,
  unitName: UnitNamer,
  [title, kind]: [string, string],
  number: number,
  occasion: PrintingOccasion,
): PrintedCell[] {
  return [
    { text: String(number) },
    { text: kind },
    { text: title },
    {
      text: `${gap.pinpoint}\n${gap.text}`,
      ...clauseLink(occasion, gap),
    },
    { text: gap.units.map(unitName).join('、') },
    { text: String(gap.weak) },
    { text: '' },
  ];
}
