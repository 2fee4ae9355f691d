import type { SourceDocument } from '../overview/clause-source.ts';
import type { QueryTerm } from '../understanding/query.ts';
import { fold } from '../words/folded-text.ts';
import { segment } from '../words/segmentation.ts';

/** Names folded, and where words begin in them. */
interface FoldedNames {
  text: string;
  begins: Set<number>;
}

const names = new WeakMap<SourceDocument, FoldedNames>();

/** Title and issuing bodies of a document; a line end stands between them, so that nothing stands across it. */
function namesOf(document: SourceDocument): FoldedNames {
  const known = names.get(document);
  if (known !== undefined) return known;
  const text = [document.title, ...document.issuingBodies].map(fold).join('\n');
  const folded = { text, begins: new Set(segment(text).map(({ start }) => start)) };
  names.set(document, folded);
  return folded;
}

/** True where a form stands in the names from the beginning of a word on: 外贸 is not meant in 内外贸. */
function stands(form: string, { text, begins }: FoldedNames): boolean {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) if (begins.has(at)) return true;
  return false;
}

/** How well the names of a document contain a term, 0…1. Units and phrases are looked for in the clauses alone. */
export function namedIn(document: SourceDocument, { kind, variants }: QueryTerm): number {
  if (kind !== 'word') return 0;
  const printed = namesOf(document);
  return variants.reduce((best, { text, weight }) => (weight > best && stands(text, printed) ? weight : best), 0);
}
