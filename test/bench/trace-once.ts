// Traces the number of recombined clauses given as argument and prints a TraceMeasurement. Processor time is measured, because the
// clock of a machine that does other work as well says little.
import { readFileSync } from 'node:fs';
import { DocumentPairTracer } from '../../ingest/crossref/trace.ts';
import { parseSource } from '../../ingest/parse.ts';
import { readSource } from '../../ingest/readers/read.ts';
import type { TracedDocument } from '../eval/crossref-examples.ts';
import { recombinedTexts } from './recombined-documents.ts';
import type { TraceMeasurement } from './trace.ts';

const sides: { lower: TracedDocument[]; upper: TracedDocument[] } = { lower: [], upper: [] };
let odd = true;
for await (const { name, text } of recombinedTexts(Number(process.argv[2]))) {
  const { document, clauses } = parseSource(await readSource(Buffer.from(text), { name: `${name}.txt` }), { id: name });
  sides[odd ? 'lower' : 'upper'].push({ document, clauses });
  odd = !odd;
}
const count = (documents: TracedDocument[]) =>
  documents.reduce((sum, { clauses }) => sum + clauses.filter(({ searchable }) => searchable).length, 0);

const start = process.cpuUsage();
let links = 0;
// Each lower document is a pair with one upper document, as in a library that holds what a place issued.
for (const [at, lower] of sides.lower.entries()) {
  const upper = sides.upper[at % sides.upper.length];
  if (upper === undefined) break;
  for (const found of new DocumentPairTracer(lower.clauses, upper.clauses).links()) links += found.length;
}
const { user, system } = process.cpuUsage(start);
const measurement: TraceMeasurement = {
  lower: count(sides.lower),
  upper: count(sides.upper),
  links,
  milliseconds: (user + system) / 1000,
  peak: Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1024,
};
console.log(JSON.stringify(measurement));
