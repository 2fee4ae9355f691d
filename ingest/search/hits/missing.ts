import type { SourceDocument } from '../overview/clause-source.ts';
import { isMatched, placesOf } from '../ranking/matching.ts';
import type { RankedClause } from '../ranking/ranking.ts';
import { facetsWith, facetTitles, failedFacets } from '../retrieval/facets.ts';
import type { SearchFilters } from '../search-request.ts';
import type { HitScorePart } from '../search-result.ts';
import type { Reading } from '../understanding/query.ts';
import { isWeak } from './hit.ts';

/** Answer to 为什么没有这一条？ */
export interface MissingReport {
  /** Place among the hits, from 1; null when the clause is not among them. */
  rank: number | null;
  /** Chinese sentences. */
  reasons: string[];
  found: string[];
  missing: string[];
  parts: HitScorePart[];
}

export function explainMissing({
  reading,
  filters,
  entry,
  document,
  rank,
}: {
  reading: Reading;
  filters: SearchFilters;
  entry: RankedClause | null;
  document: SourceDocument | null;
  rank: number | null;
}): MissingReport {
  if (entry === null || document === null) {
    return { rank: null, reasons: ['库中没有这一条，请核对文件和条款地址。'], found: [], missing: [], parts: [] };
  }
  const found = entry.matches.filter(isMatched).map(({ term }) => term.typed);
  const missing = entry.matches.filter((match) => !isMatched(match)).map(({ term }) => term.typed);
  const reasons: string[] = [];
  const excluded = reading.exclusions.filter((word) => placesOf(entry.prepared.folded.text, word).length > 0);
  if (excluded.length > 0) reasons.push(`它含有您排除的词：${excluded.join('、')}。`);
  const phrases = entry.matches.filter(({ term, occurrences }) => term.kind === 'phrase' && occurrences.length === 0);
  if (phrases.length > 0)
    reasons.push(`它没有逐字包含短语：${phrases.map(({ term }) => `“${term.typed}”`).join('、')}。`);
  const failed = failedFacets(filters, entry.prepared.clause, document);
  if (failed.length > 0) reasons.push(`它不在筛选范围内：${failed.map((facet) => facetTitles[facet]).join('、')}。`);
  const without = facetsWith(reading.without, entry.prepared.clause, document);
  if (without.length > 0)
    reasons.push(`它在您排除的范围内：${without.map((facet) => facetTitles[facet]).join('、')}。`);
  if (reading.scope === 'nothing') reasons.push('检索框中没有可检索的字词。');
  if (reading.address !== null && rank === null) reasons.push('检索词被理解为一个条款地址，只列出该地址的条款。');
  if (entry.matches.length > 0 && found.length === 0)
    reasons.push(`它的正文和所在标题不含任何检索词：${missing.join('、')}。`);
  if (rank !== null) {
    const weak = isWeak(entry, reading.scope === 'filters' || reading.address !== null);
    reasons.push(`它在结果中排第 ${rank} 位${weak ? '，因覆盖检索词较少标为弱相关' : ''}。`);
    if (missing.length > 0) reasons.push(`它缺少：${missing.join('、')}。`);
  } else if (reasons.length === 0) {
    reasons.push(`命中条款很多，它得分较低，未进入逐条排序的范围；缺少：${missing.join('、') || '无'}。请加词或筛选。`);
  }
  return { rank, reasons, found, missing, parts: entry.parts };
}
