import type { Clause } from '../policy/clause.ts';
import { clauseBody } from './clause-body.ts';

/** A clause as far as a comparison of versions needs it. */
export type ComparedClause = Pick<Clause, 'address' | 'num' | 'text'>;

/** What became of one clause from one version to the next. */
export interface ClauseChange {
  kind: 'unchanged' | 'moved' | 'changed' | 'replaced' | 'added' | 'removed';
  /** Address in the older version; null when added. */
  from: string | null;
  /** Address in the newer version; null when removed. */
  to: string | null;
}

/** Numbers of changes by kind, unchanged clauses left out; a replaced clause counts as changed. */
export interface ChangeCounts {
  added: number;
  removed: number;
  changed: number;
  moved: number;
}

/** Share of bigrams in common (Dice) from which a clause at another address is taken for the same one, edited. */
const SAME_CLAUSE = 0.6;
/** The same for a clause that kept its address: from here it is certainly not another clause that slid into its place. */
const SAME_PLACE = 0.5;

/**
 * Compares two versions clause by clause. Each clause of either side stands in exactly one change.
 *
 * Matched in this order, so that an insertion in front, which shifts all numbers, does not look like a rewrite: same
 * address and body; same body elsewhere (`moved`); similar body at the same address, then elsewhere (`changed`); whatever
 * still shares an address (`replaced`: nothing but the number speaks for the same clause). The rest was removed or added.
 *
 * @returns the changes in the order of the newer version, removed clauses last in the order of the older one
 */
export function compareClauses(older: readonly ComparedClause[], newer: readonly ComparedClause[]): ClauseChange[] {
  const matching = new Matching(older, newer);
  matching.byAddress((before, after) => before.body === after.body);
  matching.byBody();
  matching.byAddress((before, after) => similarity(before.bigrams, after.bigrams) >= SAME_PLACE);
  matching.bySimilarity();
  matching.replaced();
  return matching.changes();
}

/** Counts the changes of each kind. */
export function countChanges(changes: readonly ClauseChange[]): ChangeCounts {
  const counts: ChangeCounts = { added: 0, removed: 0, changed: 0, moved: 0 };
  for (const { kind } of changes) {
    if (kind !== 'unchanged') counts[kind === 'replaced' ? 'changed' : kind] += 1;
  }
  return counts;
}

class Side {
  readonly address: string;
  readonly unspacedText: string;
  readonly body: string;
  partner: Side | null = null;
  /** True when nothing but the address joins it to its partner. */
  isReplacement = false;
  #bigrams: Set<string> | null = null;

  constructor(clause: ComparedClause) {
    this.address = clause.address;
    this.unspacedText = clause.text.replace(/\s+/gu, '');
    this.body = clauseBody(clause);
  }

  get bigrams(): Set<string> {
    this.#bigrams ??= bigramsOf(this.body);
    return this.#bigrams;
  }
}

class Matching {
  readonly #older: Side[];
  readonly #newer: Side[];
  readonly #newerByAddress: Map<string, Side>;

  constructor(older: readonly ComparedClause[], newer: readonly ComparedClause[]) {
    this.#older = older.map((clause) => new Side(clause));
    this.#newer = newer.map((clause) => new Side(clause));
    this.#newerByAddress = new Map(this.#newer.map((side) => [side.address, side]));
  }

  byAddress(agree: (before: Side, after: Side) => boolean): void {
    for (const before of free(this.#older)) {
      const after = this.#newerByAddress.get(before.address);
      if (after !== undefined && after.partner === null && agree(before, after)) pair(before, after);
    }
  }

  byBody(): void {
    const waiting = new Map<string, Side[]>();
    for (const after of free(this.#newer)) listUnder(waiting, after.body, after);
    for (const before of free(this.#older)) {
      const after = waiting.get(before.body)?.shift();
      if (after !== undefined) pair(before, after);
    }
  }

  bySimilarity(): void {
    const candidates = similarPairs(free(this.#older), free(this.#newer), SAME_CLAUSE);
    for (const { before, after } of candidates) {
      if (before.partner === null && after.partner === null) pair(before, after);
    }
  }

  replaced(): void {
    const before = free(this.#newer);
    this.byAddress(() => true);
    for (const after of before) after.isReplacement = after.partner !== null;
  }

  changes(): ClauseChange[] {
    const kept = this.#newer.map((after): ClauseChange => {
      const before = after.partner;
      if (before === null) return { kind: 'added', from: null, to: after.address };
      return { kind: kindOfChange(before, after), from: before.address, to: after.address };
    });
    const removed = free(this.#older).map(
      ({ address }): ClauseChange => ({ kind: 'removed', from: address, to: null }),
    );
    return [...kept, ...removed];
  }
}

function kindOfChange(before: Side, after: Side): ClauseChange['kind'] {
  if (after.isReplacement) return 'replaced';
  if (before.body !== after.body) return 'changed';
  if (before.address !== after.address) return 'moved';
  return before.unspacedText === after.unspacedText ? 'unchanged' : 'changed';
}

function free(sides: Side[]): Side[] {
  return sides.filter(({ partner }) => partner === null);
}

function pair(before: Side, after: Side): void {
  before.partner = after;
  after.partner = before;
}

function listUnder(lists: Map<string, Side[]>, key: string, side: Side): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [side]);
  else list.push(side);
}

function bigramsOf(text: string): Set<string> {
  const bigrams = new Set<string>();
  for (let index = 0; index + 1 < text.length; index += 1) bigrams.add(text.slice(index, index + 2));
  return bigrams;
}

function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const bigram of one) if (other.has(bigram)) shared += 1;
  return dice(shared, one, other);
}

function dice(shared: number, one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}

/** Pairs at least as similar as the floor, best first; ties keep the order of the documents. Counted over postings, not over all pairs. */
function similarPairs(older: Side[], newer: Side[], floor: number): { before: Side; after: Side; score: number }[] {
  const postings = new Map<string, Side[]>();
  for (const after of newer) {
    for (const bigram of after.bigrams) listUnder(postings, bigram, after);
  }
  const pairs: { before: Side; after: Side; score: number }[] = [];
  for (const before of older) {
    const shared = new Map<Side, number>();
    for (const bigram of before.bigrams) {
      for (const after of postings.get(bigram) ?? []) shared.set(after, (shared.get(after) ?? 0) + 1);
    }
    for (const [after, count] of shared) {
      const score = dice(count, before.bigrams, after.bigrams);
      if (score >= floor) pairs.push({ before, after, score });
    }
  }
  return pairs.sort((one, other) => other.score - one.score);
}
