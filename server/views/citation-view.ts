import type { Library } from '../../ingest/library/library.ts';
import type { Citation } from '../../ingest/policy/citation.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import type { CitationsView, CitationView } from '../contract/citation.ts';
import { clauseLabel } from './clause-view.ts';
import { titleOf } from './document-view.ts';

/** Citations of one clause in both directions; those to its whole document are listed with the document. */
export function citationsOf(library: Library, clause: Clause): CitationsView {
  return {
    cites: citationViews(library, library.citationsFrom(clause.document, clause.address)),
    citedBy: citationViews(library, library.citationsTo(clause.document, clause.address)),
  };
}

/** Citations with the titles of the documents that they stand in and point to. */
export function citationViews(library: Library, citations: readonly Citation[]): CitationView[] {
  const titles = new Map(library.documents().map((stored) => [stored.document.id, titleOf(stored)]));
  return citations.map((citation) => {
    const { document, address, span, raw, relation, title, documentNumber, shortName, target } = citation;
    return {
      document,
      address,
      documentTitle: titles.get(document) ?? document,
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
