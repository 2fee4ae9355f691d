import { statfsSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Below this a review may still fit, an ingest or a new index does not. */
const least = 16 * 1024 * 1024;
const probeBytes = 64 * 1024;
const trustFor = 5000;

/** What can be stored. */
export interface DiskSpace {
  freeBytes: number;
  /** False when the disk is full, over its quota or read-only. */
  writable: boolean;
}

/** Tells whether a folder can be written, by writing a little to it, at most every few seconds. */
export function diskSpaceOf(folder: string): () => DiskSpace {
  let known: { at: number; space: DiskSpace } | null = null;
  return () => {
    if (known !== null && Date.now() - known.at < trustFor) return known.space;
    const { bavail, bsize } = statfsSync(folder);
    const freeBytes = bavail * bsize;
    known = { at: Date.now(), space: { freeBytes, writable: freeBytes >= least && canWrite(folder) } };
    return known.space;
  };
}

function canWrite(folder: string): boolean {
  const probe = join(folder, `.space-${process.pid}`);
  try {
    writeFileSync(probe, Buffer.alloc(probeBytes), { mode: 0o600 });
    return true;
  } catch {
    return false;
  } finally {
    try {
      unlinkSync(probe);
    } catch {
      // It could not be made.
    }
  }
}
