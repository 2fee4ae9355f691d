import type { Library } from '../../ingest/library/library.ts';
import type { Citation } from '../../ingest/policy/citation.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { printedPinpoint } from '../../ingest/policy/place/write.ts';
import type { CitationsView, CitationView } from '../contract/citation.ts';
import { clauseLabel } from './clause-view.ts';
import { titleOf } from './document-view.ts';

/**
 * Citations of one clause in both directions; those to its whole document are listed with the document.
 *
 * @param version an older version in which the clause stands; undefined for the current one
 */
export function citationsOf(library: Library, clause: Clause, version?: number): CitationsView {
  return {
    cites: citationViews(library, library.citationsFrom(clause.document, clause.address, version), version),
    // Others cite the current text: citations are resolved in it.
    citedBy: version === undefined ? citationViews(library, library.citationsTo(clause.document, clause.address)) : [],
  };
}

/** Citations with the titles of the documents that they stand in and point to; `version` is that of the citing text. */
export function citationViews(library: Library, citations: readonly Citation[], version?: number): CitationView[] {
  const titles = new Map(library.documents().map((stored) => [stored.document.id, titleOf(stored)]));
  return citations.map((citation) => {
    const citing = library.clause(citation.document, citation.address, version);
    const { document, address, span, raw, relation, title, documentNumber, shortName, target } = citation;
    return {
      document,
      address,
      documentTitle: titles.get(document) ?? document,
      pinpoint: citing === null ? '' : printedPinpoint(citing),
      span,
      raw,
      relation,
      title,
      documentNumber,
      shortName,
      resolved: target.resolved,
      targetDocument: target.resolved ? target.document : null,
      targetAddress: target.resolved ? target.address : null,
      targetLabel: target.resolved ? targetLabel(library, titles, target.document, target.address) : null,
      reason: target.resolved ? null : target.reason,
    };
  });
}

function targetLabel(library: Library, titles: Map<string, string>, document: string, address: string | null): string {
  const title = `《${titles.get(document) ?? document}》`;
  const clause = address === null ? null : library.clause(document, address);
  return clause === null ? title : `${title}${clauseLabel(clause)}`;
}
