import type { ExplainedCrossReference } from '../../ingest/derived/link-explainer.ts';
import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { printedPinpoint } from '../../ingest/policy/place/write.ts';
import type { UnitMention, UnitRole } from '../../ingest/policy/unit-mention.ts';
import { deadlinesIn } from '../views/commitments.ts';
import { type Linked, stands } from '../views/cross-reference-view.ts';
import { titleOf, yearOf } from '../views/document-view.ts';
import { isTraceable } from '../views/traceable.ts';
import { shownUnit } from '../views/unit-view.ts';
import type { PrintedCell, PrintedColumn } from './printed-table.ts';
import { clauseLink, type PrintingOccasion } from './printing-occasion.ts';
import { differenceWords, statusWords, strengthWords, typeWords } from './words.ts';

/** A upper and a lower clause that correspond, or one of them alone. */
export interface LinkedClauses {
  upper: Clause | null;
  lower: Clause | null;
  link: ExplainedCrossReference | null;
}

/** The columns that offices use. */
export const linkedColumns: PrintedColumn[] = [
  { header: '序号', width: 0.042, align: 'center' },
  { header: '上位条款', width: 0.215, align: 'left' },
  { header: '下位条款', width: 0.215, align: 'left' },
  { header: '对应类型', width: 0.062, align: 'center' },
  { header: '依据/证据', width: 0.145, align: 'left' },
  { header: '牵头单位', width: 0.07, align: 'left' },
  { header: '责任单位', width: 0.085, align: 'left' },
  { header: '时限', width: 0.055, align: 'left' },
  { header: '状态', width: 0.05, align: 'center' },
  { header: '备注', width: 0.06, align: 'left' },
];

/** What rows need beyond their clauses: where clauses are read, and names and years of the documents. */
export interface LinkedPrinting {
  occasion: PrintingOccasion;
  /** What goes before a place: `杭政办函〔2024〕52号 `, or the title in 《》 where no number is stated. */
  names: ReadonlyMap<string, string>;
  years: ReadonlyMap<string, number | null>;
  /** Name of a unit as the library tells it from all others. */
  unitName: UnitNamer;
}

/** Says what a unit is called in a table. */
export type UnitNamer = (unit: UnitMention) => string;

export function linkedPrinting(library: Library, occasion: PrintingOccasion): LinkedPrinting {
  const name = (stored: StoredDocument): string => {
    const number = stored.document.documentNumber?.value;
    return number === undefined ? `《${titleOf(stored)}》` : `${number} `;
  };
  const documents = library.documents();
  return {
    occasion,
    names: new Map(documents.map((stored) => [stored.document.id, name(stored)])),
    years: new Map(documents.map((stored) => [stored.document.id, yearOf(stored)])),
    unitName: (unit) => shownUnit(library, unit),
  };
}

/** One row of the table. Units and time limits are those of the lower clause, which says who does what by when. */
export function linkedRow({ upper, lower, link }: LinkedClauses, printing: LinkedPrinting): PrintedCell[] {
  const { years, unitName } = printing;
  const doing = lower ?? upper;
  return [
    { text: '' },
    clauseCell(upper, printing, '（无对应上位条款）'),
    clauseCell(lower, printing, '（暂无下位条款落实）'),
    { text: link === null ? '—' : `${typeWords[link.type]}\n（${strengthWords[link.strength]}）` },
    { text: link === null ? '' : evidenceText(link) },
    { text: unitNames(doing, ['lead'], unitName) },
    { text: unitNames(doing, ['responsible', 'supporting'], unitName) },
    { text: doing === null ? '' : deadlinesIn(doing.text, years.get(doing.document) ?? null).join('；') },
    { text: link === null ? '缺口' : statusWords[link.review.status] },
    { text: link === null ? '' : reviewText(link) },
  ];
}

