import { fold } from '../words/folded-text.ts';
import { bigrams, segment } from '../words/segmentation.ts';
import type { UnderstandingContext } from './context.ts';
import { nothingToFind, shortened } from './nothing.ts';
import { type Reading, wordTerm } from './query.ts';
import { isStopWord } from './stop-words.ts';

/** Folded characters from which on a query is read as a pasted text. */
const longFrom = 48;
const termLimit = 24;
const namedIgnored = 12;

export function isLong(text: string): boolean {
  return fold(text).length >= longFrom;
}

/**
 * Reads a pasted sentence or page: the words that tell most are looked for, and all of its characters count when the
 * clauses found are ordered. No filters, addresses or repairs are read out of it.
 */
export function readLongInput(reading: Reading, context: UnderstandingContext): Reading {
  const text = fold(reading.text);
  const words = [...new Set(segment(text).map((word) => word.text))].filter(
    (word) => word.length > 1 && !isStopWord(word),
  );
  const known = words.filter((word) => context.statistics.documentFrequency(word) > 0);
  const unknown = words.filter((word) => context.statistics.documentFrequency(word) === 0);
  const telling = known
    .map((word) => ({
      word,
      weight: context.statistics.weightOf(context.statistics.documentFrequency(word)) * Math.min(4, word.length),
    }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, termLimit)
    .map(({ word }) => word);
  const chosen = known.filter((word) => telling.includes(word));
  const left = [...unknown, ...known.filter((word) => !telling.includes(word))];
  const names = left.slice(0, namedIgnored).map(shortened).join('、');
  const named = `${names}${left.length > namedIgnored ? ` 等 ${left.length} 个` : ''}`;
  const searched = `按最能区分的 ${chosen.length} 个词检索，全文的字词都计入排序`;
  const ignored = `输入较长（${text.length} 字）：${
    chosen.length === 0 ? nothingToFind : searched
  }${left.length === 0 ? '' : `；${chosen.length === 0 ? '库中没有' : '未单独检索'}的词：${named}`}`;
  const step = {
    id: 'long',
    kind: 'ignored' as const,
    from: `${text.slice(0, 20)}…`,
    to: chosen,
    note: ignored,
    undoable: false,
  };
  return {
    ...reading,
    text: '',
    long: true,
    scope: chosen.length === 0 ? 'nothing' : reading.scope,
    terms: [...reading.terms, ...chosen.map((word) => wordTerm(word))],
    content: bigrams(text).length > 0 ? text : '',
    ignored,
    steps: [...reading.steps, step],
  };
}
