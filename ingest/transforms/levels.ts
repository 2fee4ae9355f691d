import { type Marker, type MarkerScheme, SCHEME_RANK, VARIANT_OF } from '../policy/marker.ts';

/** A numbered unit that is open while the text below it is read. */
export interface OpenLevel<Node> {
  scheme: MarkerScheme;
  value: number;
  decimals: number[];
  node: Node;
}

/** Where a numbered unit belongs: how many open levels stay open above it, the scheme it counts as, and what is odd. */
export interface Placement {
  keep: number;
  scheme: MarkerScheme;
  oddity: Oddity | null;
}

export type Oddity =
  | { rule: 'number-variant'; expected: MarkerScheme }
  | { rule: 'number-gap'; after: number }
  | { rule: 'number-repeat' | 'number-backwards'; after: number }
  | { rule: 'number-start' }
  | { rule: 'level-order' };

/**
 * Decides the level of a number by the numbers around it, as a reader does: it goes on with an open sequence where it
 * fits, opens a sequence below where it is a first number, and falls back on the order of the schemes.
 */
export class Levels<Node> {
  readonly open: OpenLevel<Node>[] = [];
  /** Last value of each scheme, for numbers that run on across sections. */
  readonly #last = new Map<MarkerScheme, number>();

  /** `upcoming` are the markers after this one, nearest first. */
  place(marker: Marker, upcoming: readonly Marker[]): Placement {
    if (marker.scheme === 'decimal') return this.#placeDecimal(marker);
    const own = this.#openIndex(marker.scheme);
    const ownLast = this.open[own]?.value;
    if (ownLast !== undefined && marker.value === ownLast + 1) return this.#at(own, marker.scheme, null);
    if (ownLast !== undefined && marker.value === ownLast && marker.branch !== null)
      return this.#at(own, marker.scheme, null);
    const variant = this.#variant(marker, ownLast);
    if (variant !== null) return variant;
    if (ownLast !== undefined) return this.#at(own, marker.scheme, oddityAfter(marker.value, ownLast));
    return this.#placeNew(marker, upcoming);
  }

  /** Records the unit as open at its place. */
  enter(placement: Placement, marker: Marker, node: Node): void {
    this.open.length = placement.keep;
    this.open.push({ scheme: placement.scheme, value: marker.value, decimals: marker.decimals, node });
    this.#last.set(placement.scheme, marker.value);
  }

  /** Opens the next 款 of the open article; what stood open below the article is closed. */
  enterArticleParagraph(node: Node): void {
    const article = this.#openIndex('article');
    this.open.length = article + 1;
    this.open.push({ scheme: 'article-paragraph', value: 0, decimals: [], node });
  }

  /** The article that is open, with what is open below it; null outside articles. */
  openArticle(): { node: Node; holdsUnits: boolean } | null {
    const index = this.#openIndex('article');
    const level = this.open[index];
    return level === undefined ? null : { node: level.node, holdsUnits: this.open.length > index + 1 };
  }

  #openIndex(scheme: MarkerScheme): number {
    return this.open.findLastIndex((level) => level.scheme === scheme);
  }

  #at(keep: number, scheme: MarkerScheme, oddity: Oddity | null): Placement {
    return { keep, scheme, oddity };
  }

  /** （2） after （一）, 4、 after 三、: the right number in the wrong script. */
  #variant(marker: Marker, ownLast: number | undefined): Placement | null {
    const scheme = VARIANT_OF[marker.scheme];
    if (scheme === undefined || marker.value === 1 || ownLast !== undefined) return null;
    if (this.#last.get(marker.scheme) === marker.value - 1) return null;
    const index = this.#openIndex(scheme);
    const level = this.open[index];
    if (level === undefined || level.value + 1 !== marker.value) return null;
    return this.#at(index, scheme, { rule: 'number-variant', expected: scheme });
  }

  #placeNew(marker: Marker, upcoming: readonly Marker[]): Placement {
    let keep = this.open.length;
    const rank = SCHEME_RANK[marker.scheme];
    while (keep > 0 && closes(rank, this.open[keep - 1]?.scheme ?? 'part')) keep--;
    const nested = this.#resumes(keep, marker, upcoming) || this.#isDeepList(keep, rank);
    if (keep < this.open.length && marker.value === 1 && nested) {
      return this.#at(this.open.length, marker.scheme, { rule: 'level-order' });
    }
    const runsOn = this.#last.get(marker.scheme) === marker.value - 1;
    const oddity: Oddity | null = marker.value === 1 || runsOn ? null : { rule: 'number-start' };
    return this.#at(keep, marker.scheme, oddity);
  }

  /** True when the sequence that would be closed goes on later: then the new numbers stand inside it. */
  #resumes(keep: number, marker: Marker, upcoming: readonly Marker[]): boolean {
    const closed = this.open[keep];
    if (closed === undefined || SCHEME_RANK[closed.scheme] > SCHEME_RANK['arabic-bracket']) return false;
    // 第一条 may stand above 第一章: no 编, 章 or 节 lies inside an article.
    if (SCHEME_RANK[marker.scheme] < SCHEME_RANK.article) return false;
    const next = upcoming.find((other) => other.scheme === closed.scheme);
    const again = upcoming.find((other) => other.scheme === marker.scheme);
    if (next === undefined || next.value !== closed.value + 1) return false;
    return again === undefined || again.value === 2 || again.value === 1;
  }

  /** 1. after （2）, ① or a. where the latter took the place of 1.: the new numbers stand below them. */
  #isDeepList(keep: number, rank: number): boolean {
    const closed = this.open[keep];
    if (closed === undefined || rank < SCHEME_RANK.arabic) return false;
    return !this.#last.has('arabic') && SCHEME_RANK[closed.scheme] > SCHEME_RANK.decimal && closed.scheme !== 'box';
  }

  #placeDecimal(marker: Marker): Placement {
    const { decimals } = marker;
    for (let index = this.open.length - 1; index >= 0; index--) {
      const level = this.open[index];
      if (level === undefined) continue;
      if (level.scheme === 'decimal' && level.decimals.length === decimals.length) {
        const oddity =
          marker.value === level.value + 1 || !samePrefix(level.decimals, decimals)
            ? null
            : oddityAfter(marker.value, level.value);
        return this.#at(index, 'decimal', oddity);
      }
      if (level.scheme === 'decimal' && level.decimals.length < decimals.length)
        return this.#at(index + 1, 'decimal', null);
      if (level.scheme !== 'decimal' && SCHEME_RANK[level.scheme] < SCHEME_RANK.decimal)
        return this.#at(index + 1, 'decimal', null);
    }
    return this.#at(0, 'decimal', null);
  }
}

/** A new sequence closes what ranks below it; a box holds all numbers below （一）. */
function closes(rank: number, open: MarkerScheme): boolean {
  if (open === 'box') return rank <= SCHEME_RANK['chinese-bracket'];
  return SCHEME_RANK[open] > rank;
}

function oddityAfter(value: number, after: number): Oddity {
  if (value === after) return { rule: 'number-repeat', after };
  return value < after ? { rule: 'number-backwards', after } : { rule: 'number-gap', after };
}

function samePrefix(a: readonly number[], b: readonly number[]): boolean {
  return a.slice(0, -1).join('.') === b.slice(0, -1).join('.');
}
