import { mkdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { createStream, type RotatingFileStream } from 'rotating-file-stream';
import type { Configuration } from './configuration.ts';

/** A full log is set aside at this size, and so many of them are kept. */
const largest = '10M';
const kept = 5;

/**
 * The log file: one JSON line an entry, for its owner only. What cannot be written (a full disk) is lost without
 * stopping the server.
 */
export function openLog({ file }: Configuration['log']): RotatingFileStream {
  mkdirSync(dirname(file), { recursive: true });
  const stream = createStream((time, index) => (time ? `${basename(file)}.${index}` : basename(file)), {
    ...{ path: dirname(file), size: largest, maxFiles: kept, rotate: kept, mode: 0o600 },
  });
  stream.on('error', () => {});
  return stream;
}
