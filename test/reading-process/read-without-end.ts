import { parseFile } from '../../ingest/reading-process/parse-file.ts';

/** Reads a file that takes seconds, over and over, until it is killed. */
const bytes = Buffer.from(`一、总则\n${'（一）甲\n'.repeat(40_000)}`);
for (;;) await parseFile(bytes, { name: 'a.txt', id: 'a' });
