import type { FastifyRequest } from 'fastify';

const loopback = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\]|\[::\]|0\.0\.0\.0)$/;

/**
 * Address under which readers open this site, without a slash at its end: the public one where it is set, else that of the
 * request. Null for an address of this machine, under which nobody else finds anything.
 */
export function publicBaseOf(request: FastifyRequest): string | null {
  const base = request.server.publicUrl ?? `${request.protocol}://${request.host}`;
  return URL.canParse(base) && !loopback.test(new URL(base).hostname) ? base : null;
}
