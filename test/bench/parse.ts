import { parseSource } from '../../ingest/parse.ts';
import { readSource } from '../../ingest/readers/read.ts';
import { recombinedTexts, seedSources } from './recombined-documents.ts';
import { megabytes, printTable } from './table.ts';

const rounds = 20;

/** How fast plain text becomes clauses on one core, and that memory does not grow with the number of files. */
export async function benchParse(): Promise<void> {
  const seeds = seedSources();
  const rows: (string | number)[][] = [];
  await measure('five seeds, first time', rows, seeds);
  const repeated = Array.from({ length: rounds }, () => seeds).flat();
  await measure(`five seeds, ${rounds} times`, rows, repeated);
  for (const clauses of [3_000, 30_000]) await measure(`${clauses} recombined clauses`, rows, recombinedTexts(clauses));
  printTable('Parse (plain text, one core)', ['input', 'files', 'clauses', 'clauses/s', 'memory afterwards'], rows);
}

async function measure(
  label: string,
  rows: (string | number)[][],
  texts: Iterable<{ name: string; text: string }> | AsyncIterable<{ name: string; text: string }>,
): Promise<void> {
  let clauses = 0;
  let files = 0;
  let elapsed = 0;
  for await (const { name, text } of texts) {
    const bytes = Buffer.from(text);
    const start = performance.now();
    const parsed = parseSource(await readSource(bytes, { name: `${name}.txt` }), { id: name });
    elapsed += performance.now() - start;
    clauses += parsed.clauses.length;
    files += 1;
  }
  const speed = Math.round(clauses / (elapsed / 1000));
  rows.push([label, files, clauses, speed, megabytes(process.memoryUsage().rss)]);
}
