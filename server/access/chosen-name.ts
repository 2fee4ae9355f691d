import type { FastifyRequest } from 'fastify';

/** Header in which the user of this machine says her name, percent-encoded: headers carry no Chinese. */
export const chosenNameHeader = 'x-reviewer-name';

/** The name under which the user of this machine wants to write; null where she gave none that can be shown. */
export function chosenName(request: FastifyRequest): string | null {
  const given = request.headers[chosenNameHeader];
  if (typeof given !== 'string') return null;
  try {
    const name = decodeURIComponent(given).normalize('NFC').replace(/\s+/gu, ' ').trim();
    return /^[^\p{C}]{1,40}$/u.test(name) ? name : null;
  } catch {
    return null;
  }
}
