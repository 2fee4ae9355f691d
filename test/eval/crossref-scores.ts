/** A judged link: upper clause and grade (≥ 2 relevant, 1 and 1.5 neutral, lower wrong). */
export interface JudgedLink {
  to: string;
  grade: number;
}

/** Judged answers by lower clause (`document/address`). */
export type JudgedCrossReferences = Record<string, JudgedLink[]>;

/** Ranked answers by lower clause: upper clause and score, best first. */
export type RankedCrossReferences = Map<string, [to: string, score: number][]>;

/** What `score.mjs crossrefs` prints, as numbers. */
export interface CrossReferenceScores {
  clauses: number;
  pairs: number;
  first: number;
  mrr: number;
  recall5: number;
  recall10: number;
  ndcg5: number;
  bestF1: number;
  threshold: number;
  /** Lower clauses without a counterpart, and how many of them are linked at the best threshold. */
  alone: number;
  aloneLinked: number;
}

/** Scores ranked answers with the semantics of `score.mjs crossrefs`. */
export function scoreCrossReferences(
  judged: JudgedCrossReferences,
  ranked: RankedCrossReferences,
): CrossReferenceScores {
  const rows: { first: number; mrr: number; recall5: number; recall10: number; ndcg5: number }[] = [];
  const scored: { score: number; right: boolean; from: string }[] = [];
  const alone = new Set<string>();
  let pairs = 0;
  for (const [from, links] of Object.entries(judged)) {
    const grades = new Map(links.map(({ to, grade }) => [to, grade]));
    const relevant = links.filter(({ grade }) => grade >= 2).map(({ grade }) => grade);
    const answers = (ranked.get(from) ?? []).filter(([to]) => !isNeutral(grades.get(to)));
    for (const [to, score] of answers) scored.push({ score, right: (grades.get(to) ?? 0) >= 2, from });
    pairs += relevant.length;
    if (relevant.length === 0) alone.add(from);
    else
      rows.push(
        scoreRow(
          answers.map(([to]) => grades.get(to) ?? 0),
          relevant,
        ),
      );
  }
  const mean = (key: keyof (typeof rows)[number]) => rows.reduce((sum, row) => sum + row[key], 0) / rows.length;
  const best = bestThreshold(scored, pairs);
  const linked = scored.filter(({ score, from }) => score >= best.threshold && alone.has(from));
  return {
    clauses: rows.length,
    pairs,
    first: mean('first'),
    mrr: mean('mrr'),
    recall5: mean('recall5'),
    recall10: mean('recall10'),
    ndcg5: mean('ndcg5'),
    bestF1: best.f1,
    threshold: best.threshold,
    alone: alone.size,
    aloneLinked: new Set(linked.map(({ from }) => from)).size,
  };
}

function isNeutral(grade: number | undefined): boolean {
  return grade !== undefined && grade < 2;
}

function scoreRow(grades: number[], relevant: number[]) {
  const first = grades.findIndex((grade) => grade >= 2);
  const recall = (n: number) => grades.slice(0, n).filter((grade) => grade >= 2).length / Math.min(n, relevant.length);
  const ideal = [...relevant].sort((a, b) => b - a).slice(0, 5);
  return {
    first: first === 0 ? 1 : 0,
    mrr: first < 0 ? 0 : 1 / (first + 1),
    recall5: recall(5),
    recall10: recall(10),
    ndcg5: gain(grades.slice(0, 5)) / gain(ideal),
  };
}

function gain(grades: number[]): number {
  return grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}

function bestThreshold(scored: { score: number; right: boolean }[], pairs: number): { f1: number; threshold: number } {
  let right = 0;
  let best = { f1: 0, threshold: Number.POSITIVE_INFINITY };
  [...scored]
    .sort((a, b) => b.score - a.score)
    .forEach(({ score, right: isRight }, at) => {
      if (isRight) right++;
      const f1 = (2 * right) / (at + 1 + pairs);
      if (f1 > best.f1) best = { f1, threshold: score };
    });
  return best;
}
