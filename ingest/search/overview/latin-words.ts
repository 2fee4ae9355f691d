import { fold } from '../words/folded-text.ts';

/** As clauses are segmented: Web3.0 is one word. */
const word = /[A-Za-z0-9]+(?:\.[0-9]+)?/g;
const shortest = 2;
const longest = 20;
const keptWords = 10_000;

/** Words in Latin letters as a text prints them (B2B, RCEP, eWTP), each once. */
export function latinWordsIn(text: string): Set<string> {
  const words = [...text.normalize('NFKC').matchAll(word)].map(([printed]) => printed);
  return new Set(
    words.filter((printed) => /[A-Za-z]/.test(printed) && printed.length >= shortest && printed.length <= longest),
  );
}

/**
 * Words of most clauses first, each in the form that is printed most often.
 *
 * @param counts clauses by printed form
 */
export function listedLatinWords(counts: Iterable<[string, number]>): string[] {
  const words = new Map<string, { printed: string; most: number; clauses: number }>();
  for (const [printed, clauses] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const known = words.get(fold(printed));
    if (known === undefined) words.set(fold(printed), { printed, most: clauses, clauses });
    else {
      known.clauses += clauses;
      if (clauses > known.most) Object.assign(known, { printed, most: clauses });
    }
  }
  return [...words]
    .sort(([a, one], [b, other]) => other.clauses - one.clauses || (a < b ? -1 : 1))
    .slice(0, keptWords)
    .map(([, { printed }]) => printed);
}
