import type { ParsedDocument } from '../parse.ts';
import type { Citation } from '../policy/citation.ts';
import type { Clause } from '../policy/clause.ts';
import type { IngestMessage } from '../policy/message.ts';
import { printedPinpoint } from '../policy/place/write.ts';
import type { NamedPlace, NumberLevel, ReadingReport, UnknownUnit, UnresolvedCitation } from './ingest-report.ts';

/**
 * Says what was read from one source.
 *
 * @param citations the citations of the document as the library resolves them
 */
export function readingReport(parsed: ParsedDocument, citations: readonly Citation[]): ReadingReport {
  const { document, clauses, source } = parsed;
  const messages = byCost([...missingFacts(parsed), ...parsed.messages]);
  const unknown = unknownUnits(clauses);
  const unresolved = unresolvedCitations(citations);
  const named = [...messages, ...unresolved].map(({ address }) => address);
  return {
    title: document.title?.value ?? null,
    documentNumber: document.documentNumber?.value ?? null,
    format: source.format,
    encoding: source.encoding,
    characters: source.text.replace(/\s+/gu, '').length,
    levels: numberLevels(clauses),
    counts: counted(clauses.map(({ kind }) => kind)).map(([kind, count]) => ({ kind, count })),
    clauses: clauses.filter(({ searchable }) => searchable).length,
    unitMentions: clauses.reduce((sum, { units }) => sum + units.length, 0),
    unknownUnits: unknown,
    citations: citations.length,
    unresolvedCitations: unresolved,
    dropped: parsed.dropped,
    messages,
    places: places(clauses, new Set([...named, ...unknown.flatMap(({ addresses }) => addresses)])),
  };
}

/** The places of a report as people read them, in the order of the text. */
function places(clauses: readonly Clause[], addresses: ReadonlySet<string | null>): NamedPlace[] {
  return clauses
    .filter(({ address }) => addresses.has(address))
    .map((clause) => ({ address: clause.address, pinpoint: printedPinpoint(clause) }));
}

/** Title or number that nothing states: what a reader of the library misses first. */
function missingFacts({ document }: ParsedDocument): IngestMessage[] {
  const missing = (rule: string, name: string): IngestMessage => ({
    severity: 'warning',
    rule,
    reason: `没有读出${name}，按未载明处理。如文件上有，请在补充说明文件中写明。`,
    line: null,
    address: null,
    quote: null,
  });
  return [
    ...(document.title === null ? [missing('title-missing', '标题')] : []),
    ...(document.documentNumber === null
      ? [{ ...missing('number-missing', '发文字号'), severity: 'note' as const }]
      : []),
  ];
}

/** What a doubt could cost, dearest first: text, title and number, validity, units, numbers; then everything else. */
const COSTS: readonly RegExp[] = [
  /^(?:text-dropped|embedded-part|page-without-text|image-skipped)$/,
  /^(?:title|number)-missing$|^title-from-page$/,
  /^(?:validity|sidecar)/,
  /unit/,
  /^(?:number|level)-/,
];
const SEVERITIES: readonly IngestMessage['severity'][] = ['error', 'warning', 'note'];

/** Losses and doubts first, by what they could cost; those of one kind stay in the order of the text. */
function byCost(messages: readonly IngestMessage[]): IngestMessage[] {
  const cost = ({ rule }: IngestMessage): number => {
    const found = COSTS.findIndex((kind) => kind.test(rule));
    return found < 0 ? COSTS.length : found;
  };
  return [...messages].sort(
    (one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) || cost(one) - cost(other),
  );
}

/** Schemes of printed numbers by depth, in the order in which they first occur at that depth. */
function numberLevels(clauses: readonly Clause[]): NumberLevel[] {
  const numbered = clauses.flatMap(({ num, path }) => {
    if (num === null) return [];
    const depth = path.filter((ancestor) => ancestor.num !== null).length + 1;
    return [`${depth} ${numberScheme(num)}`];
  });
  return counted(numbered)
    .map(([level, count]) => {
      const space = level.indexOf(' ');
      return { depth: Number(level.slice(0, space)), scheme: level.slice(space + 1), count };
    })
    .sort((one, other) => one.depth - other.depth);
}

/** A printed number as the first of its kind: （十二） → （一）, 3. → 1., 第二十条 → 第一条, 1.2.3 → 1.1.1. */
function numberScheme(num: string): string {
  return num
    .replace(/\s+/gu, '')
    .replace(/之[一二三四五六七八九十]+$/u, '')
    .replace(/[〇零一二三四五六七八九十百千]+/gu, '一')
    .replace(/[0-9]+/gu, '1')
    .replace(/[０-９]+/gu, '１')
    .replace(/[①-⑳㉑-㉟]/gu, '①');
}

function unknownUnits(clauses: readonly Clause[]): UnknownUnit[] {
  const units = new Map<string, string[]>();
  for (const { address, units: mentions } of clauses) {
    for (const { name, known } of mentions) {
      if (known) continue;
      const addresses = units.get(name) ?? [];
      if (!addresses.includes(address)) addresses.push(address);
      units.set(name, addresses);
    }
  }
  return [...units].map(([name, addresses]) => ({ name, addresses }));
}

/** The citations that point to nothing in the library, with the reason. */
export function unresolvedCitations(citations: readonly Citation[]): UnresolvedCitation[] {
  return citations.flatMap(({ address, raw, target }) =>
    target.resolved ? [] : [{ address, raw, reason: target.reason }],
  );
}

function counted<Value>(values: readonly Value[]): [Value, number][] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}
