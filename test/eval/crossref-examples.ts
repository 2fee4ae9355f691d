import { readFileSync } from 'node:fs';
import { CandidateIndex } from '../../ingest/crossref/candidates.ts';
import { measurePairs } from '../../ingest/crossref/features.ts';
import { LibraryModel } from '../../ingest/crossref/library-model.ts';
import { isSource, isTarget, pairsOf, type TracedDocument } from '../../ingest/crossref/trace.ts';
import { seedDocuments } from '../bench/recombined-documents.ts';
import type { JudgedCrossReferences } from './crossref-scores.ts';
import type { Example } from './logistic-regression.ts';

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

/** Measures every lower clause of the documents against its candidates. */
export function measureAll(lower: readonly TracedDocument[], upper: readonly TracedDocument[]): MeasuredClause[] {
  const model = new LibraryModel([...lower, ...upper].flatMap(({ clauses }) => clauses));
  const index = new CandidateIndex(
    upper.flatMap(({ clauses }) => clauses.filter(isTarget)),
    model,
  );
  return lower.flatMap(({ clauses }) =>
    clauses.filter(isSource).map((clause) => {
      const pairs = pairsOf(clause, index, model);
      return {
        from: `${clause.document}/${clause.address}`,
        candidates: measurePairs(pairs).map((row, at) => {
          const target = pairs[at]?.upper.clause;
          return { to: target ? `${target.document}/${target.address}` : '', row };
        }),
      };
    }),
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
