/**
 * A text as search compares it: lower case, half width, one kind of bracket, quote and dash, and no white space except
 * between two ASCII letters or digits (the printed texts carry spaces inside dates, amounts and broken titles).
 * Folding never changes how many characters a kept character takes, so that every place maps back to the print.
 */
export interface FoldedText {
  text: string;
  /** `offsets[i]` is the UTF-16 place in the printed text of the folded code unit `i`; one more entry for the end. */
  offsets: number[];
}

const alike: Record<string, string> = {};
for (const [plain, printed] of [
  ['(', '〔［【〖（['],
  [')', '〕］】〗）]'],
  ['"', '“”„‟「」『』«»＂'],
  ["'", '‘’＇'],
  ['-', '—–－−‐‑―─'],
  ['~', '～〜'],
  [',', '，﹐'],
  [';', '；'],
  [':', '：'],
  ['.', '．'],
  ['·', '・•‧'],
] as const) {
  for (const character of printed) alike[character] = plain;
}

function foldUnit(unit: string): string {
  const known = alike[unit];
  if (known !== undefined) return known;
  if (unit < '\u0080') return unit.toLowerCase();
  const composed = unit.normalize('NFKC').toLowerCase();
  return composed.length === 1 ? composed : unit;
}

const alphanumeric = /[a-z0-9]/;

/** @param printed any text; offsets of the result point into it */
export function foldText(printed: string): FoldedText {
  let text = '';
  const offsets: number[] = [];
  let gap = false;
  for (let place = 0; place < printed.length; place++) {
    const unit = foldUnit(printed.charAt(place));
    if (/\s/.test(unit)) {
      gap = true;
      continue;
    }
    if (gap && alphanumeric.test(unit) && alphanumeric.test(text.at(-1) ?? '')) {
      text += ' ';
      offsets.push(place - 1);
    }
    gap = false;
    text += unit;
    offsets.push(place);
  }
  offsets.push(printed.length);
  return { text, offsets };
}

/** The folded text alone, for queries and terms. */
export function fold(printed: string): string {
  return foldText(printed).text;
}
