import { createHash, randomBytes } from 'node:crypto';
import { KnownProblem } from '../policy/known-problem.ts';
import type { Database } from './database.ts';

/** What a token permits; each includes the ones before it. */
export type TokenRole = 'read' | 'review' | 'ingest';

/** A person's token as the library keeps it: without the token. */
export interface StoredToken {
  name: string;
  role: TokenRole;
  /** ISO 8601 moments. */
  createdAt: string;
  revokedAt: string | null;
}

export class TokenProblem extends KnownProblem<'name-in-use'> {}

const columns = 'name, role, created_at AS createdAt, revoked_at AS revokedAt';

/** SHA-256 of a token, hexadecimal. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Tokens with which people use the server from elsewhere. Each request looks here, so that a revoked one ends at once. */
export class Tokens {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Makes a token, which is shown once and kept nowhere. @throws TokenProblem where the name has one in use */
  add(name: string, role: TokenRole, at: string): string {
    if (this.all().some((token) => token.name === name && token.revokedAt === null)) {
      throw new TokenProblem('name-in-use', {
        english: `${name} has a token in use; revoke it first.`,
        chinese: `“${name}”已有在用的令牌，请先收回。`,
      });
    }
    const token = randomBytes(24).toString('base64url');
    this.#database
      .prepare('INSERT INTO tokens (name, hash, role, created_at) VALUES (?, ?, ?, ?)')
      .run(name, tokenHash(token), role, at);
    return token;
  }

  /** Ends the token in use of a person. @returns false where there is none */
  revoke(name: string, at: string): boolean {
    const { changes } = this.#database
      .prepare('UPDATE tokens SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL')
      .run(at, name);
    return changes > 0;
  }

  /** All tokens ever made, by name and moment. */
  all(): StoredToken[] {
    return this.#database.prepare<[], StoredToken>(`SELECT ${columns} FROM tokens ORDER BY name, id`).all();
  }

  /** The person whose token in use has this SHA-256; null where there is none. */
  byHash(hash: string): StoredToken | null {
    const found = this.#database
      .prepare<[string], StoredToken>(`SELECT ${columns} FROM tokens WHERE hash = ? AND revoked_at IS NULL`)
      .get(hash);
    return found ?? null;
  }
}
