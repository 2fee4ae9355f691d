import { fold } from '../words/folded-text.ts';

/** As clauses are segmented: Web3.0 is one word. */
const word = /[A-Za-z0-9]+(?:\.[0-9]+)?/g;
const shortest = 2;
const longest = 20;
const growthLimit = 100_000;
const keptWords = 10_000;

/** Counts words in Latin letters as they are printed (B2B, RCEP, eWTP) while a library is read. */
export class LatinWordCounter {
  readonly #words = new Map<string, { printed: string; clauses: number }>();

  /** @param text printed text of one clause */
  add(text: string): void {
    const inClause = new Map<string, string>();
    for (const [printed] of text.normalize('NFKC').matchAll(word)) {
      if (/[A-Za-z]/.test(printed) && printed.length >= shortest && printed.length <= longest)
        inClause.set(fold(printed), printed);
    }
    for (const [folded, printed] of inClause) {
      const known = this.#words.get(folded);
      if (known !== undefined) known.clauses += 1;
      else if (this.#words.size < growthLimit) this.#words.set(folded, { printed, clauses: 1 });
    }
  }

  /** Words of most clauses first. */
  finish(): string[] {
    return [...this.#words]
      .sort(([a, one], [b, other]) => other.clauses - one.clauses || (a < b ? -1 : 1))
      .slice(0, keptWords)
      .map(([, { printed }]) => printed);
  }
}
