import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { KnowledgeBase } from '../../ingest/knowledge-base.ts';
import type { DiskSpace } from '../disk-space.ts';

export interface MetricsOptions {
  knowledgeBase: KnowledgeBase;
  space: () => DiskSpace;
}

/** Numbers for Prometheus at /metrics: requests and their time by route, engine, documents, disk, memory, loop delay. */
export const metrics = fp(
  async (app: FastifyInstance, { knowledgeBase, space }: MetricsOptions) => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const requests = new Histogram({
      name: 'clauses_request_seconds',
      help: 'Time of answered requests',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10],
      registers: [registry],
    });
    const measured = (name: string, help: string, value: () => number) =>
      new Gauge({
        ...{ name, help, registers: [registry] },
        collect() {
          this.set(value());
        },
      });
    measured('clauses_engine_ready', '1 while the search engine is ready', () =>
      knowledgeBase.engine.state === 'ready' ? 1 : 0,
    );
    measured('clauses_documents', 'Documents of the library', () => knowledgeBase.library.documents().length);
    measured(
      'clauses_queued_writes',
      'Ingests, removals and rebuilds under way or waiting',
      () => knowledgeBase.queuedWrites,
    );
    measured('clauses_disk_free_bytes', 'Free space where the library is kept', () => space().freeBytes);
    app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
      const labels = { method, route: routeOptions.url ?? 'none', status: String(reply.statusCode) };
      requests.observe(labels, reply.elapsedTime / 1000);
    });
    app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
    );
  },
  { name: 'metrics' },
);
