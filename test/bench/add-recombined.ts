import { join } from 'node:path';
import { KnowledgeBase } from '../../ingest/knowledge-base.ts';
import { root } from '../rules/source-files.ts';
import { recombinedTexts } from './recombined-documents.ts';

/** A library of the seeds and so many recombined clauses; these have no level, so that none of them is traced. */
export async function addRecombined(dataDir: string, clauses: number): Promise<void> {
  const knowledgeBase = await KnowledgeBase.open({ dataDir, meilisearch: { binary: process.env.MEILI_BIN } });
  const files: { name: string; bytes: Uint8Array }[] = [];
  for await (const { name, text } of recombinedTexts(clauses)) {
    files.push({ name: `${name}.txt`, bytes: Buffer.from(text) });
  }
  await knowledgeBase.ingest([join(root, 'seeds'), ...files]);
  await knowledgeBase.close();
}
