import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SeededApp } from './seeded-app.ts';

interface Operation {
  operationId?: string;
  tags?: string[];
  summary?: string;
  responses: Record<string, { content?: Record<string, unknown> }>;
}
interface Description {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}

let server: SeededApp;
let description: Description;
beforeAll(async () => {
  server = await SeededApp.open([]);
  description = await server.read<Description>('/api/openapi.json');
});
afterAll(() => server.close());

const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
  );

describe('the description of the API', () => {
  it('stays as agreed: a change of the contract is a visible change of this file', async () => {
    await expect(`${JSON.stringify(description, null, 2)}\n`).toMatchFileSnapshot('fixtures/openapi.json');
  });

  it('is OpenAPI 3.1 with every reference resolved', () => {
    expect(description.openapi).toBe('3.1.0');
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, target]) => target ?? '',
    );
    expect(references.length).toBeGreaterThan(50);
    for (const target of new Set(references)) {
      expect(target).toMatch(/^#\/components\/schemas\//);
      expect(description.components.schemas).toHaveProperty([target.replace('#/components/schemas/', '')]);
    }
  });

  it('names, sorts and sums up every operation', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, operation } of operations()) {
      expect(operation.operationId, name).toBeTruthy();
      expect(operation.tags, name).toHaveLength(1);
      expect(operation.summary, name).toMatch(/\p{Script=Han}/u);
    }
  });

  it('states for every operation how it fails, as problem+json', () => {
    for (const { name, operation } of operations()) {
      const failures = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
      expect(
        failures.map(([status]) => status),
        name,
      ).toEqual(expect.arrayContaining(['429', '500']));
      for (const [, { content }] of failures)
        expect(Object.keys(content ?? {}), name).toEqual(['application/problem+json']);
    }
  });

  it('is browsable without any other host', async () => {
    const page = await server.get('/api/');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(page.headers['content-security-policy']).not.toMatch(/https?:|swagger\.io/);
    const script = /src="\.\/(static\/swagger-ui-bundle\.js)"/.exec(page.body)?.[1];
    expect((await server.get(`/api/${script}`)).statusCode).toBe(200);
  });
});
