import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ingestFolder = fileURLToPath(new URL('.', import.meta.url));

/**
 * Fingerprint of a part of this program, from the bytes of its files. What was derived from the library is derived again
 * when the code (or a reviewable file beside it) that made it has changed; nobody has to remember to raise a number.
 *
 * @param parts files or folders inside `ingest/`, e.g. `readers`
 */
export function codeFingerprint(...parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    for (const file of filesIn(join(ingestFolder, part)))
      hash.update(file.slice(ingestFolder.length)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 32);
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
