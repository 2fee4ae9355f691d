import { bigramBaseline, jiebaBaseline } from './crossref-baselines.ts';
import { judged, measureAll, seedSides, traceDocuments } from './crossref-examples.ts';
import { clauseFold, crossValidated, documentFold, fitCalibrated, rank } from './crossref-fit.ts';
import { type JudgedCrossReferences, type RankedCrossReferences, scoreCrossReferences } from './crossref-scores.ts';
import type { Scorecard } from './scorecard.ts';

/**
 * Cross-references beside TF-IDF baselines. `dev` was judged by two annotators; `own` by one reader of the documents
 * before anything was tuned. The shipped weights are fitted on both, so that its rows flatter; the rows below leave out
 * what they are scored on, and only these have floors.
 */
export async function crossrefScorecard(): Promise<Scorecard> {
  const { lower, upper } = await seedSides();
  const measured = measureAll(lower, upper);
  const [dev, own] = [judged('dev'), judged('own')];
  const all = { ...own, ...dev };
  const shipped: RankedCrossReferences = new Map();
  for (const { lower: from, upper: to, score } of traceDocuments(lower, upper)) {
    const id = `${from.document}/${from.address}`;
    shipped.set(id, [...(shipped.get(id) ?? []), [`${to.document}/${to.address}`, score]]);
  }
  for (const ranked of shipped.values()) ranked.sort((a, b) => b[1] - a[1]);
  const unseen = crossValidated(measured, all, clauseFold(all));
  const carried = rank(measured, fitCalibrated(measured, dev));
  const entries: [set: string, answers: JudgedCrossReferences, method: string, ranked: RankedCrossReferences][] = [
    ['dev', dev, 'jieba TF-IDF', jiebaBaseline(lower, upper)],
    ['dev', dev, 'bigram TF-IDF', bigramBaseline(lower, upper)],
    ['dev', dev, 'tracing, clause left out', unseen],
    ['dev', dev, 'tracing, document left out', crossValidated(measured, all, documentFold)],
    ['dev', dev, 'tracing as shipped', shipped],
    ['own', own, 'jieba TF-IDF', jiebaBaseline(lower, upper)],
    ['own', own, 'bigram TF-IDF', bigramBaseline(lower, upper)],
    ['own', own, 'tracing fitted on dev', carried],
    ['own', own, 'tracing, clause left out', unseen],
    ['own', own, 'tracing as shipped', shipped],
  ];
  const onDev = scoreCrossReferences(dev, unseen);
  const onOwn = scoreCrossReferences(own, carried);
  return {
    title: 'Cross-references (lower clause → upper clauses)',
    columns: [
      'judged',
      'method',
      'clauses',
      'first',
      'MRR',
      'recall@5',
      'nDCG@5',
      'best F1',
      'without counterpart, linked',
    ],
    rows: entries.map(([set, answers, method, ranked]) => row(set, method, answers, ranked)),
    measured: {
      'dev recall@5': onDev.recall5,
      'dev MRR': onDev.mrr,
      'dev nDCG@5': onDev.ndcg5,
      'dev best F1': onDev.bestF1,
      'own recall@5': onOwn.recall5,
      'own MRR': onOwn.mrr,
      'own nDCG@5': onOwn.ndcg5,
      'own best F1': onOwn.bestF1,
    },
  };
}

function row(set: string, method: string, answers: JudgedCrossReferences, ranked: RankedCrossReferences) {
  const { clauses, first, mrr, recall5, ndcg5, bestF1, alone, aloneLinked } = scoreCrossReferences(answers, ranked);
  return [
    set,
    method,
    clauses,
    ...[first, mrr, recall5, ndcg5, bestF1].map((value) => value.toFixed(3)),
    `${aloneLinked} of ${alone}`,
  ];
}
