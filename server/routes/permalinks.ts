import type { FastifyRequest } from 'fastify';

/** Scheme, host and port under which the reader sees this server: the public address where one is set. */
export const originOf = (request: FastifyRequest): string =>
  request.server.publicUrl ?? `${request.protocol}://${request.host}`;
