/**
 * Names one after the other in one long string, in the order in which they are preferred. Looking for a text in it is
 * one native search: 200,000 names take about a millisecond, and the first few of many matches much less.
 */
export class NameList {
  /** Each name stands between two line feeds. */
  readonly #text: string;
  /** Place of the line feed before each name. */
  readonly #starts: Uint32Array;

  /** @param names separated by line feeds */
  constructor(names: string) {
    this.#text = `\n${names}\n`;
    const starts: number[] = [];
    for (let place = 0; place < this.#text.length - 1; place = this.#text.indexOf('\n', place + 1)) starts.push(place);
    this.#starts = Uint32Array.from(starts);
  }

  /** Indexes of the names that begin with a text, in order. */
  beginning(prefix: string): Generator<number> {
    return this.#found(`\n${prefix}`);
  }

  /** Indexes of the names that hold a text anywhere, in order. */
  holding(part: string): Generator<number> {
    return this.#found(part);
  }

  *#found(text: string): Generator<number> {
    let place = this.#text.indexOf(text);
    while (place >= 0) {
      const index = this.#indexAt(place);
      if (index >= this.#starts.length) return;
      yield index;
      const next = this.#starts[index + 1];
      if (next === undefined) return;
      place = this.#text.indexOf(text, next);
    }
  }

  /** The name in which a place of the text lies, by bisection. */
  #indexAt(place: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
