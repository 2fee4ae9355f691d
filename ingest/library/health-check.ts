import { inflateSync } from 'node:zlib';
import type { Database } from './database.ts';
import { Seals } from './seals.ts';
import { sha256 } from './sources.ts';

/** Something in the library that is not as it was stored. */
export interface LibraryFault {
  kind: 'structure' | 'source' | 'clause';
  /** Document with its version, SHA-256 of a source, or what SQLite says. */
  place: string;
}

/** How many faults are named; a damaged file has thousands. */
const most = 20;

/**
 * Holds every page of the library against SQLite's rules, every source against its SHA-256 and the clauses of every version
 * against the seal that was set when they were stored. Reads everything: seconds for thousands of documents.
 */
export function libraryFaults(database: Database): LibraryFault[] {
  const faults: LibraryFault[] = [];
  const attempt = (kind: LibraryFault['kind'], check: () => Iterable<string>) => {
    try {
      for (const place of check()) {
        faults.push({ kind, place });
        if (faults.length >= most) return;
      }
    } catch (error) {
      faults.push({ kind, place: error instanceof Error ? error.message : String(error) });
    }
  };
  attempt('structure', () => structureFaults(database));
  attempt('source', () => changedSources(database));
  attempt('clause', () => new Seals(database).broken());
  return faults;
}

function structureFaults(database: Database): string[] {
  const said = database.pragma(`integrity_check(${most})`) as { integrity_check: string }[];
  const orphans = database.pragma('foreign_key_check') as { table: string }[];
  return [
    ...said.map(({ integrity_check: line }) => line).filter((line) => line !== 'ok'),
    ...new Set(orphans.map(({ table }) => `${table}: a row refers to nothing`)),
  ];
}

function* changedSources(database: Database): Generator<string> {
  const rows = database.prepare<[], { sha256: string; bytes: Buffer }>('SELECT sha256, bytes FROM sources').iterate();
  for (const { sha256: stored, bytes } of rows) {
    if (sourceHash(bytes) !== stored) yield stored;
  }
}

function sourceHash(bytes: Buffer): string | null {
  try {
    return sha256(inflateSync(bytes));
  } catch {
    return null;
  }
}
