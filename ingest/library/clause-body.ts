import { createHash } from 'node:crypto';
import type { Clause } from '../policy/clause.ts';

/**
 * What a clause says: its text without the printed number in front and without white space. Two clauses with the same
 * body are the same clause for versions and reviews, even after renumbering or new line breaks.
 */
export function clauseBody({ num, text }: Pick<Clause, 'num' | 'text'>): string {
  const unspaced = text.replace(/\s+/gu, '');
  const number = num?.replace(/\s+/gu, '') ?? '';
  return unspaced.startsWith(number) ? unspaced.slice(number.length) : unspaced;
}

/** Fingerprint of a clause's body: 32 hexadecimal digits of its SHA-256. */
export function bodyFingerprint(clause: Pick<Clause, 'num' | 'text'>): string {
  return createHash('sha256').update(clauseBody(clause)).digest('hex').slice(0, 32);
}
