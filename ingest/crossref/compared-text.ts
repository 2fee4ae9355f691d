import type { Span } from '../policy/clause.ts';
import { fold, foldText } from '../search/words/folded-text.ts';
import { abbreviations } from './abbreviations.ts';

/**
 * A text reduced to what tracing compares: folded as for search, without spaces, quotation marks and title marks, long
 * names replaced by their short form. Every character knows where it stands in the printed text.
 */
export interface ComparedText {
  text: string;
  /** Offset in the printed text where what the character stands for begins (UTF-16 code units). */
  starts: Int32Array;
  /** Offset in the printed text just after it. */
  ends: Int32Array;
}

const leftOut = /[\s"'《》〈〉]+/gu;

/** Short forms by the first character of the long one, longest first, so that the longest name wins. */
const byFirstCharacter = new Map<string, [long: string, short: string][]>();
for (const [printed, short] of abbreviations()) {
  const long = fold(printed);
  const first = long.charAt(0);
  byFirstCharacter.set(first, [...(byFirstCharacter.get(first) ?? []), [long, fold(short)]]);
}
for (const pairs of byFirstCharacter.values()) pairs.sort((a, b) => b[0].length - a[0].length);

/** What is compared of `printed` (or of the part `span` of it); offsets always refer to the whole of `printed`. */
export function comparedText(printed: string, span: Span = { start: 0, end: printed.length }): ComparedText {
  const { text, offsets } = foldText(printed.slice(span.start, span.end));
  const kept = text.replace(leftOut, '');
  const places = placesOf(kept, text);
  let compared = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < kept.length; ) {
    const pair = byFirstCharacter.get(kept.charAt(at))?.find(([long]) => kept.startsWith(long, at));
    const taken = pair ? pair[0].length : 1;
    const start = span.start + (offsets[places[at] ?? 0] ?? 0);
    const end = span.start + (offsets[places[at + taken - 1] ?? 0] ?? 0) + 1;
    const written = pair ? pair[1] : kept.charAt(at);
    compared += written;
    for (let unit = 0; unit < written.length; unit++) {
      starts.push(start);
      ends.push(end);
    }
    at += taken;
  }
  return { text: compared, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** Where each code unit of `kept` stands in `text`, of which only what is left out is missing. */
function placesOf(kept: string, text: string): Int32Array {
  const places = new Int32Array(kept.length);
  for (let at = 0, place = 0; at < kept.length; at++, place++) {
    while (text.charCodeAt(place) !== kept.charCodeAt(at)) place++;
    places[at] = place;
  }
  return places;
}

/** Printed span of the characters `[from, to)`. */
export function printedSpan(compared: ComparedText, from: number, to: number): Span {
  const start = compared.starts[from] ?? 0;
  return { start, end: to > from ? (compared.ends[to - 1] ?? start) : start };
}
