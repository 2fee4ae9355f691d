import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { LogEntryView } from './contract/administration.ts';

/** No more than this is read from the end of the file, in bytes. */
const read = 256 * 1024;

const levels: [number, LogEntryView['level']][] = [
  [50, 'error'],
  [40, 'warn'],
  [30, 'info'],
  [0, 'debug'],
];

/** The last entries of the log file, newest first; none where there is no file. Lines that are no entries are left out. */
export function lastLogEntries(file: string, limit: number): LogEntryView[] {
  return endOf(file)
    .split('\n')
    .flatMap((line) => entryOf(line) ?? [])
    .slice(-limit)
    .reverse();
}

function endOf(file: string): string {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return '';
  }
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.min(read, size));
    const got = readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8', 0, got);
  } finally {
    closeSync(descriptor);
  }
}

function entryOf(line: string): LogEntryView | null {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof entry !== 'object' || entry === null) return null;
  const { time, level, msg, pid: _, hostname: __, ...rest } = entry as Record<string, unknown>;
  if (typeof time !== 'number' || typeof level !== 'number') return null;
  return {
    at: new Date(time).toISOString(),
    level: levels.find(([from]) => level >= from)?.[1] ?? 'debug',
    message: String(msg ?? ''),
    detail: Object.keys(rest).length === 0 ? '' : JSON.stringify(rest),
  };
}
