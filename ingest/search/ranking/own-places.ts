import type { TermMatch } from './matching.ts';

/**
 * A place that is one term literally is not another term as well, by a synonym or as a part of it: 5G in a clause
 * answers 5G基站 once, and 基站 is missing.
 */
export function ownPlaces(matches: TermMatch[]): TermMatch[] {
  return matches.map((match) => {
    const others = matches.filter((other) => other !== match && other.term.kind === 'word');
    const occurrences = match.occurrences.filter(
      ({ start, end, matched }) =>
        matched === match.term.text ||
        !others.some((other) =>
          other.occurrences.some(
            (place) => place.matched === other.term.text && place.start <= start && place.end >= end,
          ),
        ),
    );
    return occurrences.length === match.occurrences.length ? match : { ...match, occurrences };
  });
}
