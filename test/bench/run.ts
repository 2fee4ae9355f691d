import { benchIngest } from './ingest.ts';
import { benchLibrary } from './library.ts';
import { benchParse } from './parse.ts';
import { benchScale, benchSearch } from './search.ts';
import { benchSearchScale } from './search-scale.ts';
import { benchSize } from './size.ts';
import { benchSuggest } from './suggest.ts';
import { benchTrace } from './trace.ts';

/** Parts in the order in which they are run when none is named. */
const parts: Record<string, () => void | Promise<void>> = {
  size: benchSize,
  ingest: benchIngest,
  search: benchSearch,
  suggest: benchSuggest,
  parse: benchParse,
  trace: benchTrace,
  scale: benchScale,
};

const asked = process.argv.slice(2);
const [part, folder] = asked;
if (part === 'library' && folder !== undefined) {
  await benchLibrary(folder);
  process.exit(0);
}
if (part === 'search-scale' && folder !== undefined) {
  await benchSearchScale(folder);
  process.exit(0);
}
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(
    `There is no part \`${unknown[0]}\`. Parts: ${Object.keys(parts).join(', ')}, library FOLDER, search-scale FOLDER.`,
  );
  process.exit(2);
}
for (const [name, bench] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) await bench();
}
