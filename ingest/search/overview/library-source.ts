import type { Library } from '../../library/library.ts';
import { dayInChina, validityOn } from '../../policy/validity.ts';
import type { ClauseSource, SourceDocument } from './clause-source.ts';

/** The library as search reads it. */
export function librarySource(library: Library): ClauseSource {
  let known: { mark: string; documents: SourceDocument[] } | null = null;
  return {
    documents: () => {
      const day = dayInChina(new Date());
      const mark = `${library.generation()} ${day}`;
      if (known?.mark === mark) return known.documents;
      const documents = library.documents().map(({ document, repeals }) => ({
        id: document.id,
        title: document.title?.value ?? document.id,
        documentNumber: document.documentNumber?.value ?? null,
        recordNumber: document.recordNumber?.value ?? null,
        issuingBodies: document.issuingBodies.map(({ value }) => value),
        level: document.level?.value ?? null,
        region: document.region?.value ?? null,
        year: document.issuedOn?.value.slice(0, 4) ?? null,
        issuedOn: document.issuedOn?.value ?? null,
        validity: validityOn(document, repeals, day),
      }));
      known = { mark, documents };
      return documents;
    },
    clauses: (document) => library.clauses(document),
    clausesAt: (places) => library.clausesAt(places),
    unitName: (fullName) => library.unit(fullName)?.name ?? null,
  };
}
