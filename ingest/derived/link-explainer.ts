import { DocumentPairTracer } from '../crossref/trace.ts';
import type { Library } from '../library/library.ts';
import type { ReviewedCrossReference } from '../library/review.ts';
import type { CrossReference, Explanation } from '../policy/cross-reference.ts';

/** A link with what people decided and what shows why its clauses correspond. */
export type ExplainedCrossReference = ReviewedCrossReference & Explanation;

/** Pairs of documents that are held read: a reader goes through the clauses of one pair after the other. */
const held = 8;

const nothing: Explanation = { evidence: [], differences: [], parts: [] };

/** Makes evidence, differences and parts of scores from the two texts when somebody looks. */
export class LinkExplainer {
  readonly #library: Library;
  readonly #tracers = new Map<string, DocumentPairTracer>();

  constructor(library: Library) {
    this.#library = library;
  }

  /** The same links in the same order, explained. */
  explain<Link extends CrossReference>(links: readonly Link[]): (Link & Explanation)[] {
    const explained = new Map<Link, Explanation>();
    for (const ofClause of groups(links)) {
      for (const [link, explanation] of this.#explainClause(ofClause)) explained.set(link, explanation);
    }
    return links.map((link) => ({ ...link, ...(explained.get(link) ?? nothing) }));
  }

  /** @param links from one lower clause to clauses of one upper document */
  #explainClause<Link extends CrossReference>(links: readonly Link[]): [Link, Explanation][] {
    const [first] = links;
    const clause = first && this.#library.clause(first.lower.document, first.lower.address);
    if (!first || !clause) return [];
    const there = links.flatMap((link) => {
      const upper = this.#library.clause(link.upper.document, link.upper.address);
      return upper === null ? [] : [{ link, upper }];
    });
    const explanations = this.#tracer(first.lower.document, first.upper.document).explain(
      clause,
      there.map(({ upper }) => upper),
    );
    return there.map(({ link }, at) => [link, explanations[at] ?? nothing]);
  }

  #tracer(lower: string, upper: string): DocumentPairTracer {
    const key = [lower, this.#library.revision(lower), upper, this.#library.revision(upper)].join('\n');
    const known = this.#tracers.get(key);
    this.#tracers.delete(key);
    const tracer = known ?? new DocumentPairTracer(this.#library.clauses(lower), this.#library.clauses(upper));
    this.#tracers.set(key, tracer);
    const [oldest] = this.#tracers.keys();
    if (this.#tracers.size > held && oldest !== undefined) this.#tracers.delete(oldest);
    return tracer;
  }
}

/** Links of one lower clause to one upper document together. */
function groups<Link extends CrossReference>(links: readonly Link[]): Link[][] {
  const found = new Map<string, Link[]>();
  for (const link of links) {
    const key = [link.lower.document, link.lower.address, link.upper.document].join('\n');
    const group = found.get(key);
    if (group) group.push(link);
    else found.set(key, [link]);
  }
  return [...found.values()];
}
