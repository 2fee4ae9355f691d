import { statusOn } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import { akomaNtosoIri } from '../../ingest/policy/akoma-ntoso.ts';
import { bibtexEntry, cslJson, jsonLd, risRecord } from '../../ingest/policy/citation-export.ts';
import {
  type CitedClause,
  citationWarning,
  citedDocument,
  citedUrl,
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
import { dayInChina } from '../../ingest/policy/validity.ts';
import type { ClauseCitationView } from '../contract/citation.ts';
import { stands } from './cross-reference-view.ts';
import { permalink, permalinkPath } from './permalink.ts';

/** Why a citation has no address, and what helps. */
const noAddress =
  '引注中没有网址：现在打开的是本机地址，别人打不开。文件登记了原文网址，或者管理员设置了 PUBLIC_URL 之后，引注会带上网址。';

/**
 * Every ready-made citation of a clause, as of a moment.
 *
 * @param version in which the clause stands, and which the permalink names
 * @param base address under which readers open the site; null where nobody else can
 */
export function citationForms(
  library: Library,
  clause: Clause,
  version: number,
  base: string | null,
  moment: Date,
): ClauseCitationView {
  const stored = library.document(clause.document, version);
  if (stored === null) throw new Error(`Expected a document of the library, not \`${clause.document}\``);
  const accessed = dayInChina(moment);
  const cited: CitedClause = {
    document: citedDocument(stored.document, stored.document.id, statusOn(stored, accessed)),
    clause,
    permalink: permalink(base, clause.document, clause.address, version),
    accessed,
  };
  const links = stored.current ? library.crossReferences(clause.document, clause.address).implements : [];
  const applies = links.filter(stands).flatMap(({ upper }) => {
    const current = library.document(upper.document)?.version.version;
    return current === undefined ? [] : (permalink(base, upper.document, upper.address, current) ?? []);
  });
  return {
    inText: inTextCitation(cited),
    printed: printedCitation(cited),
    gbt7714: gbt7714Citation(cited),
    gbt7714AuthorYear: gbt7714AuthorYearCitation(cited),
    gbt7714In2015: gbt7714In2015Citation(cited),
    legal: legalCitation(cited),
    note: noteCitation(cited),
    permalink: cited.permalink,
    path: permalinkPath(clause.document, clause.address, version),
    version,
    addressNote: citedUrl(cited) === null ? noAddress : null,
    accessed,
    warning: citationWarning(cited.document),
    cslJson: cslJson(cited),
    ris: risRecord(cited),
    bibtex: bibtexEntry(cited),
    jsonLd: jsonLd(cited, clause.text, applies),
    akomaNtoso: { eId: akomaNtosoId(clause), iri: akomaNtosoIri(cited.document, clause) },
  };
}
