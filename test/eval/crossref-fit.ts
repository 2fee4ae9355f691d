import { featureDirections, featureNames } from '../../ingest/crossref/features.ts';
import { examplesOf, type MeasuredClause } from './crossref-examples.ts';
import {
  type CrossReferenceScores,
  type JudgedCrossReferences,
  type RankedCrossReferences,
  scoreCrossReferences,
} from './crossref-scores.ts';
import { type Example, type Fit, fitLogistic, fitSigned, predict } from './logistic-regression.ts';

/** Ridge: the best of 3, 10, 20, 30, 50 by cross-validation; neighbours differ by less than the noise. */
const ridge = 20;
const folds = 8;
const signs = featureDirections.map((direction) => ({ for: 1, against: -1, either: 0 })[direction]);

/** Fits on all judged pairs and calibrates on predictions for clauses that the model had not seen. */
export function fitCalibrated(measured: readonly MeasuredClause[], answers: JudgedCrossReferences): Fit {
  const examples = examplesOf(measured, answers);
  const unseen = crossValidated(measured, answers, clauseFold(answers));
  const calibration = fitLogistic(calibrationExamples(unseen, answers), 0);
  const fit = fitSigned(examples, ridge, signs);
  const slope = calibration.weights[0] ?? 1;
  return {
    intercept: fit.intercept * slope + calibration.intercept,
    weights: fit.weights.map((weight) => weight * slope),
    spreads: fit.spreads,
  };
}

/**
 * Ranks each judged clause by a model fitted without its fold.
 *
 * @param foldOf which fold a lower clause (`document/address`) belongs to
 */
export function crossValidated(
  measured: readonly MeasuredClause[],
  answers: JudgedCrossReferences,
  foldOf: (from: string) => string,
): RankedCrossReferences {
  const examples = examplesOf(measured, answers);
  const ranked: RankedCrossReferences = new Map();
  for (const fold of new Set(Object.keys(answers).map(foldOf))) {
    const fit = fitSigned(
      examples.filter(({ group }) => foldOf(group) !== fold),
      ridge,
      signs,
    );
    const left = measured.filter(({ from }) => answers[from] && foldOf(from) === fold);
    for (const [from, links] of rank(left, fit)) ranked.set(from, links);
  }
  return ranked;
}

/** Folds by lower clause, the same each time. */
export function clauseFold(answers: JudgedCrossReferences): (from: string) => string {
  const order = Object.keys(answers).sort();
  return (from) => String((order.indexOf(from) * 5) % folds);
}

/** Folds by lower document: each is ranked by a model that has seen the others only. */
export function documentFold(from: string): string {
  return from.slice(0, from.indexOf('/'));
}

/** Ranks the candidates of measured clauses by a model. */
export function rank(measured: readonly MeasuredClause[], fit: Fit): RankedCrossReferences {
  return new Map(
    measured.map(({ from, candidates }) => [
      from,
      candidates.map(({ to, row }): [string, number] => [to, predict(fit, row)]).sort((a, b) => b[1] - a[1]),
    ]),
  );
}

function calibrationExamples(ranked: RankedCrossReferences, answers: JudgedCrossReferences): Example[] {
  return [...ranked].flatMap(([from, links]) => {
    const grades = new Map((answers[from] ?? []).map(({ to, grade }) => [to, grade]));
    return links
      .filter(([to]) => !(grades.has(to) && (grades.get(to) ?? 0) < 2))
      .map(([to, score]) => ({
        row: [Math.log(score / (1 - score))],
        target: (grades.get(to) ?? 0) >= 2 ? 1 : 0,
        weight: 1,
        group: from,
      }));
  });
}

/** Scores that a model reaches on clauses that it has not seen. */
export function unseenScores(
  measured: readonly MeasuredClause[],
  answers: JudgedCrossReferences,
  foldOf: (from: string) => string,
): CrossReferenceScores {
  return scoreCrossReferences(answers, crossValidated(measured, answers, foldOf));
}

/** The fitted model as the source file that tracing reads. */
export function weightsFile(fit: Fit, origin: string): string {
  const lines = featureNames.map((name, at) => {
    const weight = fit.weights[at] ?? 0;
    const key = name.includes('-') ? `'${name}'` : name;
    return `  ${key}: ${Number(weight.toFixed(5))}, // ${(weight * (fit.spreads[at] ?? 0)).toFixed(2)}`;
  });
  return [
    '/**',
    ` * Written by test/eval/fit-crossrefs.ts, not by hand. ${origin}`,
    ' * Log-odds that a person calls a pair corresponding = intercept + Σ weight × measure (features.ts).',
    ' * Behind each weight: weight × standard deviation of the measure, so that weights can be compared; 0 = adds nothing.',
    ' */',
    `export const intercept = ${Number(fit.intercept.toFixed(5))};`,
    '',
    'export const weights: Readonly<Record<string, number>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}
