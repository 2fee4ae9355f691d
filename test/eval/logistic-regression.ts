/** One judged pair: its measures, whether it corresponds (0…1), how much it counts, and what it must not be split from. */
export interface Example {
  row: readonly number[];
  target: number;
  weight: number;
  group: string;
}

/** A fitted model on the scale of the measures. */
export interface Fit {
  intercept: number;
  weights: number[];
  /** Standard deviation of each measure in the examples: weight × spread compares measures. */
  spreads: number[];
}

/** Newton steps; the loss is convex and stands still well before. */
const steps = 12;

/**
 * Ridge logistic regression in which a measure may speak one way only: the one that speaks most against its direction is
 * left out (weight 0) and the rest fitted again, until none does.
 *
 * @param signs what each measure may be: 1 for, −1 against, 0 either
 */
export function fitSigned(examples: readonly Example[], ridge: number, signs: readonly number[]): Fit {
  let columns = signs.map((_, at) => at);
  for (;;) {
    const chosen = examples.map((example) => ({ ...example, row: columns.map((column) => example.row[column] ?? 0) }));
    const fit = fitLogistic(chosen, ridge);
    const wrong = columns
      .map((column, at) => ({
        column,
        against: -(fit.weights[at] ?? 0) * (signs[column] ?? 0) * (fit.spreads[at] ?? 0),
      }))
      .filter(({ against }) => against > 0)
      .sort((a, b) => b.against - a.against)[0];
    if (!wrong) {
      const weights = signs.map((_, column) => fit.weights[columns.indexOf(column)] ?? 0);
      const spreads = signs.map((_, column) => fit.spreads[columns.indexOf(column)] ?? 0);
      return { intercept: fit.intercept, weights, spreads };
    }
    columns = columns.filter((column) => column !== wrong.column);
  }
}

/** Ridge logistic regression on standardised measures, given back on their own scale. */
export function fitLogistic(examples: readonly Example[], ridge: number): Fit {
  const width = examples[0]?.row.length ?? 0;
  const columns = Array.from({ length: width }, (_, at) => examples.map(({ row }) => row[at] ?? 0));
  const means = columns.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  const spreads = columns.map((values, at) => {
    const square = values.reduce((sum, value) => sum + (value - (means[at] ?? 0)) ** 2, 0) / values.length;
    return Math.sqrt(square) || 1;
  });
  const rows = examples.map(({ row }) => [
    1,
    ...row.map((value, at) => (value - (means[at] ?? 0)) / (spreads[at] ?? 1)),
  ]);
  let fitted = new Array<number>(width + 1).fill(0);
  for (let step = 0; step < steps; step++) fitted = newtonStep(rows, examples, fitted, ridge);
  const weights = fitted.slice(1).map((weight, at) => weight / (spreads[at] ?? 1));
  return { intercept: (fitted[0] ?? 0) - dot(weights, means), weights, spreads };
}

/** Probability that the model gives to a pair. */
export function predict({ intercept, weights }: Pick<Fit, 'intercept' | 'weights'>, row: readonly number[]): number {
  return 1 / (1 + Math.exp(-(intercept + dot(weights, row))));
}

function newtonStep(
  rows: readonly (readonly number[])[],
  examples: readonly Example[],
  fitted: readonly number[],
  ridge: number,
): number[] {
  const size = fitted.length;
  const gradient = fitted.map((value, at) => (at === 0 ? 0 : ridge * value));
  const curvature = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i === j ? (i === 0 ? 1e-6 : ridge) : 0)),
  );
  rows.forEach((row, number) => {
    const { target, weight } = examples[number] ?? { target: 0, weight: 0 };
    const probability = 1 / (1 + Math.exp(-dot(fitted, row)));
    const bend = weight * probability * (1 - probability);
    for (let i = 0; i < size; i++) {
      gradient[i] = (gradient[i] ?? 0) + weight * (probability - target) * (row[i] ?? 0);
      const line = curvature[i] ?? [];
      for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) + bend * (row[i] ?? 0) * (row[j] ?? 0);
    }
  });
  const step = solve(curvature, gradient);
  return fitted.map((value, at) => value - (step[at] ?? 0));
}

/** Solves a symmetric positive system by Gaussian elimination. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const system = matrix.map((line, at) => [...line, right[at] ?? 0]);
  const size = system.length;
  system.forEach((pivot, column) => {
    const head = pivot[column] ?? 1;
    system.forEach((line, at) => {
      if (at === column) return;
      const factor = (line[column] ?? 0) / head;
      for (let j = column; j <= size; j++) line[j] = (line[j] ?? 0) - factor * (pivot[j] ?? 0);
    });
  });
  return system.map((line, at) => (line[size] ?? 0) / (line[at] ?? 1));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
