import { readFileSync } from 'node:fs';
import { comparedText } from './compared-text.ts';
import { TermIndex } from './term-index.ts';
import { TermWeights } from './term-weights.ts';
import { TopicSpace } from './topic-space.ts';

/** What tracing takes from no library: how common terms are in policy texts, and which keep company. */
export interface Background {
  index: TermIndex;
  /** In how many of the clauses each term stands, by term number. */
  frequencies: readonly number[];
  clauses: number;
  topics: TopicSpace;
}

let learned: Background | null = null;

/**
 * The background on which all links are scored: clauses of the five bundled documents, in a file that
 * `test/eval/write-background.ts` wrote and that changes only with the weights. It is the same in every library, so that a
 * link depends on its two documents alone: term weights and topics that were learned from the library itself moved a link
 * whose texts had not changed from .594 to .622 when an unrelated document came.
 */
export function background(): Background {
  learned ??= learn(
    readFileSync(new URL('./background.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean),
  );
  return learned;
}

function learn(texts: readonly string[]): Background {
  const index = new TermIndex();
  const frequencies: number[] = [];
  const wordings = texts.map((printed) => {
    const { text } = comparedText(printed);
    const wording = index.termsOf(text);
    for (const numbers of [wording.terms, index.conceptsOf(text).terms]) {
      for (const number of numbers) frequencies[number] = (frequencies[number] ?? 0) + 1;
    }
    return wording;
  });
  // Words of any subject are as common as in texts of any subject, whether the bundled ones use them or not.
  for (const [term, share] of generalTerms()) {
    const [number] = index.termsOf(term).terms;
    if (number !== undefined) frequencies[number] = Math.max(frequencies[number] ?? 0, share * texts.length);
  }
  const topics = new TopicSpace(wordings, new TermWeights(frequencies, texts.length));
  return { index, frequencies, clauses: texts.length, topics };
}

/** Pairs of characters with the share of clauses that hold them. */
function generalTerms(): [term: string, share: number][] {
  return readFileSync(new URL('./general-terms.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): [string, number] => {
      const [term = '', perMille] = line.split(' ');
      return [term, Number(perMille) / 1000];
    });
}
