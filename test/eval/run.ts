import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { printTable } from '../bench/table.ts';
import { clauseScorecard } from './clause-scorecard.ts';
import { crossrefScorecard } from './crossref-scorecard.ts';
import { queryScorecard } from './query-scorecard.ts';
import type { Scorecard } from './scorecard.ts';

/**
 * `npm run eval [-- part…]`: scores on the judged sets, on the real stack. Exit code 1 when one is below its floor.
 * `npm run eval -- queries --documents PATH… --judgments FILE…`: the same of a library and judgments of your own.
 */
const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    documents: { type: 'string', multiple: true, default: [] },
    judgments: { type: 'string', multiple: true, default: [] },
    worst: { type: 'string', default: '0' },
  },
});
const own =
  asked.documents.length > 0 && asked.judgments.length > 0
    ? { documents: asked.documents, judgments: asked.judgments, worst: Number(asked.worst) }
    : null;

const parts: Record<string, () => Promise<Scorecard>> = {
  clauses: clauseScorecard,
  queries: () => queryScorecard(own),
  crossrefs: crossrefScorecard,
};

const floors = JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8')) as Record<
  string,
  Record<string, number>
>;
const unknown = positionals.find((name) => !(name in parts));
if (unknown !== undefined) {
  console.error(`There is no part \`${unknown}\`. Parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
if (own === null && asked.documents.length + asked.judgments.length > 0) {
  console.error('Judged queries of your own need both: --documents PATH… and --judgments FILE…');
  process.exit(2);
}
const chosen = own === null ? positionals : ['queries'];

const fallen: string[] = [];
for (const [part, score] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(part)) continue;
  const { title, columns, rows, measured } = await score();
  printTable(title, columns, rows);
  if (own !== null) continue;
  for (const [name, floor] of Object.entries(floors[part] ?? {})) {
    const value = measured[name];
    if (value === undefined || value < floor) fallen.push(`${part} ${name} is ${value}, its floor is ${floor}`);
  }
}
if (own === null)
  console.log(fallen.length === 0 ? '\nAll scores are at or above their floors.' : `\n${fallen.join('\n')}`);
process.exitCode = fallen.length === 0 ? 0 : 1;
