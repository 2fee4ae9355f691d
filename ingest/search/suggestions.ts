import type { SourceDocument } from './clause-source.ts';
import { fold } from './folded-text.ts';
import type { LibraryOverview } from './library-overview.ts';
import { syllables } from './library-vocabulary.ts';
import type { Suggestion } from './search-result.ts';

interface Offer {
  suggestion: Suggestion;
  folded: string;
  pinyin: string;
  initials: string;
  /** Number of clauses behind it. */
  frequency: number;
}

const kindOrder: Suggestion['kind'][] = ['unit', 'document', 'heading', 'term'];
const termLimit = 20_000;
const leastTermFrequency = 2;
const latin = /^[a-z0-9' ]+$/;

/** What is offered while typing: units, documents, headings and terms of the library, by characters, pinyin or initials. */
export class Suggestions {
  readonly #offers: Offer[] = [];

  constructor(documents: readonly SourceDocument[], overview: LibraryOverview) {
    for (const [unit, frequency] of overview.units) this.#add({ kind: 'unit', text: unit, target: unit }, frequency);
    for (const { id, title, documentNumber } of documents) {
      this.#add({ kind: 'document', text: title, target: id }, 1);
      if (documentNumber !== null) this.#add({ kind: 'document', text: documentNumber, target: id }, 1);
    }
    const headings = new Map(overview.headings.map(({ text, place }) => [text, place]));
    for (const [text, target] of headings) this.#add({ kind: 'heading', text, target }, 1);
    for (const { text, frequency } of overview.vocabulary.entries.slice(0, termLimit)) {
      if (frequency < leastTermFrequency || headings.has(text)) continue;
      const sounds = overview.vocabulary.sounds(text) ?? soundsOf(text);
      this.#offers.push({ suggestion: { kind: 'term', text, target: null }, folded: text, frequency, ...sounds });
    }
  }

  /**
   * Best offers for what has been typed so far: those that begin with it, then those that hold it; the same by pinyin
   * and by initials. At most half of them are bare terms, so that places come up too.
   */
  find(typed: string, limit: number): Suggestion[] {
    const prefix = fold(typed.trim());
    if (prefix === '') return [];
    const sound = latin.test(prefix) ? prefix.replaceAll(/[' ]/g, '') : null;
    const found = this.#offers
      .map((offer) => ({ offer, rank: rankOf(offer, prefix, sound) }))
      .filter(({ rank }) => rank < unfit)
      .sort(
        (a, b) =>
          a.rank - b.rank ||
          byKind(a.offer, b.offer) ||
          b.offer.frequency - a.offer.frequency ||
          a.offer.folded.length - b.offer.folded.length ||
          (a.offer.folded < b.offer.folded ? -1 : 1),
      )
      .map(({ offer }) => offer.suggestion);
    const terms = found.filter(({ kind }) => kind === 'term').slice(0, Math.ceil(limit / 2));
    const places = found.filter(({ kind }) => kind !== 'term').slice(0, limit - terms.length);
    const kept = new Set([...terms, ...places]);
    return found.filter((suggestion) => kept.has(suggestion));
  }

  #add(suggestion: Suggestion, frequency: number): void {
    this.#offers.push({ suggestion, folded: fold(suggestion.text), frequency, ...soundsOf(suggestion.text) });
  }
}

/** Pinyin and initials of a name, punctuation left out. */
function soundsOf(name: string): { pinyin: string; initials: string } {
  const sounds = syllables(name.replace(/[^\p{L}\p{N}]/gu, '')).map((sound) => sound.toLowerCase());
  return { pinyin: sounds.join(''), initials: sounds.map((sound) => sound.charAt(0)).join('') };
}

const unfit = 9;

function rankOf({ folded, pinyin, initials }: Offer, prefix: string, sound: string | null): number {
  if (folded.startsWith(prefix)) return 0;
  if (folded.includes(prefix)) return 1;
  if (sound === null) return unfit;
  if (pinyin.startsWith(sound)) return 2;
  if (sound.length > 1 && initials.startsWith(sound)) return 3;
  if (sound.length > 2 && initials.includes(sound)) return 4;
  return unfit;
}

function byKind(a: Offer, b: Offer): number {
  return kindOrder.indexOf(a.suggestion.kind) - kindOrder.indexOf(b.suggestion.kind);
}

/** True when a name holds what was typed anywhere, by characters, pinyin or initials: how long facet lists are searched. */
export function nameHolds(name: string, typed: string): boolean {
  const part = fold(typed.trim());
  if (fold(name).includes(part)) return true;
  if (!latin.test(part)) return false;
  const { pinyin, initials } = soundsOf(name);
  return pinyin.includes(part.replaceAll(/[' ]/g, '')) || initials.includes(part);
}
