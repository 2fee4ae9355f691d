import { printedPinpoint } from '../../ingest/policy/place/write.ts';
import { levelLabels, validityLabels } from '../../ingest/search/retrieval/facets.ts';
import type { SearchResult } from '../../ingest/search/search-result.ts';
import type { UnitNamer } from './linked-clauses.ts';
import type { PrintedTable } from './printed-table.ts';
import { clauseLink, occasionNote, type PrintingOccasion } from './printing-occasion.ts';

/** The hits of a search with what is needed to cite them. */
export function searchTable(
  query: string,
  { hits, total }: SearchResult,
  unitName: UnitNamer,
  occasion: PrintingOccasion,
): PrintedTable {
  return {
    title: '政策条款检索结果',
    notes: [
      `检索词：${query === '' ? '（无）' : query}　　共 ${total} 条，列出 ${hits.length} 条。`,
      occasionNote(occasion),
    ],
    columns: [
      { header: '序号', width: 0.04, align: 'center' },
      { header: '文件', width: 0.16, align: 'left' },
      { header: '文件编号', width: 0.08, align: 'left' },
      { header: '条款位置', width: 0.06, align: 'left' },
      { header: '条款', width: 0.36, align: 'left' },
      { header: '层级', width: 0.05, align: 'center' },
      { header: '时效', width: 0.06, align: 'center' },
      { header: '责任单位', width: 0.12, align: 'left' },
      { header: '未含检索词', width: 0.07, align: 'left' },
    ],
    rows: hits.map((hit, place) => [
      { text: String(place + 1) },
      { text: hit.documentTitle },
      { text: hit.document },
      { text: printedPinpoint(hit) },
      { text: hit.text, ...clauseLink(occasion, hit) },
      { text: levelLabels[hit.level ?? 'unstated'] },
      { text: validityLabels[hit.validity] },
      { text: hit.units.map(unitName).join('、') },
      { text: hit.missing.join('、') },
    ]),
  };
}
