import type { VocabularyEntry } from './library-vocabulary.ts';

/** How a printed word differs from what was typed: one other character, two neighbours swapped, one missing, one too many. */
export type SpellingDifference = 'other' | 'swapped' | 'missing' | 'extra';

export interface NearSpelling {
  entry: VocabularyEntry;
  difference: SpellingDifference;
  /** First character of the typed text that differs; for a missing one, the place before which it belongs. */
  at: number;
}

const shortest = 3;
/** Entries are numbered below this; hash and number share one float. */
const room = 2 ** 20;

function without(text: string, at: number): string {
  return text.slice(0, at) + text.slice(at + 1);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/**
 * Words one slip away from a text. Each word is kept under all that remains of it when one character is left out: two
 * words that differ by one slip have such a remainder in common. Eight bytes a remainder, no strings.
 */
export class NearSpellings {
  readonly #entries: readonly VocabularyEntry[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #remainders: Float64Array;

  constructor(entries: readonly VocabularyEntry[]) {
    this.#entries = entries;
    this.#numbers = new Map(entries.flatMap(({ text }, number) => (text.length < shortest ? [] : [[text, number]])));
    const keys: number[] = [];
    for (const [text, number] of this.#numbers) {
      for (let at = 0; at < text.length; at++) keys.push(hash(without(text, at)) * room + number);
    }
    this.#remainders = Float64Array.from(keys).sort();
  }

  /** Words that differ from a text by one slip, most frequent first. */
  near(text: string): NearSpelling[] {
    const found = new Map<number, NearSpelling>();
    const add = (number: number, difference: SpellingDifference, at: number) => {
      const entry = this.#entries[number];
      if (entry !== undefined && !found.has(number)) found.set(number, { entry, difference, at });
    };
    for (let at = 0; at < text.length; at++) {
      const rest = without(text, at);
      const whole = this.#numbers.get(rest);
      if (whole !== undefined) add(whole, 'extra', at);
      for (const number of this.#withRemainder(rest)) {
        const slip = slipBetween(text, this.#entries[number]?.text ?? '');
        if (slip !== null) add(number, slip.difference, slip.at);
      }
    }
    for (const number of this.#withRemainder(text)) {
      const printed = this.#entries[number]?.text ?? '';
      const at = firstDifference(text, printed);
      if (printed.length === text.length + 1 && without(printed, at) === text) add(number, 'missing', at);
    }
    return [...found.values()].sort((a, b) => b.entry.frequency - a.entry.frequency);
  }

  /** Numbers of the entries of which this may remain; equal hashes are told apart by the caller. */
  *#withRemainder(rest: string): Generator<number> {
    const key = hash(rest) * room;
    let low = 0;
    let high = this.#remainders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#remainders[middle] ?? 0) < key) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < this.#remainders.length; at++) {
      const found = (this.#remainders[at] ?? 0) - key;
      if (found >= room) return;
      yield found;
    }
  }
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charAt(at) === b.charAt(at)) at++;
  return at;
}

/** The one slip between two texts of the same length; null when there is none or more. */
function slipBetween(typed: string, printed: string): { difference: SpellingDifference; at: number } | null {
  if (typed.length !== printed.length || typed === printed) return null;
  const at = firstDifference(typed, printed);
  if (typed.slice(at + 1) === printed.slice(at + 1)) return { difference: 'other', at };
  const isSwapped =
    typed.charAt(at) === printed.charAt(at + 1) &&
    typed.charAt(at + 1) === printed.charAt(at) &&
    typed.slice(at + 2) === printed.slice(at + 2);
  return isSwapped ? { difference: 'swapped', at } : null;
}
