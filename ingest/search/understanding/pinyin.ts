import type { VocabularyEntry } from '../overview/library-vocabulary.ts';
import type { UnderstandingContext } from './context.ts';
import { type QueryTerm, type Reading, wordTerm } from './query.ts';

const letters = /^[a-z]+(?:'[a-z]+)*$/;
const initialsTaken = 3;
const longestInitials = 12;
/** Fewer letters fit too many words. */
const leastInitials = 3;
/** One word among several with the same initials is clear when it is so many times as frequent as the next. */
const clearly = 4;
/** Below what makes a hit an answer (see `leastCoverage`): nobody knows which of the words was meant. */
const unclearWeight = 0.55;
/** Between pinyin and characters: kuajing电商. */
const borders = /\s+|(?<=[a-z]{4})(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[a-z]{4})/iu;
const longestSyllables = 36;
/** Letters of a word that is written apart: kuajingdianshang rencai are two words, hai wai cang is one. */
const leastApart = 4;

/** Splits a run of pinyin into words of the library: the fewest words, then the most frequent. */
function wordsOf(run: string, context: UnderstandingContext): VocabularyEntry[] | null {
  type Split = { words: VocabularyEntry[]; frequency: number };
  const best: (Split | null)[] = [{ words: [], frequency: 0 }];
  for (let end = 1; end <= run.length; end++) {
    let chosen: Split | null = null;
    for (let start = Math.max(0, end - longestSyllables); start < end; start++) {
      const before = best[start];
      if (before === null || before === undefined) continue;
      const entry = context.vocabulary.withPinyin(run.slice(start, end))[0];
      if (entry === undefined) continue;
      const split = { words: [...before.words, entry], frequency: before.frequency + Math.log(1 + entry.frequency) };
      const better = chosen === null || split.words.length < chosen.words.length;
      if (better || (split.words.length === chosen?.words.length && split.frequency > chosen.frequency)) chosen = split;
    }
    best.push(chosen);
  }
  return best.at(-1)?.words ?? null;
}

function termsFor(typed: string, context: UnderstandingContext): QueryTerm[] | null {
  const run = typed.replaceAll(/['\s]/g, '');
  if (run.length >= 4) {
    const words = wordsOf(run, context);
    if (words !== null && words.length > 0) return words.map(({ text }) => wordTerm(text));
  }
  if (/\s/.test(typed) || run.length < 2 || run.length > longestInitials) return null;
  const whole = initialsTerm(run, typed, context);
  if (whole !== null) return [whole];
  for (let cut = leastInitials; cut + leastInitials <= run.length; cut++) {
    const halves = [run.slice(0, cut), run.slice(cut)].map((half) => initialsTerm(half, half, context));
    const found = halves.filter((half) => half !== null);
    if (found.length === halves.length) return found;
  }
  return null;
}

/** Words of the library with these initials, as one term; several of them where it is not clear which is meant. */
function initialsTerm(run: string, typed: string, context: UnderstandingContext): QueryTerm | null {
  const entries = context.vocabulary.withInitials(run).slice(0, run.length < leastInitials ? 1 : initialsTaken);
  const [first, second] = entries;
  if (first === undefined || (run.length < leastInitials && first.frequency < 3)) return null;
  const isClear = second === undefined || first.frequency >= clearly * second.frequency;
  const weightOf = (at: number) => (isClear ? (at === 0 ? 1 : 0.5) : unclearWeight);
  const variants = entries.map(({ text }, at) => ({ text, weight: weightOf(at) }));
  return { ...wordTerm(first.text, typed), variants };
}

/** Runs of letters that the library does not print are read as pinyin (haiwaicang) or initials (hwc) of what it prints. */
export function readPinyin(reading: Reading, context: UnderstandingContext): Reading {
  const pieces = reading.text.trim().split(borders);
  const kept: string[] = [];
  const terms: QueryTerm[] = [];
  const steps = [...reading.steps];
  for (let at = 0; at < pieces.length; ) {
    let length = 0;
    while (at + length < pieces.length && isPinyin(pieces[at + length] ?? '', context)) length++;
    let taken = 0;
    const group = pieces.slice(at, at + length).map((piece) => piece.toLowerCase());
    const apart = group.every((piece) => piece.length >= leastApart && termsFor(piece, context) !== null);
    for (let size = apart ? Math.min(1, length) : length; size > 0 && taken === 0; size--) {
      const typed = pieces
        .slice(at, at + size)
        .join(' ')
        .toLowerCase();
      const found = context.undone.has(`pinyin:${typed}`) ? null : termsFor(typed, context);
      if (found === null) continue;
      taken = size;
      terms.push(...found);
      const to = found.flatMap(({ variants }) => variants.map(({ text }) => text));
      steps.push({
        id: `pinyin:${typed}`,
        kind: 'pinyin',
        from: typed,
        to,
        note: found.some(({ variants }) => variants[0]?.weight === unclearWeight)
          ? `拼音首字母“${typed}”可能是${to.join('、')}，都作了检索；请选用其中一个词再检索`
          : `拼音“${typed}”按${to.join('、')}检索`,
        undoable: true,
      });
    }
    if (taken === 0) kept.push(pieces[at] ?? '');
    at += Math.max(1, taken);
  }
  const content = terms.map(({ text }) => text).join('');
  return {
    ...reading,
    text: kept.join(' '),
    terms: [...reading.terms, ...terms],
    steps,
    content: `${reading.content} ${content}`.trim(),
  };
}

function isPinyin(piece: string, context: UnderstandingContext): boolean {
  const folded = piece.toLowerCase();
  return (
    letters.test(folded) && folded.length > 1 && context.statistics.documentFrequency(folded.replaceAll("'", '')) === 0
  );
}
