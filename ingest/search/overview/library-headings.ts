import { fold } from '../words/folded-text.ts';

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

/** Headings of most places first, then the shorter ones. */
export function listedHeadings(headings: readonly LibraryHeading[]): LibraryHeading[] {
  return headings
    .map((heading) => ({ heading, folded: fold(heading.text) }))
    .sort(
      (one, other) =>
        other.heading.places - one.heading.places ||
        one.folded.length - other.folded.length ||
        (one.folded < other.folded ? -1 : 1),
    )
    .map(({ heading }) => heading);
}
