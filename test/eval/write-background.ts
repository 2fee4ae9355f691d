/**
 * Writes ingest/crossref/background.txt, the clauses on which tracing learns how telling a term is:
 *   node --import tsx test/eval/write-background.ts
 * Afterwards fit the weights anew (fit-crossrefs.ts): both belong together.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bodyOf } from '../../ingest/crossref/clause-reading.ts';
import { seedDocuments } from '../bench/recombined-documents.ts';

const documents = await seedDocuments();
const clauses = documents.flatMap((document) => document.clauses).filter(({ searchable }) => searchable);
const file = fileURLToPath(new URL('../../ingest/crossref/background.txt', import.meta.url));
writeFileSync(file, clauses.map((clause) => `${bodyOf(clause)}\n`).join(''));
