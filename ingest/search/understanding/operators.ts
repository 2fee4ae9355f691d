import { fold } from '../words/folded-text.ts';
import type { QueryTerm, Reading } from './query.ts';

/** Straight quotes anywhere; Chinese quotes only where they stand apart, because running text quotes too. */
const quoted = /"([^"]+)"|＂([^＂]+)＂|(?<=^|[\s”」』])(?:“([^”]+)”|「([^」]+)」|『([^』]+)』)(?=$|[\s“「『-])/g;
const excluded = /(?<=^|[\s　])[-－−—]\s*(?:"([^"]+)"|“([^”]+)”|([^\s　]+))/g;

/** Takes `-词` and `"短语"` out of the query: words that no hit may contain, and text that must stand there literally. */
export function readOperators(reading: Reading): Reading {
  const exclusions = [...reading.exclusions];
  const terms: QueryTerm[] = [...reading.terms];
  const content: string[] = [];
  const withoutExclusions = reading.text.replace(excluded, (_all, ascii?: string, curly?: string, bare?: string) => {
    const word = fold(ascii ?? curly ?? bare ?? '');
    if (word !== '') exclusions.push(word);
    return ' ';
  });
  const text = withoutExclusions.replace(quoted, (_all, ...groups: (string | undefined)[]) => {
    const typed = groups.slice(0, 5).find((group) => typeof group === 'string') ?? '';
    const phrase = fold(typed);
    if (phrase === '') return ' ';
    content.push(phrase);
    terms.push({
      text: phrase,
      typed,
      kind: 'phrase',
      variants: [{ text: phrase, weight: 1 }],
      units: [],
      lead: false,
      quantity: null,
    });
    return ' ';
  });
  return { ...reading, text, terms, exclusions, content: [reading.content, ...content].join(' ').trim() };
}
