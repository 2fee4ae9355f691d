import { readdirSync, readFileSync } from 'node:fs';
import type { TracedDocument } from '../../ingest/crossref/trace.ts';
import { parseSource } from '../../ingest/parse.ts';
import { readSource } from '../../ingest/readers/read.ts';

const seeds = new URL('../../seeds/', import.meta.url);

/** The five documents of `seeds/`, parsed: the municipal ones and the provincial ones. */
export async function seedDocuments(): Promise<{ municipal: TracedDocument[]; provincial: TracedDocument[] }> {
  const documents: TracedDocument[] = [];
  for (const name of readdirSync(seeds).filter((file) => file.endsWith('.txt'))) {
    const source = await readSource(readFileSync(new URL(name, seeds)), { name });
    const { document, clauses } = parseSource(source, { id: name.replace(/\.txt$/u, '') });
    documents.push({ document, clauses });
  }
  return {
    municipal: documents.filter(({ document }) => document.id.startsWith('hz-')),
    provincial: documents.filter(({ document }) => document.id.startsWith('zj-')),
  };
}
