import { UNITS } from '../../policy/agencies/unit-file.ts';
import { fold, toSimplified } from '../words/folded-text.ts';
import { holdsSyllables, initialsOf, spokenName } from '../words/spoken-name.ts';
import { readTyped } from './offered-names.ts';

/** Folded and spoken names of facet values; the same lists are searched again with every letter that is typed. */
const known = new Map<string, { folded: string; spoken?: string }>();
const keptNames = 20_000;

function readName(name: string): { folded: string; spoken?: string } {
  const read = known.get(name);
  if (read !== undefined) return read;
  if (known.size >= keptNames) known.clear();
  const fresh = { folded: fold(name) };
  known.set(name, fresh);
  return fresh;
}

/** Forms in which documents print units under another than their canonical name: 市投资促进局 as 市投促局. */
const printedForms = new Map(
  UNITS.map(({ name, aliases = [], alsoPrinted = [] }) => [name, [...aliases, ...alsoPrinted]]),
);

/**
 * Tells of names whether they, or a form in which documents print them, hold what was typed anywhere, by characters
 * (simplified or traditional), pinyin or initials.
 */
export function nameHolding(part: string): (name: string) => boolean {
  const holds = holding(toSimplified(fold(part)));
  return (name) => holds(name) || (printedForms.get(name)?.some(holds) ?? false);
}

function holding(part: string): (name: string) => boolean {
  const { folded, words, letters } = readTyped(part);
  return (name) => {
    const read = readName(name);
    if (read.folded.includes(folded)) return true;
    if (letters === null || !words.every((word) => read.folded.includes(word))) return false;
    read.spoken ??= spokenName(name);
    return holdsSyllables(read.spoken, letters.pinyin) || initialsOf(read.spoken).includes(letters.initials);
  };
}
