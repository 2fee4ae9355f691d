import { isWord, runAround, segment, type Word } from './segmentation.ts';

const han = /^\p{Script=Han}$/u;

function loneCharacters(text: string): number {
  return text === '' ? 0 : segment(text).filter((word) => word.text.length === 1).length;
}

/**
 * The word of two characters that would stand across the border of two neighbouring words, by accident: 中国 in
 * 集中|国有, 国有 in 全国|有. Null where there is none, or where reading it as a word leaves fewer characters alone than
 * the segmentation does (线上 in 线|上线|下), so that the segmentation is in doubt. On a tie the word that begins first
 * counts, as one reads.
 */
function accidentalWord(left: Word, right: Word): string | null {
  if (left.end !== right.start || (left.text.length === 1 && right.text.length === 1)) return null;
  const last = left.text.slice(-1);
  const first = right.text.charAt(0);
  if (!han.test(last) || !han.test(first) || !isWord(last + first)) return null;
  const alone = (left.text.length === 1 ? 1 : 0) + (right.text.length === 1 ? 1 : 0);
  const otherwise = loneCharacters(left.text.slice(0, -1)) + loneCharacters(right.text.slice(1));
  return otherwise > alone || (otherwise === alone && left.text.length > 1) ? last + first : null;
}

/**
 * Words of two characters that stand in a folded text only across word borders.
 *
 * @param words the segmentation of the text
 */
export function accidentalWords(folded: string, words: readonly Word[]): string[] {
  const places = new Map<string, number>();
  for (let at = 0; at + 1 < words.length; at++) {
    const word = accidentalWord(words[at] as Word, words[at + 1] as Word);
    if (word !== null) places.set(word, (places.get(word) ?? 0) + 1);
  }
  return [...places].flatMap(([word, count]) => (count === folded.split(word).length - 1 ? [word] : []));
}

/** True where the two characters from `start` on stand across a word border by accident. */
export function isAccidental(folded: string, start: number): boolean {
  const run = runAround(folded, start);
  const words = segment(folded.slice(run.start, run.end));
  const at = words.findIndex(({ end }) => end === start + 1 - run.start);
  const [left, right] = [words[at], words[at + 1]];
  return left !== undefined && right !== undefined && accidentalWord(left, right) !== null;
}
