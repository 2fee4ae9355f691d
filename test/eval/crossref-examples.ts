import { readFileSync } from 'node:fs';
import { measurePairs } from '../../ingest/crossref/features.ts';
import { DocumentPairTracer, isSource } from '../../ingest/crossref/trace.ts';
import type { ParsedDocument } from '../../ingest/parse.ts';
import type { CrossReference } from '../../ingest/policy/cross-reference.ts';
import { seedDocuments } from '../bench/recombined-documents.ts';
import type { JudgedCrossReferences } from './crossref-scores.ts';
import type { Example } from './logistic-regression.ts';

/** A document as tracing takes it. */
export type TracedDocument = Pick<ParsedDocument, 'document' | 'clauses'>;

/** Measures of all candidates of one lower clause. */
export interface MeasuredClause {
  from: string;
  candidates: { to: string; row: number[] }[];
}

/** Judged answers: `dev` by two annotators, `own` by one reader of the documents (see README of this folder). */
export function judged(name: 'dev' | 'own'): JudgedCrossReferences {
  return JSON.parse(
    readFileSync(new URL(`./crossrefs.${name}.json`, import.meta.url), 'utf8'),
  ) as JudgedCrossReferences;
}

/** The five documents of `seeds/`, parsed: the lower ones and the upper ones. */
export async function seedSides(): Promise<{ lower: TracedDocument[]; upper: TracedDocument[] }> {
  const documents = await seedDocuments();
  return {
    lower: documents.filter(({ document }) => document.id.startsWith('hz-')),
    upper: documents.filter(({ document }) => document.id.startsWith('zj-')),
  };
}

/** Measures every lower clause of the documents against its candidates in each upper document. */
export function measureAll(lower: readonly TracedDocument[], upper: readonly TracedDocument[]): MeasuredClause[] {
  return lower.flatMap((document) => {
    const tracers = upper.map(({ clauses }) => new DocumentPairTracer(document.clauses, clauses));
    return document.clauses.filter(isSource).map((clause) => ({
      from: `${clause.document}/${clause.address}`,
      candidates: tracers.flatMap((tracer) => {
        const pairs = tracer.candidates(clause);
        return measurePairs(pairs).map((row, at) => {
          const target = pairs[at]?.upper.clause;
          return { to: target ? `${target.document}/${target.address}` : '', row };
        });
      }),
    }));
  });
}

/** Links of all lower documents to all upper ones. */
export function traceDocuments(lower: readonly TracedDocument[], upper: readonly TracedDocument[]): CrossReference[] {
  return lower.flatMap((document) =>
    upper.flatMap(({ clauses }) => [...new DocumentPairTracer(document.clauses, clauses).links()].flat()),
  );
}

/** Grade 1 and 1.5 are neither right nor wrong: they count half, as a quarter and a half of a link. */
const neutral = new Map([
  [1, 0.25],
  [1.5, 0.5],
]);

/** Judged pairs of the measured clauses as examples to learn from; one group a lower clause. */
export function examplesOf(measured: readonly MeasuredClause[], answers: JudgedCrossReferences): Example[] {
  return measured.flatMap(({ from, candidates }) => {
    const links = answers[from];
    if (!links) return [];
    const grades = new Map(links.map(({ to, grade }) => [to, grade]));
    return candidates.map(({ to, row }) => {
      const grade = grades.get(to) ?? 0;
      const target = neutral.get(grade) ?? (grade >= 2 ? 1 : 0);
      return { row, target, weight: neutral.has(grade) ? 0.5 : grade >= 2.5 ? 1.5 : 1, group: from };
    });
  });
}
