import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one part of the eval prints, and the figures of it that must not fall. */
export interface Scorecard {
  title: string;
  columns: string[];
  rows: (string | number)[][];
  /** By name; each may have a floor in floors.json. Higher is better. */
  measured: Record<string, number>;
}

/**
 * Scores an output with `score.mjs`, the judge that acceptance uses.
 *
 * @param answers file of judged answers, when not the usual one beside this file
 * @param worst how many of the worst to list
 * @returns what it prints
 */
export function judge(
  kind: 'clauses' | 'queries' | 'crossrefs',
  output: unknown,
  { answers, worst = 0 }: { answers?: string; worst?: number } = {},
): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'clauses-eval-'));
  try {
    const file = join(folder, 'output.json');
    writeFileSync(file, JSON.stringify(output));
    const own = (name: string) => fileURLToPath(new URL(name, import.meta.url));
    const gold = answers === undefined ? [] : ['--gold', own(answers)];
    const options = [...gold, '--worst', String(worst)];
    const printed = execFileSync(process.execPath, [own('score.mjs'), kind, file, ...options], { encoding: 'utf8' });
    return JSON.parse(printed);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
