import { statusOn } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import { akomaNtosoIri } from '../../ingest/policy/akoma-ntoso.ts';
import { bibtexEntry, cslJson, jsonLd, risRecord } from '../../ingest/policy/citation-export.ts';
import {
  type CitedClause,
  citationWarning,
  citedDocument,
  gbt7714AuthorYearCitation,
  gbt7714Citation,
  gbt7714In2015Citation,
  inTextCitation,
  legalCitation,
  noteCitation,
  printedCitation,
} from '../../ingest/policy/citation-form.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { akomaNtosoId } from '../../ingest/policy/place/write.ts';
import { isUnconfirmed } from '../../ingest/policy/recognition.ts';
import { dayInChina } from '../../ingest/policy/validity.ts';
import type { ClauseCitationView } from '../contract/citation.ts';
import { stands } from './cross-reference-view.ts';
import { permalink } from './permalink.ts';

/** Every ready-made citation of a clause, as of a moment. An older version is cited with its own permalink. */
export function citationForms(
  library: Library,
  clause: Clause,
  version: number | undefined,
  origin: string,
  moment: Date,
): ClauseCitationView {
  const stored = library.document(clause.document, version);
  if (stored === null) throw new Error(`Expected a document of the library, not \`${clause.document}\``);
  const accessed = dayInChina(moment);
  const cited: CitedClause = {
    document: citedDocument(
      stored.document,
      stored.document.id,
      statusOn(stored, accessed),
      isUnconfirmed(stored.version.recognition),
    ),
    clause,
    permalink: permalink(origin, clause.document, clause.address, version),
    accessed,
  };
  const applies = library
    .crossReferences(clause.document, clause.address)
    .implements.filter(stands)
    .map(({ upper }) => permalink(origin, upper.document, upper.address));
  return {
    inText: inTextCitation(cited),
    printed: printedCitation(cited),
    gbt7714: gbt7714Citation(cited),
    gbt7714AuthorYear: gbt7714AuthorYearCitation(cited),
    gbt7714In2015: gbt7714In2015Citation(cited),
    legal: legalCitation(cited),
    note: noteCitation(cited),
    permalink: cited.permalink,
    accessed,
    warning: citationWarning(cited.document),
    cslJson: cslJson(cited),
    ris: risRecord(cited),
    bibtex: bibtexEntry(cited),
    jsonLd: jsonLd(cited, clause.text, applies),
    akomaNtoso: { eId: akomaNtosoId(clause), iri: akomaNtosoIri(cited.document, clause) },
  };
}
