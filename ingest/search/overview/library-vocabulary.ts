import { innerWords, type Word } from '../words/segmentation.ts';
import { spoken, syllables } from '../words/spoken-name.ts';
import { type NearSpelling, NearSpellings } from './near-spellings.ts';

/** A word or phrase that the library prints. */
export interface VocabularyEntry {
  text: string;
  /** Number of clauses. */
  frequency: number;
  /** Syllables of its pinyin, where they were kept. */
  sounds?: readonly string[];
}

const phraseWords = 4;
const longestPhrase = 8;
/** Words that open or close no phrase of their own. */
const functionWords = new Set([...'的和与及或等在为对以将把被由从到向于了是其各所该本并按就又再已未不最更']);
const han = /^\p{Script=Han}+$/u;

/** Counts the words and phrases of a document, by clauses; a name counts once, however often it stands. */
export class VocabularyCounter {
  readonly words = new Map<string, number>();
  readonly phrases = new Map<string, number>();
  readonly names = new Map<string, number>();

  /** @param words the segmentation of one clause */
  add(words: readonly Word[]): void {
    const seen = new Set<string>();
    const phrases = new Set<string>();
    for (let first = 0; first < words.length; first++) {
      const word = words[first];
      if (word === undefined || !han.test(word.text)) continue;
      if (word.text.length > 1) seen.add(word.text);
      for (const inner of innerWordsOf(word.text)) seen.add(inner);
      if (functionWords.has(word.text)) continue;
      let text = word.text;
      for (let next = first + 1; next < Math.min(words.length, first + phraseWords); next++) {
        const following = words[next];
        const previous = words[next - 1];
        if (following === undefined || following.start !== previous?.end || !han.test(following.text)) break;
        text += following.text;
        if (text.length > longestPhrase) break;
        if (!functionWords.has(following.text)) phrases.add(text);
      }
    }
    for (const text of seen) this.words.set(text, (this.words.get(text) ?? 0) + 1);
    for (const text of phrases) this.phrases.set(text, (this.phrases.get(text) ?? 0) + 1);
  }

  /** Names count even when they stand once: units, titles, headings, defined terms. */
  addName(folded: string): void {
    if (han.test(folded) && folded.length > 1) this.names.set(folded, 1);
  }
}

const inner = new Map<string, string[]>();
const innerLimit = 200_000;

function innerWordsOf(word: string): string[] {
  const known = inner.get(word);
  if (known !== undefined) return known;
  if (inner.size >= innerLimit) inner.clear();
  const words = innerWords(word);
  inner.set(word, words);
  return words;
}

/** Syllables that many speakers do not tell apart are written alike: zh/z, ch/c, sh/s, ing/in, eng/en, ang/an, l/n. */
export function blurred(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/([aei]n)g$/, '$1');
}

/** Entries by a key, most frequent first. */
class EntryIndex {
  readonly #entries = new Map<string, VocabularyEntry[]>();

  add(key: string, entry: VocabularyEntry): void {
    const list = this.#entries.get(key);
    if (list === undefined) this.#entries.set(key, [entry]);
    else list.push(entry);
  }

  get(key: string): readonly VocabularyEntry[] {
    return this.#entries.get(key) ?? [];
  }
}

/** The words and phrases of a library, findable by their sound and in spite of a slip. Most frequent first. */
export class Vocabulary {
  /** The most frequent ones. */
  readonly entries: readonly VocabularyEntry[];
  readonly #frequency: (text: string) => number;
  readonly #exact = new EntryIndex();
  readonly #blurred = new EntryIndex();
  readonly #initials = new EntryIndex();
  readonly #spellings: NearSpellings;
  readonly #spoken = new Map<string, string>();

  /**
   * @param entries the most frequent words and phrases, most frequent first
   * @param frequency of any word or phrase; that of the entries when left out
   */
  constructor(entries: readonly VocabularyEntry[], frequency?: (text: string) => number) {
    this.entries = entries;
    const frequencies = new Map(frequency === undefined ? entries.map((entry) => [entry.text, entry.frequency]) : []);
    this.#frequency = frequency ?? ((text) => frequencies.get(text) ?? 0);
    for (const entry of entries) {
      const sounds = entry.sounds ?? syllables(entry.text);
      this.#spoken.set(entry.text, spoken(sounds));
      this.#exact.add(sounds.join(''), entry);
      this.#initials.add(sounds.map((sound) => sound.charAt(0)).join(''), entry);
      this.#blurred.add(sounds.map(blurred).join(' '), entry);
    }
    this.#spellings = new NearSpellings(entries);
  }

  frequency(folded: string): number {
    return this.#frequency(folded);
  }

  /** An entry as `spokenName` writes it; undefined for a text that is none. */
  spoken(text: string): string | undefined {
    return this.#spoken.get(text);
  }

  /** Entries with exactly this pinyin, syllables joined: `haiwaicang`. */
  withPinyin(joined: string): readonly VocabularyEntry[] {
    return this.#exact.get(joined);
  }

  /** Entries with this blurred pinyin (see `blurred`), syllables joined by spaces. */
  withBlurredPinyin(key: string): readonly VocabularyEntry[] {
    return this.#blurred.get(key);
  }

  /** Entries whose syllables begin with these letters: `hwc`. */
  withInitials(letters: string): readonly VocabularyEntry[] {
    return this.#initials.get(letters);
  }

  /** Entries that differ from a text of three characters or more by one slip. */
  near(text: string): NearSpelling[] {
    return this.#spellings.near(text);
  }
}
