import { randomBytes } from 'node:crypto';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Name of the file in the data folder that holds the key of the present start. */
export const localKeyFile = 'local.key';

/** A secret of 128 bits in letters that stand in a URL as they are. */
export function newLocalKey(): string {
  return randomBytes(16).toString('base64url');
}

/**
 * Keeps the key of this start where only the user who runs the server can read it, for programs of the same user.
 *
 * @returns takes the file away again
 */
export function keepLocalKey(dataDir: string, key: string): () => void {
  const file = join(dataDir, localKeyFile);
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  // The mode of a file that was there before is not touched by writing it.
  chmodSync(file, 0o600);
  return () => rmSync(file, { force: true });
}
