import type { Place } from '../index/place.ts';
import { facetLabel } from '../retrieval/facets.ts';
import type { FacetName } from '../search-result.ts';
import type { NamedText } from '../understanding/document-mention.ts';
import type { ClauseSource, SourceDocument } from './clause-source.ts';
import type { LibraryOverview } from './library-overview.ts';

/** More than any document has. */
const clausesOfDocument = 2 ** 24;

/** What the documents and sections of one state of the library are called. */
export class LibraryNames {
  readonly documents: SourceDocument[];
  /** Documents by id. */
  readonly named: ReadonlyMap<string, SourceDocument>;
  readonly #order: ReadonlyMap<string, number>;
  /** Documents, and annexes with a title, by which a query may name them. */
  readonly texts: NamedText[];
  readonly #source: ClauseSource;
  readonly #overview: LibraryOverview;
  /** Labels of sections, as far as they were asked for. */
  readonly #sections = new Map<string, string>();

  constructor(source: ClauseSource, overview: LibraryOverview) {
    this.#source = source;
    this.#overview = overview;
    this.documents = source.documents();
    this.named = new Map(this.documents.map((document) => [document.id, document]));
    this.#order = new Map(this.documents.map(({ id }, number) => [id, number]));
    const whole = this.documents.map((document) => ({ ...document, document: document.id, annex: null }));
    const annexes = overview.annexes.flatMap(({ document, address, title }) => {
      const host = this.named.get(document);
      return host === undefined ? [] : [{ ...host, document, annex: address, title, documentNumber: null }];
    });
    this.texts = [...whole, ...annexes];
  }

  /** False when the library or the day has changed since. */
  areOf(source: ClauseSource, overview: LibraryOverview): boolean {
    return this.documents === source.documents() && this.#overview === overview;
  }

  /** A value of a facet as it is shown and asked for: of units the shortest name that tells one from all others. */
  value(facet: FacetName, value: string): string {
    return facet === 'unit' ? (this.#source.unitName(value) ?? value) : value;
  }

  /** Place of a clause in the order of the library, for comparing. */
  positionOf({ document, position }: Place): number {
    return (this.#order.get(document) ?? 0) * clausesOfDocument + position;
  }

  /** Chinese labels of some values of a facet, in their order. */
  labels(facet: FacetName, values: readonly string[]): string[] {
    if (facet === 'document') return values.map((id) => this.named.get(id)?.title ?? id);
    if (facet !== 'section') return values.map((value) => facetLabel(facet, this.value(facet, value)));
    this.#nameSections(values.filter((value) => !this.#sections.has(value)));
    return values.map((value) => this.#sections.get(value) ?? value);
  }

  #nameSections(values: readonly string[]): void {
    if (values.length === 0) return;
    const places = values.map((value) => {
      const cut = value.indexOf('/');
      return { document: value.slice(0, cut), address: value.slice(cut + 1) };
    });
    for (const { document, address, num, heading } of this.#source.clausesAt(places)) {
      const value = `${document}/${address}`;
      this.#sections.set(value, sectionName(num, heading) || value);
    }
  }
}

/** Number and heading; a space keeps 附件 or 专栏1 apart from what follows. */
function sectionName(num: string | null, heading: string | null): string {
  const apart = num !== null && heading !== null && /[\p{L}\p{N}]$/u.test(num) ? ' ' : '';
  return `${num ?? ''}${apart}${heading ?? ''}`;
}
