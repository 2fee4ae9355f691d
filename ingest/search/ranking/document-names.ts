import type { SourceDocument } from '../overview/clause-source.ts';
import type { QueryTerm } from '../understanding/query.ts';
import { fold } from '../words/folded-text.ts';

const names = new WeakMap<SourceDocument, string>();

/** Title and issuing bodies of a document, folded; a line end stands between them, so that nothing stands across it. */
function namesOf(document: SourceDocument): string {
  const known = names.get(document);
  if (known !== undefined) return known;
  const folded = [document.title, ...document.issuingBodies].map(fold).join('\n');
  names.set(document, folded);
  return folded;
}

/** How well the names of a document contain a term, 0…1. Units and phrases are looked for in the clauses alone. */
export function namedIn(document: SourceDocument, { kind, variants }: QueryTerm): number {
  if (kind !== 'word') return 0;
  const printed = namesOf(document);
  return variants.reduce((best, { text, weight }) => (weight > best && printed.includes(text) ? weight : best), 0);
}
