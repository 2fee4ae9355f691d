import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { megabytes, printTable } from './table.ts';

const sizes = [1_000, 10_000, 100_000];

export interface TraceMeasurement {
  lower: number;
  upper: number;
  links: number;
  /** Processor time of tracing. */
  milliseconds: number;
  /** Largest memory of the process, bytes. */
  peak: number;
}

/** Time and memory of tracing as the library grows; each size in a process of its own, because memory is measured. */
export function benchTrace(): void {
  const once = fileURLToPath(new URL('trace-once.ts', import.meta.url));
  const rows = sizes.map((clauses) => {
    const printed = execFileSync(process.execPath, ['--import', 'tsx', once, String(clauses)], { encoding: 'utf8' });
    const { lower, upper, links, milliseconds, peak } = JSON.parse(printed) as TraceMeasurement;
    return [
      clauses,
      `${lower} → ${upper}`,
      links,
      `${(milliseconds / 1000).toFixed(1)} s`,
      `${(milliseconds / lower).toFixed(1)} ms`,
      megabytes(peak),
    ];
  });
  printTable(
    'Tracing, half of the clauses lower, half upper (sentences of the seeds, recombined)',
    ['clauses', 'lower → upper', 'links', 'processor time', 'per lower clause', 'peak memory'],
    rows,
  );
}
