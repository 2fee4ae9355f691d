import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { DocumentPair } from '../../ingest/policy/document-pair.ts';
import type { DocumentPairsView, PairedDocumentView, PairListView } from '../contract/document-pair.ts';
import { stands } from './cross-reference-view.ts';
import { documentSummary } from './document-view.ts';

/** The documents above and below one, with the reasons and how many links stand between. */
export function pairsOf(library: Library, id: string, day: string): DocumentPairsView {
  const view = (pair: DocumentPair, other: string): PairedDocumentView[] => {
    const stored = library.document(other);
    if (stored === null) return [];
    const links = library.links({ lower: { document: pair.lower }, upper: { document: pair.upper }, asked: true });
    return [{ document: documentSummary(stored, day), reasons: pair.reasons, links: links.filter(stands).length }];
  };
  return {
    upper: library.pairs.under(id).flatMap((pair) => view(pair, pair.upper)),
    lower: library.pairs.over(id).flatMap((pair) => view(pair, pair.lower)),
  };
}

/** The documents that stand over any of some documents, by id. */
export function upperDocuments(library: Library, lower: readonly StoredDocument[]): StoredDocument[] {
  const ids = new Set(lower.flatMap(({ document }) => library.pairs.under(document.id).map(({ upper }) => upper)));
  return [...ids].sort().flatMap((id) => library.document(id) ?? []);
}

/** All pairs, those of a municipal document under a provincial one first. */
export function pairList(library: Library): PairListView {
  const levels = new Map(library.documents().map(({ document }) => [document.id, document.level?.value ?? null]));
  const later = ({ lower, upper }: { lower: string; upper: string }) =>
    levels.get(lower) === 'municipal' && levels.get(upper) === 'provincial' ? 0 : 1;
  const pairs = library.pairs
    .documents('lower')
    .flatMap((id) => library.pairs.under(id))
    .map(({ lower, upper }) => ({ lower, upper }));
  return { pairs: pairs.sort((one, other) => later(one) - later(other)) };
}
