import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

const tags = [
  { name: 'search', description: '检索' },
  { name: 'documents', description: '文件、条款、版本' },
  { name: 'units', description: '责任单位' },
  { name: 'tracing', description: '条款对应、对照、矩阵、缺口' },
  { name: 'reviews', description: '复核' },
  { name: 'exports', description: '导出' },
  { name: 'ingest', description: '收录' },
  { name: 'administration', description: '管理' },
  { name: 'server', description: '运行状态' },
];

/** OpenAPI 3.1, generated from the schemas of the routes; JSON at /api/openapi.json, a page to browse it at /api/. */
export const openapi = fp(
  async (app: FastifyInstance) => {
    await app.register(fastifySwagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: '政策条款库 API',
          version: '1',
          description:
            '政策文件逐条检索、引用与对应。条款地址（如 2/2/7）原样写入网址；错误一律为 application/problem+json，code 固定不变。',
        },
        tags,
        components: {
          securitySchemes: { token: { type: 'http', scheme: 'bearer', description: '仅在非本机写入时需要' } },
        },
      },
      refResolver: {
        buildLocalReference: (schema, _base, _fragment, index) =>
          typeof schema.$id === 'string' ? schema.$id : `def-${index}`,
      },
    });
    await app.register(fastifySwaggerUi, {
      routePrefix: '/api',
      staticCSP:
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'",
      theme: { title: '政策条款库 API', css: [{ filename: 'theme.css', content: '.topbar { display: none }' }] },
      // No validator: it is another host.
      uiConfig: { docExpansion: 'list', defaultModelsExpandDepth: 0, tryItOutEnabled: true, validatorUrl: null },
    });
    app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
  },
  { name: 'openapi' },
);