function clauseCell(clause: Clause | null, { occasion, names }: LinkedPrinting, absent: string): PrintedCell {
  if (clause === null) return { text: absent };
  const text = `${names.get(clause.document) ?? ''}${printedPinpoint(clause)}\n${clause.text}`;
  return { text, ...clauseLink(occasion, clause) };
}

/** Differences in one cell: enough to judge by, the rest stands on the page of the clause. */
const mostDifferences = 4;

function evidenceText({ evidence, differences, review }: ExplainedCrossReference): string {
  const pairs = evidence
    .slice(0, 2)
    .map(({ upperText, lowerText }) =>
      upperText === lowerText ? `同文：“${upperText}”` : `上：“${upperText}”\n下：“${lowerText}”`,
    );
  const differing = differences.map(
    ({ kind, upper, lower }) => `${differenceWords[kind]}：上 ${upper ?? '无'} → 下 ${lower ?? '无'}`,
  );
  const more = differing.length > mostDifferences ? [`（另有 ${differing.length - mostDifferences} 处差异）`] : [];
  const text = [...pairs, ...differing.slice(0, mostDifferences), ...more].join('\n');
  return text === '' && review.manual ? '人工新增' : text;
}

const unitNames = (clause: Clause | null, roles: readonly UnitRole[], nameOf: UnitNamer): string =>
  (clause?.units ?? [])
    .filter(({ role }) => roles.includes(role))
    .map((unit) => (unit.role === 'supporting' ? `${nameOf(unit)}（配合）` : nameOf(unit)))
    .join('、');

const reviewText = ({ review }: ExplainedCrossReference): string =>
  [review.note, review.by === null ? null : `${review.by} ${review.at?.slice(0, 10) ?? ''}`.trim()]
    .filter((part) => part !== null && part !== '')
    .join('\n');

/** `《标题》（文号）`, with 未载明 where the text states no number. */
export function documentName(stored: StoredDocument): string {
  return `《${titleOf(stored)}》（${stored.document.documentNumber?.value ?? '文号未载明'}）`;
}

/** Links between given documents with both clauses, each document read once; weak unconfirmed and rejected ones left out. */
export function linkedClauses(
  { library, explainer }: Linked,
  lower: readonly StoredDocument[],
  upper: readonly StoredDocument[],
): { links: Required<LinkedClauses>[]; lower: Clause[]; upper: Clause[] } {
  const clausesOf = (documents: readonly StoredDocument[]) =>
    documents.flatMap(({ document }) => library.clauses(document.id).filter(isTraceable));
  const clauses = { lower: clausesOf(lower), upper: clausesOf(upper) };
  const upperIds = new Set(upper.map(({ document }) => document.id));
  const byPlace = (side: Clause[]) => new Map(side.map((clause) => [`${clause.document}/${clause.address}`, clause]));
  const places = { lower: byPlace(clauses.lower), upper: byPlace(clauses.upper) };
  const standing = lower
    .flatMap(({ document }) => library.links({ lower: { document: document.id }, asked: true }))
    .filter((link) => stands(link) && upperIds.has(link.upper.document));
  const links = explainer.explain(standing).flatMap((link) => {
    const here = places.lower.get(`${link.lower.document}/${link.lower.address}`);
    const there = places.upper.get(`${link.upper.document}/${link.upper.address}`);
    return here === undefined || there === undefined ? [] : [{ lower: here, upper: there, link }];
  });
  return { links, ...clauses };
}

/** The links of each clause of one side, in the order given. */
export function groupByClause(links: readonly Required<LinkedClauses>[], side: 'lower' | 'upper') {
  const groups = new Map<Clause | null, LinkedClauses[]>();
  for (const entry of links) {
    const group = groups.get(entry[side]);
    if (group === undefined) groups.set(entry[side], [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Rows with their running number in the first column. */
export const numbered = (rows: PrintedCell[][]): PrintedCell[][] =>
  rows.map(([, ...cells], place) => [{ text: String(place + 1) }, ...cells]);
