import { fold } from '../words/folded-text.ts';
import { spokenName } from '../words/spoken-name.ts';

/** A heading of clauses and sections, as the library prints it. */
export interface LibraryHeading {
  text: string;
  /** `document/address`; null for a heading that stands in several places. */
  place: string | null;
  /** Number of places. */
  places: number;
  /** See `spokenName`; kept because reading it takes as long as reading the text. */
  spoken: string;
}

/** Collects the headings while a library is read. */
export class HeadingCounter {
  readonly #headings = new Map<string, LibraryHeading>();

  /** @param place `document/address` */
  add(text: string, place: string): void {
    const folded = fold(text);
    if (folded === '') return;
    const known = this.#headings.get(folded);
    if (known === undefined) {
      this.#headings.set(folded, { text, place, places: 1, spoken: spokenName(text) });
    } else {
      known.place = null;
      known.places += 1;
    }
  }

  /** Headings of most places first, then the shorter ones. */
  finish(): LibraryHeading[] {
    return [...this.#headings]
      .sort(([a, one], [b, other]) => other.places - one.places || a.length - b.length || (a < b ? -1 : 1))
      .map(([, heading]) => heading);
  }
}
