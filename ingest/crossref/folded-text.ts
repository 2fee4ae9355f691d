import type { Span } from '../policy/clause.ts';
import { abbreviations } from './abbreviations.ts';

/**
 * A text reduced to what is compared: spaces, quotation marks and title marks left out, full-width forms and
 * capitals folded, long names replaced by their short form. Every character knows where it stands in the printed text.
 */
export interface FoldedText {
  text: string;
  /** Offset in the printed text where the folded character begins (UTF-16 code units). */
  starts: Int32Array;
  /** Offset in the printed text just after what the folded character stands for. */
  ends: Int32Array;
}

const leftOut = /[\s“”‘’"'《》〈〉「」『』]/u;

/** Short forms by the first character of the long one, longest first, so that the longest name wins. */
const byFirstCharacter = new Map<string, [long: string, short: string][]>();
for (const pair of abbreviations()) {
  const first = pair[0].charAt(0);
  byFirstCharacter.set(first, [...(byFirstCharacter.get(first) ?? []), pair]);
}
for (const pairs of byFirstCharacter.values()) pairs.sort((a, b) => b[0].length - a[0].length);

/** Folds `printed` (or the part `span` of it); offsets of the result always refer to the whole of `printed`. */
export function foldText(printed: string, span: Span = { start: 0, end: printed.length }): FoldedText {
  const kept = foldCharacters(printed, span);
  const characters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < kept.text.length; ) {
    const pair = byFirstCharacter.get(kept.text.charAt(at))?.find(([long]) => kept.text.startsWith(long, at));
    const taken = pair ? pair[0].length : 1;
    const start = kept.starts[at] ?? 0;
    const end = kept.ends[at + taken - 1] ?? start;
    for (const character of pair ? pair[1] : kept.text.charAt(at)) {
      characters.push(character);
      starts.push(start);
      ends.push(end);
    }
    at += taken;
  }
  return { text: characters.join(''), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

function foldCharacters(printed: string, span: Span): FoldedText {
  const characters: string[] = [];
  const starts: number[] = [];
  for (let at = span.start; at < span.end; at++) {
    const character = printed.charAt(at);
    if (leftOut.test(character)) continue;
    characters.push(foldCharacter(character));
    starts.push(at);
  }
  return {
    text: characters.join(''),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(starts, (start) => start + 1),
  };
}

/** Full-width ASCII to half-width, capitals to small letters; everything else stays one code unit, as it is. */
function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e && !'，：；！？（）'.includes(character)) {
    return String.fromCharCode(code - 0xfee0).toLowerCase();
  }
  return code >= 0x41 && code <= 0x5a ? character.toLowerCase() : character;
}

/** Printed span of the folded characters `[from, to)`. */
export function printedSpan(folded: FoldedText, from: number, to: number): Span {
  const start = folded.starts[from] ?? 0;
  return { start, end: to > from ? (folded.ends[to - 1] ?? start) : start };
}
