import type { UnitView } from '../contract/unit.ts';
import type { PrintedTable } from './printed-table.ts';
import { clauseLink, occasionNote, type PrintingOccasion } from './printing-occasion.ts';
import { roleWords } from './words.ts';

/** Everything that documents ask of one unit: clause, role, time limits, figures. */
export function unitTable(unit: UnitView, occasion: PrintingOccasion): PrintedTable {
  const lead = unit.clausesOfUnit.filter(({ role }) => role === 'lead').length;
  return {
    title: `${unit.name}政策任务清单`,
    notes: [
      `共 ${unit.clausesOfUnit.length} 条，涉及 ${unit.documents} 份文件，其中牵头 ${lead} 条。`,
      occasionNote(occasion),
    ],
    columns: [
      { header: '序号', width: 0.04, align: 'center' },
      { header: '文件', width: 0.16, align: 'left' },
      { header: '条款', width: 0.42, align: 'left' },
      { header: '职责', width: 0.05, align: 'center' },
      { header: '时限', width: 0.1, align: 'left' },
      { header: '数量指标', width: 0.13, align: 'left' },
      { header: '备注', width: 0.1, align: 'left' },
    ],
    rows: unit.clausesOfUnit.map((clause, place) => [
      { text: String(place + 1) },
      { text: clause.documentTitle },
      {
        text: `${clause.pinpoint}\n${clause.text}`,
        ...clauseLink(occasion, clause),
      },
      { text: roleWords[clause.role] },
      { text: clause.deadlines.join('；') },
      { text: clause.figures.join('；') },
      { text: '' },
    ]),
  };
}
