/**
 * Fits the weights of tracing on the judged cross-references and writes ingest/crossref/weights.ts:
 *   node --import tsx test/eval/fit-crossrefs.ts
 * Prints what the model reaches on clauses, and on documents, that it was not fitted on.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judged, measureAll, seedSides } from './crossref-examples.ts';
import { clauseFold, documentFold, fitCalibrated, rank, unseenScores, weightsFile } from './crossref-fit.ts';
import { scoreCrossReferences } from './crossref-scores.ts';

const { lower, upper } = await seedSides();
const measured = measureAll(lower, upper);
const dev = judged('dev');
const own = judged('own');
const both = { ...own, ...dev };
const rounded = (scores: object) =>
  Object.fromEntries(Object.entries(scores).map(([name, value]) => [name, Math.round(Number(value) * 1000) / 1000]));
console.table({
  'dev, clauses left out': rounded(unseenScores(measured, dev, clauseFold(dev))),
  'dev, documents left out': rounded(unseenScores(measured, dev, documentFold)),
  'own, fitted on dev': rounded(scoreCrossReferences(own, rank(measured, fitCalibrated(measured, dev)))),
  'both, clauses left out': rounded(unseenScores(measured, both, clauseFold(both))),
  'both, documents left out': rounded(unseenScores(measured, both, documentFold)),
});
const origin = `Fitted on ${Object.keys(both).length} lower clauses of crossrefs.dev.json and crossrefs.own.json.`;
const file = fileURLToPath(new URL('../../ingest/crossref/weights.ts', import.meta.url));
writeFileSync(file, weightsFile(fitCalibrated(measured, both), origin));
