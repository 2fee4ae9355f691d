import { readFileSync } from 'node:fs';
import nodejieba from 'nodejieba';
import type { Clause } from '../policy/clause.ts';
import { fold } from '../search/words/folded-text.ts';
import { segment } from '../search/words/segmentation.ts';

/** Words of government texts on any subject. */
const generalWords: ReadonlySet<string> = new Set(
  readFileSync(new URL('./general-words.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
);

/** A word that says what a document is about, and how much: the squares of a document's weights add up to 1. */
export interface SubjectWord {
  word: string;
  weight: number;
}

/** Words that a document is known by: sixty tell plans on the same task from others, more add what all plans say. */
const most = 60;

/**
 * The words that tell what a document is about: frequent in it and rare in general Chinese. How rare a word is comes from
 * jieba's own table over a large newspaper corpus, because in a library of one field its very subject would count as
 * common; words that texts of government use on any subject are listed beside. Names of places say nothing: documents of one place are not about the same task.
 *
 * @returns at most 60 words, the most telling first
 */
export function subjectWords(clauses: readonly Clause[]): SubjectWord[] {
  const counts = new Map<string, number>();
  const rarity = rarities();
  for (const { searchable, text } of clauses) {
    if (!searchable) continue;
    for (const { text: word } of segment(fold(text))) {
      for (const part of partsOf(word, rarity)) counts.set(part, (counts.get(part) ?? 0) + 1);
    }
  }
  const telling = [...counts]
    .filter(([word]) => !generalWords.has(word) && !/[省市县区镇乡州]$/.test(word))
    .map(([word, count]) => ({ word, weight: count * (rarity.get(word) ?? unlisted) }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, most);
  // The root keeps one word that stands everywhere in a text from drowning the others.
  const sum = telling.reduce((total, { weight }) => total + weight, 0);
  return telling.map(({ word, weight }) => ({ word, weight: Math.sqrt(weight / sum) }));
}

/**
 * Long words in their parts, and offices without their kind: 跨境电商 and 电商平台, 市商务局 and 省商务厅 are about the same.
 * A word of four characters or more is cut into the longest known words of two or three.
 */
function partsOf(word: string, known: ReadonlyMap<string, number>): string[] {
  if (!/^\p{Script=Han}{2,}$/u.test(word)) return [];
  if (word.length === 3) return [/[局厅委办署]$/.test(word) ? word.slice(0, 2) : word];
  const parts: string[] = [];
  for (let at = 0; at < word.length; ) {
    const three = word.slice(at, at + 3);
    const part = word.length - at === 3 && known.has(three) ? three : word.slice(at, at + 2);
    if (part.length > 1) parts.push(part);
    at += part.length;
  }
  return parts;
}

/** How far two documents are about the same, 0…1. */
export function sameSubject(one: readonly SubjectWord[], other: readonly SubjectWord[]): number {
  const weights = new Map(other.map(({ word, weight }) => [word, weight]));
  return one.reduce((sum, { word, weight }) => sum + weight * (weights.get(word) ?? 0), 0);
}

/** Rarity of a word that the table does not list, as jieba itself takes it: about the mean of all. */
const unlisted = 11.7;
let table: Map<string, number> | null = null;

/** Inverse document frequencies that come with jieba: a word and a number a line. */
function rarities(): ReadonlyMap<string, number> {
  if (table !== null) return table;
  const { DEFAULT_IDF_DICT } = nodejieba as unknown as { DEFAULT_IDF_DICT: string };
  table = new Map();
  for (const line of readFileSync(DEFAULT_IDF_DICT, 'utf8').split('\n')) {
    const [word, rarity] = line.split(' ');
    if (word && rarity) table.set(word, Number(rarity));
  }
  return table;
}
