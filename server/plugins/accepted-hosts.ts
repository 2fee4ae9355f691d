import { hostname } from 'node:os';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { hostName, isLoopbackName } from '../access/local-request.ts';
import { Problem } from './problems.ts';

export interface HostOptions {
  /** Names by which readers reach the server, without port: `HOSTS`, and those of `PUBLIC_URL` and `HOST`. */
  hosts: readonly string[];
}

/** The address of this machine on which the connection came in, as it stands in a URL. */
function ownAddress(request: FastifyRequest): string {
  const address = (request.socket.localAddress ?? '').replace(/^::ffff:/, '');
  return address.includes(':') ? `[${address}]` : address;
}

/**
 * One list of hosts for reading and writing: a name that somebody else points at this machine is no name of ours, so
 * that no page of theirs reads the library through a visitor's browser, and no citation carries their name.
 */
export const acceptedHosts = fp(
  async (app: FastifyInstance, { hosts }: HostOptions) => {
    const own = new Set([...hosts, hostname()].map(hostName));
    const isAccepted = (host: string, request: FastifyRequest) =>
      isLoopbackName(host) || own.has(hostName(host)) || hostName(host) === ownAddress(request);
    app.addHook('onRequest', async (request) => {
      if (!request.headers.host && request.raw.httpVersion === '1.1') {
        throw new Problem(400, 'no-host', '请求没有写明主机名（Host），请检查后重试。');
      }
      // What the connection says and what a trusted proxy says in its name.
      const said = [request.headers.host, request.host].filter((host) => host !== undefined && host !== '');
      const foreign = said.find((host) => host !== undefined && !isAccepted(host, request));
      if (foreign === undefined) return;
      throw new Problem(
        403,
        'unknown-host',
        `“${hostName(foreign).slice(0, 100)}”不是本服务的地址。请用启动时显示的地址打开；经域名或代理访问的，请管理员把该名称写入设置 HOSTS 或 PUBLIC_URL。`,
      );
    });
  },
  { name: 'accepted-hosts', dependencies: ['problems'] },
);
