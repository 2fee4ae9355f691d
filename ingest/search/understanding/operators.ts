import { fold } from '../words/folded-text.ts';
import type { QueryTerm, Reading } from './query.ts';

/** Straight quotes anywhere; Chinese quotes only where they stand apart, because running text quotes too. */
const quoted = /"([^"]+)"|＂([^＂]+)＂|(?<=^|[\s”」』])(?:“([^”]+)”|「([^」]+)」|『([^』]+)』)(?=$|[\s“「『-])/g;
const excluded = /(?<=^|[\s　])[-－−—]\s*(?:"([^"]+)"|“([^”]+)”|([^\s　]+))/g;

/** Takes `-词` and `"短语"` out of the query: words that no hit may contain, and text that must stand there literally. */
export function readOperators(reading: Reading, undone: ReadonlySet<string>): Reading {
  const exclusions = new Map<string, string>();
  const terms: QueryTerm[] = [...reading.terms];
  const content: string[] = [];
  const withoutExclusions = reading.text.replace(
    excluded,
    (all: string, ascii?: string, curly?: string, bare?: string) => {
      const word = fold(ascii ?? curly ?? bare ?? '');
      if (/[\p{L}\p{N}]/u.test(word) && !undone.has(stepOf(word))) exclusions.set(word, all.trim());
      return ' ';
    },
  );
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
      role: null,
      quantity: null,
    });
    return ' ';
  });
  const steps = [...exclusions].map(([word, typed]) => ({
    id: stepOf(word),
    kind: 'filter' as const,
    from: typed,
    to: [],
    note: `不看含有“${word}”的条款`,
    undoable: true,
  }));
  return {
    ...reading,
    text,
    terms,
    exclusions: [...reading.exclusions, ...exclusions.keys()],
    content: [reading.content, ...content].join(' ').trim(),
    steps: [...reading.steps, ...steps],
  };
}

function stepOf(word: string): string {
  return `without:${word}`;
}
