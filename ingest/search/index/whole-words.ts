import { UNITS } from '../../policy/agencies/unit-file.ts';
import { lexicon } from '../../policy/lexicon.ts';
import { fold } from '../words/folded-text.ts';
import { dictionaryWords } from '../words/segmentation.ts';

const shortest = 3;
const chinese = /^[\p{Script=Han}()]{3,}$/u;

/** Words of three or more characters that the index knows as wholes, so that a filter on one of them is exact. */
export class WholeWords {
  readonly #words = new Set<string>();
  /** Lengths of the words that begin with three characters. */
  readonly #lengths = new Map<string, number[]>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word.length < shortest || this.#words.has(word)) continue;
      this.#words.add(word);
      const opening = word.slice(0, shortest);
      const lengths = this.#lengths.get(opening) ?? [];
      if (!lengths.includes(word.length)) this.#lengths.set(opening, [...lengths, word.length]);
    }
  }

  has(folded: string): boolean {
    return this.#words.has(folded);
  }

  /** The words that stand anywhere in a folded text, also inside one another. */
  in(folded: string): string[] {
    const found: string[] = [];
    for (let start = 0; start + shortest <= folded.length; start++) {
      for (const length of this.#lengths.get(folded.slice(start, start + shortest)) ?? []) {
        const word = folded.slice(start, start + length);
        if (this.#words.has(word)) found.push(word);
      }
    }
    return found;
  }
}

/** Forms that lexicon and unit file may add to any query. */
function* knownForms(): Generator<string> {
  const { words, synonyms, agencies } = lexicon();
  for (const { word } of words) yield word;
  for (const entry of synonyms) {
    if ('same' in entry) yield* entry.same;
    else if ('near' in entry) yield* entry.near;
    else yield* [...entry.asked, ...entry.printed, ...(entry.wider ?? [])];
  }
  for (const { asked, printed } of agencies) yield* [...asked, ...(printed ?? [])];
  for (const { name, aliases } of UNITS) yield* [name, ...(aliases ?? [])];
}

function* allWords(): Generator<string> {
  for (const form of knownForms()) {
    const folded = fold(form);
    if (chinese.test(folded)) yield folded;
  }
  for (const word of dictionaryWords()) if (word.length >= shortest) yield word;
}

let known: WholeWords | null = null;

/**
 * The words that are known as wholes: those of the dictionary, and the forms of lexicon and unit file. The same for every
 * library, so that what the index holds of a clause depends on that clause alone, and counts are exact also where they
 * are zero.
 */
export function wholeWords(): WholeWords {
  known ??= new WholeWords(allWords());
  return known;
}

/** True for one of `wholeWords`. */
export function isWholeWord(folded: string): boolean {
  return wholeWords().has(folded);
}
