import { type StoredDocument, type StoredVersion, statusOn } from '../../ingest/library/documents.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import type { DocumentFacts, Fact } from '../../ingest/policy/document.ts';
import { printedChain } from '../../ingest/policy/region/region.ts';
import type {
  DocumentSummaryView,
  DocumentView,
  FactView,
  OutlineEntryView,
  VersionView,
} from '../contract/document.ts';

/** Facts in the order of a document's own page, with their labels. */
const factLabels: [keyof DocumentFacts, string][] = [
  ['title', '标题'],
  ['documentNumber', '发文字号'],
  ['issuingBodies', '发文机关'],
  ['level', '层级'],
  ['region', '地区'],
  ['issuedOn', '成文日期'],
  ['publishedOn', '公布日期'],
  ['officialUrl', '原文网址'],
  ['effectiveFrom', '施行日期'],
  ['effectiveUntil', '有效期至'],
  ['repeals', '废止的文件'],
  ['repealedBy', '被废止'],
  ['planningPeriod', '规划期限'],
  ['recordNumber', '统一编号'],
  ['addressees', '主送机关'],
  ['copiedTo', '抄送机关'],
  ['printedBy', '印发机关和印发日期'],
  ['note', '附注'],
];

const outlineKinds = new Set(['part', 'chapter', 'section', 'subsection', 'clause', 'box', 'table', 'annex']);

/** A document in lists: its facts without their proof, and its status on a day (ISO 8601 date). */
export function documentSummary(stored: StoredDocument, day: string): DocumentSummaryView {
  const { document, version } = stored;
  const issuedOn = document.issuedOn?.value ?? null;
  return {
    id: document.id,
    title: titleOf(stored),
    documentNumber: document.documentNumber?.value ?? null,
    issuingBodies: document.issuingBodies.map((body) => body.value),
    level: document.level?.value ?? null,
    region: document.region?.value ?? null,
    issuedOn,
    effectiveFrom: document.effectiveFrom?.value ?? null,
    effectiveUntil: document.effectiveUntil?.value ?? null,
    planningPeriod: document.planningPeriod?.value ?? null,
    year: issuedOn?.slice(0, 4) ?? null,
    validity: statusOn(stored, day),
    clauses: version.searchable,
    version: version.version,
    ingestedAt: version.ingestedAt,
  };
}

export const titleOf = ({ document }: StoredDocument): string => document.title?.value ?? document.id;

/** Year of a document: of its issue, else the first of its planning period; null where neither is stated. */
export function yearOf({ document }: StoredDocument): number | null {
  const stated = document.issuedOn?.value ?? document.planningPeriod?.value ?? '';
  const year = /^\d{4}/.exec(stated)?.[0];
  return year === undefined ? null : Number(year);
}

/** A document on its own page: facts with their proof, outline, versions. */
export function documentView(
  stored: StoredDocument,
  clauses: readonly Clause[],
  versions: readonly StoredVersion[],
  day: string,
): DocumentView {
  return {
    ...documentSummary(stored, day),
    facts: factLabels.flatMap(([name, label]) => factViews(name, label, printedFact(stored.document, name))),
    outline: clauses.filter(({ kind }) => outlineKinds.has(kind)).map(outlineEntry),
    versions: versions.map(versionView),
  };
}

/** A region is printed with its chain: 全国 › 浙江省 › 杭州市. */
function printedFact(document: DocumentFacts, name: keyof DocumentFacts): Fact<string> | Fact<string>[] | null {
  if (name !== 'region') return document[name];
  return document.region === null ? null : { ...document.region, value: printedChain(document.region.value) };
}

/** One entry for each value; one with null where nothing states the fact. */
function factViews(name: string, label: string, fact: Fact<string> | Fact<string>[] | null): FactView[] {
  const facts = Array.isArray(fact) ? fact : fact === null ? [] : [fact];
  if (facts.length === 0) return [{ name, label, value: null, source: null }];
  return facts.map(({ value, source }) => ({ name, label, value, source }));
}

const outlineEntry = ({ address, kind, num, heading, path }: Clause): OutlineEntryView => ({
  address,
  kind,
  num,
  heading,
  depth: path.length,
});

export const versionView = ({ version, ingestedAt, sha256, added, removed, changed }: StoredVersion): VersionView => ({
  version,
  ingestedAt,
  sha256,
  added,
  removed,
  changed,
});
