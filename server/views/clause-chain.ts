import type { Library } from '../../ingest/library/library.ts';
import type { ReviewedCrossReference } from '../../ingest/library/review.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import type { ClausePlace } from '../../ingest/policy/cross-reference.ts';
import type { ChainClauseView, ChainLinkView, ClauseChainView } from '../contract/clause-chain.ts';
import { percent, reviewView, stands } from './cross-reference-view.ts';
import { titleOf } from './document-view.ts';

type Side = 'lower' | 'upper';
type Relation = ChainClauseView['relation'];

/** As many clauses as one page can show; a national clause may have thousands below it. */
const mostClauses = 200;

/**
 * The chain of a clause: what it implements and what implements it through links that stand, on and on (国 → 省 → 市 →
 * 区), the clauses that implement the same, and in a direction without answer the best of the weak candidates.
 */
export function clauseChain(library: Library, clause: Clause): ClauseChainView {
  const chain = new Chain(library);
  chain.add(clause, 'asked');
  chain.follow(clause, 'upper', 'above');
  chain.follow(clause, 'lower', 'below');
  for (const source of chain.standing(clause, 'upper')) {
    for (const link of chain.standing(source.upper, 'lower')) chain.addLink(link, 'lower', 'sibling');
  }
  const [above, below] = [chain.none(clause, 'upper'), chain.none(clause, 'lower')];
  return { ...chain.told(), above, below };
}

class Chain {
  readonly #library: Library;
  readonly #clauses = new Map<string, ChainClauseView>();
  readonly #links = new Map<string, ChainLinkView>();
  #cut = false;

  constructor(library: Library) {
    this.#library = library;
  }

  /** False where the clause is known, gone, or one too many. */
  add({ document, address }: ClausePlace, relation: Relation): boolean {
    const key = `${document}/${address}`;
    if (this.#clauses.has(key)) return false;
    const [clause, stored] = [this.#library.clause(document, address), this.#library.document(document)];
    if (clause === null || stored === null) return false;
    if (this.#clauses.size >= mostClauses) {
      this.#cut = true;
      return false;
    }
    const { num, heading, path, text } = clause;
    const level = stored.document.level?.value ?? null;
    this.#clauses.set(key, {
      ...{ document, documentTitle: titleOf(stored), level, address, num, heading, path, text, relation },
    });
    return true;
  }

  /** Adds a link with its clause on a side; true where that clause is new. */
  addLink(link: ReviewedCrossReference, side: Side, relation: Relation): boolean {
    const isNew = this.add(link[side], relation);
    const { lower, upper, score, strength, type } = link;
    const places = [lower, upper].map(({ document, address }) => `${document}/${address}`);
    if (places.some((place) => !this.#clauses.has(place))) return false;
    const review = reviewView(this.#library, link);
    this.#links.set(places.join(' '), { lower, upper, score, strength, type, review });
    return isNew;
  }

  /** Goes from a clause to one side, nearest first. */
  follow(from: ClausePlace, side: Side, relation: Relation): void {
    const open: ClausePlace[] = [from];
    for (let place = open.shift(); place !== undefined; place = open.shift()) {
      for (const link of this.standing(place, side)) {
        if (this.addLink(link, side, relation)) open.push(link[side]);
      }
    }
  }

  /** Links of a clause to one side that stand, best first. */
  standing(place: ClausePlace, side: Side): ReviewedCrossReference[] {
    return this.linked(place, side).filter(stands);
  }

  /** Links of a clause to one side, rejected and weak ones too, best first. */
  linked({ document, address }: ClausePlace, side: Side): ReviewedCrossReference[] {
    return this.#library.links({ [side === 'upper' ? 'lower' : 'upper']: { document, address } });
  }

  /** Says that a direction holds no answer, and adds its best candidate; null where it holds one or there is none to hold. */
  none(clause: ClausePlace, side: Side): string | null {
    const { pairs } = this.#library;
    const partners = side === 'upper' ? pairs.under(clause.document) : pairs.over(clause.document);
    const links = this.linked(clause, side);
    if (partners.length === 0 || links.some(stands)) return null;
    const best = links.find(({ review }) => review.status !== 'rejected');
    if (best === undefined) return '没有条款与本条对应。';
    this.addLink(best, side, 'candidate');
    return `没有中以上的对应，最高 ${percent(best.score)}。`;
  }

  told(): Pick<ClauseChainView, 'clauses' | 'links' | 'cut'> {
    return { clauses: [...this.#clauses.values()], links: [...this.#links.values()], cut: this.#cut };
  }
}
