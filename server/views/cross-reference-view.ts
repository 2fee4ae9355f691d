import { features, relativeFeatures } from '../../ingest/crossref/features.ts';
import type { ExplainedCrossReference, LinkExplainer } from '../../ingest/derived/link-explainer.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { ReviewedCrossReference } from '../../ingest/library/review.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import type { ScorePart } from '../../ingest/policy/cross-reference.ts';
import type { CounterpartView, CrossReferencesView } from '../contract/cross-reference.ts';
import type { LinkView } from '../contract/tracing.ts';
import { titleOf } from './document-view.ts';

/** True for a link that counts as an answer: strong, medium or confirmed by a person, and not rejected. */
export const stands = ({ strength, review }: Pick<ReviewedCrossReference, 'strength' | 'review'>): boolean =>
  review.status === 'confirmed' || (strength !== 'weak' && review.status !== 'rejected');

/** The counterparts of a clause in both directions, best first, and a sentence where there is none. */
export function crossReferencesOf({ library, explainer }: Linked, clause: Clause): CrossReferencesView {
  const links = library.crossReferences(clause.document, clause.address);
  return {
    implements: counterparts(library, explainer.explain(links.implements), 'upper'),
    implementedBy: counterparts(library, explainer.explain(links.implementedBy), 'lower'),
    none: noneSentence(library, clause, [...links.implements, ...links.implementedBy]),
  };
}

/** Where links are and what explains them. */
export interface Linked {
  library: Library;
  explainer: LinkExplainer;
}

/** Why nothing stands against a clause: no document to look in, or only weak candidates; null where something does. */
function noneSentence(library: Library, { document }: Clause, links: readonly ReviewedCrossReference[]): string | null {
  if (links.some(stands)) return null;
  const partners = library.pairs.under(document).length + library.pairs.over(document).length;
  if (partners === 0) return '本文件在库中没有上位或下位文件，因此没有条款对应；如应有，可在文件页指定。';
  const best = links.find(({ review }) => review.status !== 'rejected');
  if (best === undefined) return '没有条款与本条对应。';
  return `没有中以上的对应，最高 ${percent(best.score)}。`;
}

/** A probability for people: never certain. */
export const percent = (score: number): string => `${Math.min(99, Math.round(score * 100))} %`;

function counterparts(
  library: Library,
  links: readonly ExplainedCrossReference[],
  there: 'lower' | 'upper',
): CounterpartView[] {
  const clauses = new ClausesByPlace(library);
  return links.flatMap((link) => {
    const clause = clauses.at(link[there].document, link[there].address);
    return clause === null ? [] : [counterpart(library, link, there, clause, clauses.titleOf(link[there].document))];
  });
}

/** Clauses looked up by place, each document read once. */
class ClausesByPlace {
  readonly #library: Library;
  readonly #documents = new Map<string, { title: string; clauses: Map<string, Clause> }>();

  constructor(library: Library) {
    this.#library = library;
  }

  at(document: string, address: string): Clause | null {
    return this.#document(document).clauses.get(address) ?? null;
  }

  titleOf(document: string): string {
    return this.#document(document).title;
  }

  #document(id: string): { title: string; clauses: Map<string, Clause> } {
    let found = this.#documents.get(id);
    if (found === undefined) {
      const stored = this.#library.document(id);
      const clauses = new Map(this.#library.clauses(id).map((clause) => [clause.address, clause]));
      found = { title: stored === null ? id : titleOf(stored), clauses };
      this.#documents.set(id, found);
    }
    return found;
  }
}

function counterpart(
  library: Library,
  link: ExplainedCrossReference,
  there: 'lower' | 'upper',
  clause: Clause,
  documentTitle: string,
): CounterpartView {
  const here = there === 'lower' ? 'upper' : 'lower';
  const { score, strength, type, differences, parts } = link;
  return {
    document: clause.document,
    address: clause.address,
    documentTitle,
    num: clause.num,
    heading: clause.heading,
    path: clause.path,
    text: clause.text,
    units: clause.units,
    score,
    strength,
    type,
    evidence: link.evidence.map((pair) => ({
      here: pair[here],
      there: pair[there],
      hereText: here === 'lower' ? pair.lowerText : pair.upperText,
      thereText: there === 'lower' ? pair.lowerText : pair.upperText,
    })),
    differences,
    parts: parts.map(partView),
    review: reviewView(library, link),
  };
}

const labels = new Map([...features, ...relativeFeatures].map(({ name, label }) => [name, label]));

/** A part of a score with its Chinese name; the features of an older score that no longer exist keep their own. */
const partView = ({ feature, value, contribution }: ScorePart): CounterpartView['parts'][number] => ({
  feature,
  label: labels.get(feature) ?? feature,
  value,
  contribution,
});

/** What people decided, as every link carries it. */
export function reviewView(library: Library, { lower, upper, review }: ReviewedPlaces): LinkView['review'] {
  const { status, by, at, note, manual } = review;
  return { status, by, at, note, manual, seen: library.seenOf({ lower, upper }) };
}

type ReviewedPlaces = Pick<ReviewedCrossReference, 'lower' | 'upper' | 'review'>;

/** A link with both sides named. */
export function linkView(library: Library, link: ExplainedCrossReference): LinkView {
  const { lower, upper, score, strength, type, evidence, differences, parts } = link;
  return {
    lower,
    upper,
    score,
    strength,
    type,
    evidence,
    differences,
    parts: parts.map(partView),
    review: reviewView(library, link),
  };
}
