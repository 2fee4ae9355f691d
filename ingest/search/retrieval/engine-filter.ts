import type { SourceDocument } from '../overview/clause-source.ts';
import type { SearchFilters } from '../search-request.ts';
import type { Reading } from '../understanding/query.ts';
import { facetValuesOfDocument } from './facets.ts';

const documentFacets = ['issuingBody', 'level', 'year', 'validity'] as const;
const clauseFacets = ['document', 'section', 'unit'] as const;

/**
 * The engine's filter for a request. Facets of whole documents (level, year, validity on this day) become the list of
 * the documents that have them, so that the index never holds what changes with the day.
 *
 * @param filters facets that are asked for
 * @param reading of the query: years of which either the document is, or the clause speaks, and excluded values
 */
export function engineFilter(
  filters: SearchFilters,
  { years, without }: Pick<Reading, 'years' | 'without'>,
  documents: readonly SourceDocument[],
): string[] {
  const conditions: string[] = excluding(without, documents);
  const narrowing = documentFacets.filter((facet) => (filters[facet] ?? []).length > 0);
  if (narrowing.length > 0) {
    const fitting = documents.filter((document) =>
      narrowing.every((facet) => {
        const wanted: string[] = filters[facet] ?? [];
        return facetValuesOfDocument(facet, document).some((value) => wanted.includes(value));
      }),
    );
    conditions.push(`document IN ${JSON.stringify(fitting.map(({ id }) => id))}`);
  }
  for (const facet of clauseFacets) {
    const wanted = filters[facet] ?? [];
    if (wanted.length > 0) conditions.push(`${facet} IN ${JSON.stringify(wanted)}`);
  }
  if (years.length > 0) {
    const issued = documents.filter(({ year }) => year !== null && years.includes(year)).map(({ id }) => id);
    conditions.push(`(document IN ${JSON.stringify(issued)} OR mentionedYear IN ${JSON.stringify(years)})`);
  }
  return conditions;
}

function excluding(without: SearchFilters, documents: readonly SourceDocument[]): string[] {
  const left = documents.filter((document) =>
    documentFacets.some((facet) => {
      const values: string[] = without[facet] ?? [];
      return facetValuesOfDocument(facet, document).some((value) => values.includes(value));
    }),
  );
  const values = { ...without, document: [...(without.document ?? []), ...left.map(({ id }) => id)] };
  return clauseFacets.flatMap((facet) =>
    (values[facet] ?? []).length > 0 ? [`NOT ${facet} IN ${JSON.stringify(values[facet])}`] : [],
  );
}
