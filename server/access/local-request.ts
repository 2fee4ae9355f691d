import type { FastifyRequest } from 'fastify';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

export const isLoopbackAddress = (address: string): boolean =>
  address === '::1' || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);

/** The name in a Host header or URL without its port, in lower case. */
export const hostName = (host: string): string => host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');

export const isLoopbackName = (host: string): boolean => loopbackNames.has(hostName(host));

/** Headers by which proxies, gateways and content networks say for whom they ask. */
const proxyHeader =
  /^(?:forwarded|via|x-(?:forwarded(?:-.+)?|real-ip|client-ip|cluster-client-ip|original-.+|proxy.*|envoy-.+)|(?:true|fastly)-client-ip|cf-.+|client-ip|cdn-loop|proxy-.+)$/;

/** True when the request says of itself that it was passed on. */
export function isPassedOn(request: FastifyRequest): boolean {
  return Object.keys(request.headers).some((name) => proxyHeader.test(name));
}

const hostOf = (value: string): string | null => {
  try {
    return new URL(value).host;
  } catch {
    return null;
  }
};

/** True when a browser says that the request comes from another site, or from a page of no site. */
export function isFromAnotherSite(request: FastifyRequest): boolean {
  const { host, origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined && (host === undefined || hostOf(origin) !== host)) return true;
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/**
 * True when nothing speaks against the request coming from this machine and from our own page or a program: the
 * connection and the Host are loopback, no proxy has left a trace, and no other site is behind it. A proxy that leaves
 * none looks the same, so that this alone permits nothing: the key of the start has to be given as well.
 */
export function isLocalRequest(request: FastifyRequest): boolean {
  return (
    isLoopbackAddress(request.socket.remoteAddress ?? '') &&
    !isPassedOn(request) &&
    isLoopbackName(request.headers.host ?? '') &&
    !isFromAnotherSite(request)
  );
}
