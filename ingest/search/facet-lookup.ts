import { fold } from './folded-text.ts';
import { readTyped } from './offered-names.ts';
import { holdsSyllables, initialsOf, spokenName } from './spoken-name.ts';

/** Names of facet values as they are spoken; the same lists are searched again with every letter that is typed. */
const spokenNames = new Map<string, string>();
const keptNames = 20_000;

function spokenNameOf(name: string): string {
  const known = spokenNames.get(name);
  if (known !== undefined) return known;
  if (spokenNames.size >= keptNames) spokenNames.clear();
  const spoken = spokenName(name);
  spokenNames.set(name, spoken);
  return spoken;
}

/** Tells of names whether they hold what was typed anywhere, by characters, pinyin or initials. */
export function nameHolding(part: string): (name: string) => boolean {
  const { folded, words, letters } = readTyped(fold(part));
  return (name) => {
    const printed = fold(name);
    if (printed.includes(folded)) return true;
    if (letters === null || !words.every((word) => printed.includes(word))) return false;
    const spoken = spokenNameOf(name);
    return holdsSyllables(spoken, letters.pinyin) || initialsOf(spoken).includes(letters.initials);
  };
}
