import type { Span } from '../../policy/clause.ts';

const gram = 4;

const inRun = /[a-z0-9]/;

/** True where a border would cut a number or an ASCII run: 98|10, 1|.5. */
function cutsRun(folded: string, at: number): boolean {
  const [before, after] = [folded.charAt(at - 1), folded.charAt(at)];
  const isPoint = (point: string, left: string, right: string) =>
    /[.,]/.test(point) && /[0-9]/.test(left) && /[0-9]/.test(right);
  return (
    (inRun.test(before) && inRun.test(after)) ||
    isPoint(after, before, folded.charAt(at + 1)) ||
    isPoint(before, folded.charAt(at - 2), after)
  );
}

/** A range without what it holds of runs that it cuts at its borders. */
function withWholeRuns(folded: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && cutsRun(folded, from)) from++;
  while (to > from && cutsRun(folded, to)) to--;
  return { start: from, end: to };
}

/** Stretches of a pasted text, cut for comparison with many clauses. */
export class PastedText {
  readonly #grams = new Set<string>();

  /** @param folded the pasted text */
  constructor(folded: string) {
    for (let at = 0; at + gram <= folded.length; at++) this.#grams.add(folded.slice(at, at + gram));
  }

  /** Ranges of a folded text that stand in the pasted text too, at least four characters each. */
  sharedIn(folded: string): Span[] {
    const shared: Span[] = [];
    for (let at = 0; at + gram <= folded.length; at++) {
      if (!this.#grams.has(folded.slice(at, at + gram))) continue;
      const last = shared.at(-1);
      if (last !== undefined && at <= last.end) last.end = at + gram;
      else shared.push({ start: at, end: at + gram });
    }
    return shared.map((span) => withWholeRuns(folded, span)).filter(({ start, end }) => end - start >= gram);
  }

  /**
   * How much of the shorter of the two texts stands in the other, 0…1: a whole clause inside a pasted page counts as
   * fully as a pasted sentence inside a clause.
   */
  share(folded: string): number {
    const shared = this.sharedIn(folded).reduce((sum, { start, end }) => sum + end - start, 0);
    return Math.min(1, shared / Math.max(1, Math.min(folded.length, this.#grams.size + gram - 1)));
  }
}
