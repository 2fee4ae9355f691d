import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Library } from '../../ingest/library/library.ts';
import { type SourceFile, sha256 } from '../../ingest/library/sources.ts';
import type { ParsedDocument } from '../../ingest/parse.ts';
import { compareAddresses } from '../../ingest/policy/address.ts';
import type { FoundCitation } from '../../ingest/policy/citation.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import type { CrossReference } from '../../ingest/policy/cross-reference.ts';
import type { DocumentLevel, Fact, PolicyDocument } from '../../ingest/policy/document.ts';
import type { Region } from '../../ingest/policy/region/region.ts';

/** Facts that a test states; everything else is 未载明. */
export interface StatedFacts {
  title?: string;
  documentNumber?: string;
  level?: DocumentLevel;
  issuedOn?: string;
  effectiveFrom?: string;
  effectiveUntil?: string;
  repeals?: string[];
  region?: Region;
}

/** A folder that is deleted after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'library-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function policyDocument(id: string, facts: StatedFacts = {}): PolicyDocument {
  const stated = <Value>(value: Value | undefined): Fact<Value> | null =>
    value === undefined ? null : { value, source: { kind: 'sidecar', note: 'test' } };
  return {
    id,
    title: stated(facts.title),
    documentNumber: stated(facts.documentNumber),
    issuingBodies: [],
    level: stated(facts.level),
    region: stated(facts.region),
    issuedOn: stated(facts.issuedOn),
    publishedOn: null,
    officialUrl: null,
    effectiveFrom: stated(facts.effectiveFrom),
    effectiveUntil: stated(facts.effectiveUntil),
    repeals: (facts.repeals ?? []).map((value) => ({ value, source: { kind: 'sidecar', note: 'test' } })),
    repealedBy: null,
    planningPeriod: null,
    recordNumber: null,
    addressees: null,
    copiedTo: null,
    printedBy: null,
    note: null,
  };
}

/**
 * A parsed document of numbered clauses.
 *
 * @param texts printed text by address; the number in front of a text (一、 （一） 1.) is its `num`
 */
export function parsedDocument(
  id: string,
  texts: Record<string, string>,
  { facts = {}, citations = [] }: { facts?: StatedFacts; citations?: FoundCitation[] } = {},
): ParsedDocument {
  let start = 0;
  const inOrder = Object.entries(texts).sort(([one], [other]) => compareAddresses(one, other));
  const clauses = inOrder.map(([address, text]): Clause => {
    const span = { start, end: start + text.length };
    start = span.end + 1;
    const num = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)/u.exec(text)?.[0] ?? null;
    const rest = { heading: null, units: [], path: [], searchable: true };
    return { document: id, address, kind: 'clause', num, text, span, ...rest };
  });
  const text = inOrder.map(([, printed]) => printed).join('\n');
  return {
    ...{ document: policyDocument(id, facts), clauses, citations, messages: [], dropped: [] },
    source: { format: 'txt', encoding: 'UTF-8', text },
  };
}

/** The file that a parsed document was read from: its bytes are its source text. */
export function sourceFile(parsed: ParsedDocument, changes: Partial<SourceFile> = {}): SourceFile {
  const bytes = new TextEncoder().encode(parsed.source.text);
  const fileName = `${parsed.document.id}.txt`;
  const rest = { origin: `/texts/${fileName}`, sidecar: null, chosenEncoding: null };
  return { bytes, sha256: sha256(bytes), fileName, ...rest, ...changes };
}

/** A mention in a clause's text, found by its printed words. */
export function foundCitation(
  document: string,
  address: string,
  raw: string,
  parts: Partial<Pick<FoundCitation, 'relation' | 'title' | 'documentNumber' | 'shortName' | 'places'>> = {},
): FoundCitation {
  const rest = { title: null, documentNumber: null, shortName: null, places: [], relation: 'mentions' as const };
  return { document, address, span: { start: 0, end: raw.length }, raw, ...rest, ...parts };
}

/** A link as the engine proposes it, from `document/address` to `document/address`. */
export function proposedLink(lower: string, upper: string, score = 0.9): CrossReference {
  return {
    lower: placeOf(lower),
    upper: placeOf(upper),
    score,
    strength: score > 0.7 ? 'strong' : score > 0.4 ? 'medium' : 'weak',
    type: 'task',
  };
}

/** Lets the engine propose links from a document, as tracing it would, to the documents that they name. */
export function proposeLinks(
  library: Library,
  document: string,
  links: readonly CrossReference[],
  uppers: string[],
): void {
  const revision = library.revision(document);
  if (revision === null) throw new Error(`Expected a document of the library, not \`${document}\``);
  const pairs = uppers.map((upper) => ({
    lower: document,
    upper,
    reasons: [{ kind: 'basis' as const, addresses: [] }],
  }));
  library.replaceLinks({ document, revision }, pairs, links);
}

/** `hz/3/1` → document hz, address 3/1. */
export function placeOf(path: string): { document: string; address: string } {
  const slash = path.indexOf('/');
  return { document: path.slice(0, slash), address: path.slice(slash + 1) };
}
