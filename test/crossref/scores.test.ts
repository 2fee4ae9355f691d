import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { judged } from '../eval/crossref-examples.ts';
import { scoreCrossReferences } from '../eval/crossref-scores.ts';

test('scores are those of score.mjs', () => {
  const answers = judged('dev');
  const targets = [...new Set(Object.values(answers).flatMap((links) => links.map(({ to }) => to)))];
  const ranked = new Map(
    Object.keys(answers).map((from, i) => {
      const links = targets.map((to, j): [string, number] => [to, ((i * 37 + j * 101) % 997) / 997]);
      return [from, links.sort((a, b) => b[1] - a[1]).slice(0, 20)];
    }),
  );
  const file = join(mkdtempSync(join(tmpdir(), 'crossrefs-')), 'ranked.json');
  writeFileSync(file, JSON.stringify(Object.fromEntries(ranked)));
  const script = fileURLToPath(new URL('../eval/score.mjs', import.meta.url));
  const printed = JSON.parse(execFileSync(process.execPath, [script, 'crossrefs', file], { encoding: 'utf8' }));
  const mine = scoreCrossReferences(answers, ranked);
  expect(mine.pairs).toBe(printed.pairs);
  for (const key of ['first', 'mrr', 'recall5', 'recall10', 'ndcg5'] as const)
    expect(mine[key]).toBeCloseTo(printed[key], 3);
  expect(mine.bestF1).toBeCloseTo(printed.bestF1.f1, 3);
  expect(mine.aloneLinked).toBe(printed.withoutCounterpart.wronglyLinkedAtBest);
});
