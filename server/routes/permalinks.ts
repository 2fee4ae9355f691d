import type { FastifyRequest } from 'fastify';

/** Scheme, host and port under which the reader sees this server. */
export const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;
