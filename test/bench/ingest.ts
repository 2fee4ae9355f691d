import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KnowledgeBase } from '../../ingest/knowledge-base.ts';
import { root } from '../rules/source-files.ts';
import { printTable } from './table.ts';

/** The five documents into an empty library: clauses, links and index. */
export async function benchIngest(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'clauses-bench-'));
  const start = performance.now();
  const knowledgeBase = await KnowledgeBase.open({ dataDir, meilisearch: { binary: process.env.MEILI_BIN } });
  const opened = performance.now();
  await knowledgeBase.ingest([join(root, 'seeds')]);
  const ingested = performance.now();
  await knowledgeBase.ingest([join(root, 'seeds')]);
  const again = performance.now();
  await knowledgeBase.reindex();
  const reindexed = performance.now();
  await knowledgeBase.close();
  rmSync(dataDir, { recursive: true, force: true });
  const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(2)} s`;
  printTable(
    'Ingest of the five documents',
    ['step', 'time'],
    [
      ['open an empty library and start the engine', seconds(start, opened)],
      ['read, link and index', seconds(opened, ingested)],
      ['the same files again', seconds(ingested, again)],
      ['derive links and index anew', seconds(again, reindexed)],
    ],
  );
}
