import { isSource, isTarget } from '../../ingest/crossref/trace.ts';
import { bigrams, segment } from '../../ingest/search/words/segmentation.ts';
import type { TracedDocument } from './crossref-examples.ts';
import type { RankedCrossReferences } from './crossref-scores.ts';

/** TF-IDF over character pairs: the floor that tracing starts from. */
export function bigramBaseline(lower: readonly TracedDocument[], upper: readonly TracedDocument[]) {
  return tfidf(lower, upper, bigrams);
}

/** TF-IDF over jieba words. */
export function jiebaBaseline(lower: readonly TracedDocument[], upper: readonly TracedDocument[]) {
  return tfidf(lower, upper, (text) => segment(text).map((word) => word.text));
}

type Vector = Map<string, number>;

/** Ranks all upper clauses for each lower one by the cosine of their TF-IDF vectors, whole printed text. */
function tfidf(
  lower: readonly TracedDocument[],
  upper: readonly TracedDocument[],
  termsOf: (text: string) => string[],
): RankedCrossReferences {
  const texts = (documents: readonly TracedDocument[], wanted: typeof isSource) =>
    documents
      .flatMap(({ clauses }) => clauses.filter(wanted))
      .map(({ document, address, text }) => ({ id: `${document}/${address}`, terms: termsOf(text.toLowerCase()) }));
  const sources = texts(lower, isSource);
  const targets = texts(upper, isTarget);
  const frequencies = new Map<string, number>();
  for (const { terms } of [...sources, ...targets]) {
    for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  const vectorOf = (terms: readonly string[]): Vector => {
    const vector: Vector = new Map();
    for (const term of terms) {
      const weight = Math.log((sources.length + targets.length) / (frequencies.get(term) ?? 1));
      vector.set(term, (vector.get(term) ?? 0) + weight);
    }
    const length = Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
    for (const [term, value] of vector) vector.set(term, value / length);
    return vector;
  };
  const vectors = targets.map(({ id, terms }) => ({ id, vector: vectorOf(terms) }));
  return new Map(
    sources.map(({ id, terms }) => {
      const vector = vectorOf(terms);
      const links = vectors.map(({ id: to, vector: other }): [string, number] => [to, product(vector, other)]);
      return [id, links.sort((a, b) => b[1] - a[1])];
    }),
  );
}

function product(a: Vector, b: Vector): number {
  let sum = 0;
  for (const [term, value] of a) sum += value * (b.get(term) ?? 0);
  return sum;
}
