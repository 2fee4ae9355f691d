import type { Clause } from '../../policy/clause.ts';
import type { DocumentLevel, ValidityStatus } from '../../policy/document.ts';
import { sectionOf } from '../index/clause-record.ts';
import type { SourceDocument } from '../overview/clause-source.ts';
import type { LibraryNames } from '../overview/library-names.ts';
import type { SearchFilters } from '../search-request.ts';
import type { FacetName, FacetValue } from '../search-result.ts';

export const facetNames: FacetName[] = ['document', 'section', 'issuingBody', 'unit', 'level', 'year', 'validity'];

export const levelLabels: Record<DocumentLevel | 'unstated', string> = {
  national: '国家级',
  provincial: '省级',
  municipal: '市级',
  district: '区县级',
  unstated: '未载明',
};

export const validityLabels: Record<ValidityStatus, string> = {
  'in-force': '现行有效',
  'not-yet': '尚未施行',
  expired: '已过有效期',
  repealed: '已废止',
  unstated: '未载明',
};

/** Chinese names of the facets. */
export const facetTitles: Record<FacetName, string> = {
  document: '文件',
  section: '部分',
  issuingBody: '发文机关',
  unit: '责任单位',
  level: '层级',
  year: '年份',
  validity: '时效',
};

const unstated = 'unstated';

/** Values that a document has for a facet of whole documents; what is not stated is the value `unstated`. */
export function facetValuesOfDocument(
  facet: 'issuingBody' | 'level' | 'year' | 'validity',
  document: SourceDocument,
): string[] {
  switch (facet) {
    case 'issuingBody':
      return document.issuingBodies.length > 0 ? document.issuingBodies : [unstated];
    case 'level':
      return [document.level ?? unstated];
    case 'year':
      return [document.year ?? unstated];
    case 'validity':
      return [document.validity];
  }
}

/** Values under which a clause is counted for a facet, those of its document included; units by their full names. */
export function facetValues(facet: FacetName, clause: Clause, document: SourceDocument): string[] {
  switch (facet) {
    case 'document':
      return [document.id];
    case 'section':
      return [sectionOf(clause)].filter((section) => section !== undefined);
    case 'unit':
      return [...new Set(clause.units.map(({ fullName }) => fullName))];
    default:
      return facetValuesOfDocument(facet, document);
  }
}

/** True when a clause has one of the values; a unit is asked for by its full or its canonical name. */
function hasOne(facet: FacetName, asked: readonly string[], clause: Clause, document: SourceDocument): boolean {
  if (facet === 'unit' && clause.units.some(({ name }) => asked.includes(name))) return true;
  return facetValues(facet, clause, document).some((value) => asked.includes(value));
}

/** The facets by which a clause is left out; none when it passes all filters. */
export function failedFacets(filters: SearchFilters, clause: Clause, document: SourceDocument): FacetName[] {
  return facetNames.filter((facet) => {
    const wanted: string[] = filters[facet] ?? [];
    return wanted.length > 0 && !hasOne(facet, wanted, clause, document);
  });
}

/** The facets of which a clause has one of some values. */
export function facetsWith(values: SearchFilters, clause: Clause, document: SourceDocument): FacetName[] {
  return facetNames.filter((facet) => {
    const asked: string[] = values[facet] ?? [];
    return asked.length > 0 && hasOne(facet, asked, clause, document);
  });
}

/** Chinese label of a value of a facet of whole documents, or of a unit. */
export function facetLabel(facet: FacetName, value: string): string {
  if (facet === 'level') return levelLabels[value as DocumentLevel] ?? value;
  if (facet === 'validity') return validityLabels[value as ValidityStatus] ?? value;
  return value === unstated ? '未载明' : value;
}

/** Counts facet values; values with the same count stand in the order of their names. */
export class FacetCounts {
  readonly #counts = new Map<FacetName, Map<string, number>>(facetNames.map((facet) => [facet, new Map()]));

  add(facet: FacetName, value: string, count = 1): void {
    const values = this.#counts.get(facet);
    values?.set(value, (values.get(value) ?? 0) + count);
  }

  /**
   * Values with their counts, most frequent first.
   *
   * @param most how many values of a facet at most, those that are asked for besides
   * @param asked facets by which the result is narrowed
   * @param names labels of the values
   */
  listed(most: number, asked: SearchFilters, names: LibraryNames): Record<FacetName, FacetValue[]> {
    const entries = facetNames.map((facet) => {
      const wanted: string[] = asked[facet] ?? [];
      const values = [...(this.#counts.get(facet) ?? [])]
        .sort(mostFirst)
        .filter(([value], at) => at < most || wanted.includes(value) || wanted.includes(names.value(facet, value)));
      return [facet, labelled(facet, values, names)];
    });
    return Object.fromEntries(entries) as Record<FacetName, FacetValue[]>;
  }

  /** Values of one facet whose label fits, or the id in the case of documents; most frequent first. */
  fitting(facet: FacetName, fits: (name: string) => boolean, names: LibraryNames): FacetValue[] {
    return labelled(facet, [...(this.#counts.get(facet) ?? [])], names)
      .filter(({ label, value }) => fits(label) || (facet === 'document' && fits(value)))
      .sort((a, b) => mostFirst([a.value, a.count], [b.value, b.count]));
  }
}

function mostFirst([a, counted]: [string, number], [b, other]: [string, number]): number {
  return other - counted || (a < b ? -1 : 1);
}

function labelled(facet: FacetName, values: [string, number][], names: LibraryNames): FacetValue[] {
  const labels = names.labels(
    facet,
    values.map(([value]) => value),
  );
  return values.map(([value, count], at) => ({ value: names.value(facet, value), label: labels[at] ?? value, count }));
}
