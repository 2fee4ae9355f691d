import { readFileSync } from 'node:fs';
import { printTable } from '../bench/table.ts';
import { clauseScorecard } from './clause-scorecard.ts';
import { crossrefScorecard } from './crossref-scorecard.ts';
import { queryScorecard } from './query-scorecard.ts';
import type { Scorecard } from './scorecard.ts';

/** `npm run eval [-- part…]`: scores on the judged sets, on the real stack. Exit code 1 when one is below its floor. */
const parts: Record<string, () => Promise<Scorecard>> = {
  clauses: clauseScorecard,
  queries: queryScorecard,
  crossrefs: crossrefScorecard,
};

const floors = JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8')) as Record<
  string,
  Record<string, number>
>;
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in parts));
if (unknown !== undefined) {
  console.error(`There is no part \`${unknown}\`. Parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

const fallen: string[] = [];
for (const [part, score] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(part)) continue;
  const { title, columns, rows, measured } = await score();
  printTable(title, columns, rows);
  for (const [name, floor] of Object.entries(floors[part] ?? {})) {
    const value = measured[name];
    if (value === undefined || value < floor) fallen.push(`${part} ${name} is ${value}, its floor is ${floor}`);
  }
}
console.log(fallen.length === 0 ? '\nAll scores are at or above their floors.' : `\n${fallen.join('\n')}`);
process.exitCode = fallen.length === 0 ? 0 : 1;
