import { innerWords, type Word } from '../words/segmentation.ts';
import { spoken, syllables } from '../words/spoken-name.ts';
import { type NearSpelling, NearSpellings } from './near-spellings.ts';

/** A word or phrase that the library prints. */
export interface VocabularyEntry {
  text: string;
  /** Number of clauses. */
  frequency: number;
}

const phraseWords = 4;
const longestPhrase = 8;
/** Phrases up to this length are made of two words mostly, and asked for like one. */
const wholePhrase = 5;
const growthLimit = 400_000;
const keptEntries = 60_000;
/** Words that open or close no phrase of their own. */
const functionWords = new Set([...'的和与及或等在为对以将把被由从到向于了是其各所该本并按就又再已未不最更']);
const han = /^\p{Script=Han}+$/u;

/** Counts words and recurring phrases while a library is read. */
export class VocabularyCounter {
  readonly #words = new Map<string, number>();
  readonly #phrases = new Map<string, number>();
  readonly #inner = new Map<string, string[]>();

  /** @param words the segmentation of one clause */
  add(words: readonly Word[]): void {
    const seen = new Set<string>();
    for (let first = 0; first < words.length; first++) {
      const word = words[first];
      if (word === undefined || !han.test(word.text)) continue;
      if (word.text.length > 1) seen.add(word.text);
      for (const inner of this.#innerWords(word.text)) seen.add(inner);
      if (functionWords.has(word.text)) continue;
      let text = word.text;
      for (let next = first + 1; next < Math.min(words.length, first + phraseWords); next++) {
        const following = words[next];
        const previous = words[next - 1];
        if (following === undefined || following.start !== previous?.end || !han.test(following.text)) break;
        text += following.text;
        if (text.length > longestPhrase) break;
        if (!functionWords.has(following.text)) seen.add(`+${text}`);
      }
    }
    for (const text of seen) {
      if (text.startsWith('+')) this.#phrases.set(text.slice(1), (this.#phrases.get(text.slice(1)) ?? 0) + 1);
      else this.#words.set(text, (this.#words.get(text) ?? 0) + 1);
    }
    if (this.#phrases.size > growthLimit) {
      for (const [text, count] of this.#phrases) if (count < 2) this.#phrases.delete(text);
    }
  }

  #innerWords(word: string): string[] {
    const known = this.#inner.get(word);
    if (known !== undefined) return known;
    const inner = innerWords(word);
    this.#inner.set(word, inner);
    return inner;
  }

  /** Names count even when they stand once: units, titles, headings, defined terms. */
  addName(folded: string): void {
    if (han.test(folded) && folded.length > 1 && !this.#words.has(folded)) this.#words.set(folded, 1);
  }

  /** All words that were counted, those inside them, and short phrases that recur (服务外包, 会展业). */
  *wholes(): Generator<string> {
    yield* this.#words.keys();
    for (const [text, count] of this.#phrases) if (count > 1 && text.length <= wholePhrase) yield text;
  }

  finish(): Vocabulary {
    const entries = [...this.#words];
    for (const [text, count] of this.#phrases) if (count > 1 && !this.#words.has(text)) entries.push([text, count]);
    entries.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return new Vocabulary(entries.slice(0, keptEntries).map(([text, frequency]) => ({ text, frequency })));
  }
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
  readonly entries: readonly VocabularyEntry[];
  readonly #frequencies: Map<string, number>;
  readonly #exact = new EntryIndex();
  readonly #blurred = new EntryIndex();
  readonly #initials = new EntryIndex();
  readonly #spellings: NearSpellings;
  readonly #spoken = new Map<string, string>();

  constructor(entries: readonly VocabularyEntry[]) {
    this.entries = entries;
    this.#frequencies = new Map(entries.map(({ text, frequency }) => [text, frequency]));
    for (const entry of entries) {
      const sounds = syllables(entry.text);
      this.#spoken.set(entry.text, spoken(sounds));
      this.#exact.add(sounds.join(''), entry);
      this.#initials.add(sounds.map((sound) => sound.charAt(0)).join(''), entry);
      this.#blurred.add(sounds.map(blurred).join(' '), entry);
    }
    this.#spellings = new NearSpellings(entries);
  }

  frequency(folded: string): number {
    return this.#frequencies.get(folded) ?? 0;
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
