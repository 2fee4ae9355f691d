import type { Suggestion } from '../search-result.ts';
import { holdsSyllables, initialsOf, spokenName } from '../words/spoken-name.ts';
import { NameList } from './name-list.ts';

/** What has been typed so far, as names are compared with it. */
export interface TypedText {
  folded: string;
  /** Its Chinese words; a name found by its sound has to hold them. */
  words: string[];
  /** Letters of its pinyin, and of its initials; null where no letter was typed. */
  letters: { pinyin: string; initials: string } | null;
}

/** Reads a folded text: 数字maoyi is 数字 followed by the sound maoyi. */
export function readTyped(folded: string): TypedText {
  const words = folded.match(/\p{Script=Han}+/gu) ?? [];
  if (!/[a-z]/.test(folded)) return { folded, words, letters: null };
  const initials = folded.replace(/\p{Script=Han}+/gu, (word) => initialsOf(spokenName(word)));
  const lettersOf = (sound: string) => sound.toLowerCase().replace(/[^a-z0-9]/g, '');
  return { folded, words, letters: { pinyin: lettersOf(spokenName(folded)), initials: lettersOf(initials) } };
}

/** A name under which something is offered; an offer may have several. */
interface OfferedName {
  folded: string;
  /** See `spokenName`. */
  spoken: string;
  suggestion: Suggestion;
}

/** What is offered and under which names, in the order in which it is preferred; no text is offered twice. */
export class OfferList {
  readonly names: OfferedName[] = [];
  readonly #byText: Map<string, Suggestion>;

  /** @param before offers whose texts are not to come again; with it the list goes on where that one ended */
  constructor(before?: OfferList) {
    this.#byText = before === undefined ? new Map() : before.#byText;
  }

  /**
   * Offers a text unless it is offered already; one that names several documents leads to a search for it.
   *
   * @returns whether it is offered by this
   */
  add(suggestion: Suggestion, folded: string, spoken: string): boolean {
    const same = this.#byText.get(folded);
    if (same === undefined) {
      this.#byText.set(folded, suggestion);
      this.addName(suggestion, folded, spoken);
    } else if (same.kind === 'document' && suggestion.kind === 'document' && same.target !== suggestion.target) {
      same.target = null;
    }
    return same === undefined;
  }

  addName(suggestion: Suggestion, folded: string, spoken: string): void {
    this.names.push({ folded, spoken, suggestion });
  }
}

/** An offer that fits what was typed; the lowest rank is the best. */
export interface FittingOffer {
  suggestion: Suggestion;
  rank: number;
}

/** How many ranks `OfferedNames.find` gives. */
export const ranks = 6;
const shortestInitials = 2;
const shortestInside = 3;

/** Offers found by the characters, the pinyin or the initials of their names. */
export class OfferedNames {
  readonly #names: readonly OfferedName[];
  readonly #folded: NameList;
  readonly #pinyin: NameList;
  readonly #initials: NameList;

  constructor({ names }: OfferList) {
    this.#names = names;
    const spoken = names.map((name) => name.spoken).join('\n');
    this.#folded = new NameList(names.map(({ folded }) => folded).join('\n'));
    this.#pinyin = new NameList(spoken.toLowerCase());
    this.#initials = new NameList(initialsOf(spoken));
  }

  /** The first offers that fit, best rank first, each text once. */
  find(typed: TypedText, most: number): FittingOffer[] {
    const found = new Map<string, FittingOffer>();
    for (const [rank, indexes] of this.#searches(typed).entries()) {
      for (const index of indexes) {
        const suggestion = this.#names[index]?.suggestion;
        if (suggestion === undefined || found.has(suggestion.text)) continue;
        found.set(suggestion.text, { suggestion, rank });
        if (found.size >= most) return [...found.values()];
      }
    }
    return [...found.values()];
  }

  /** By rank; none is carried out before it is asked for its first name. */
  #searches({ folded, words, letters }: TypedText): Iterable<number>[] {
    const byCharacters = [this.#folded.beginning(folded), this.#folded.holding(folded)];
    if (letters === null) return byCharacters;
    const { pinyin, initials } = letters;
    return [
      ...byCharacters,
      this.#with(words, this.#pinyin.beginning(pinyin)),
      initials.length < shortestInitials ? [] : this.#with(words, this.#initials.beginning(initials)),
      pinyin.length < shortestInside ? [] : this.#holdingSyllables(words, pinyin),
      initials.length < shortestInside ? [] : this.#with(words, this.#initials.holding(initials)),
    ];
  }

  *#with(words: readonly string[], indexes: Iterable<number>): Generator<number> {
    for (const index of indexes) {
      const folded = this.#names[index]?.folded ?? '';
      if (words.every((word) => folded.includes(word))) yield index;
    }
  }

  *#holdingSyllables(words: readonly string[], pinyin: string): Generator<number> {
    for (const index of this.#with(words, this.#pinyin.holding(pinyin))) {
      if (holdsSyllables(this.#names[index]?.spoken ?? '', pinyin)) yield index;
    }
  }
}
