import type { TermMatch } from './matching.ts';

interface Place {
  start: number;
  end: number;
  /** Which of the terms. */
  term: number;
}

/**
 * Characters that lie between the terms of a query in the smallest stretch of a clause that holds all of them that it
 * contains; 0 where they stand side by side, null where fewer than two stand in the text.
 */
export function gapBetween(matches: readonly TermMatch[]): number | null {
  const places: Place[] = [];
  let wanted = 0;
  for (const { occurrences } of matches) {
    if (occurrences.length === 0) continue;
    for (const { start, end } of occurrences) places.push({ start, end, term: wanted });
    wanted++;
  }
  if (wanted < 2) return null;
  places.sort((a, b) => a.start - b.start || a.term - b.term);
  const latest: (Place | undefined)[] = new Array(wanted);
  let held = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const place of places) {
    if (latest[place.term] === undefined) held++;
    latest[place.term] = place;
    if (held < wanted) continue;
    let first = place.start;
    let last = place.end;
    let covered = 0;
    for (const other of latest) {
      if (other === undefined) continue;
      first = Math.min(first, other.start);
      last = Math.max(last, other.end);
      covered += other.end - other.start;
    }
    smallest = Math.min(smallest, Math.max(0, last - first - covered));
  }
  return smallest;
}
