import type { Reading } from './query.ts';

export const nothingToFind = '没有可检索的字词';
const shownLength = 20;

/** What was typed, as a sentence quotes it. */
export function shortened(typed: string): string {
  return typed.length > shownLength ? `${typed.slice(0, shownLength)}…` : typed;
}

/** Input that holds neither words nor filters (😀, ，。！, excluded words alone) finds nothing, unlike no input at all. */
export function readNothing(reading: Reading, query: string): Reading {
  const { terms, filters, without, years, address, scope, ignored } = reading;
  const asks = terms.length > 0 || years.length > 0 || address !== null || scope === 'filters';
  const narrows = [filters, without].some((values) => Object.keys(values).length > 0);
  if (query.trim() === '' || asks || narrows) return reading;
  return { ...reading, scope: 'nothing', ignored: ignored ?? `${nothingToFind}：请输入要找的词语、文号或条款` };
}
