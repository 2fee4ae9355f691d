import type { ParsedDocument } from '../parse.ts';
import { LIMITS } from '../readers/limits.ts';
import type { ReadingJob } from './messages.ts';
import { ReadingProcess } from './reading-process.ts';

/** What belongs to the bytes of a file. */
export interface ParseOptions {
  /** File name with extension. */
  name: string;
  /** Id that the document gets. */
  id: string;
  /** Label of the character encoding that a person chose; else it is detected. */
  encoding?: string | null;
  /** Text of the yaml that belongs to the file. */
  sidecar?: string | null;
  /** Ends the reading at once, with the signal's reason as the error. */
  signal?: AbortSignal | undefined;
}

/** The one reading process of this program. */
const reading = new ReadingProcess();

/**
 * Reads the bytes of one file into clauses, in a process of its own with bounds on time and memory. Ours only sends the
 * bytes and takes in the result, in portions.
 *
 * @throws UnreadableSource for a file that cannot be read, or not within the bounds
 * @throws SidecarProblem for a yaml that cannot be followed
 */
export function parseFile(bytes: Uint8Array, options: ParseOptions): Promise<ParsedDocument> {
  const { name, id, encoding = null, sidecar = null, signal } = options;
  const job: ReadingJob = { bytes, name, id, encoding, sidecar };
  return reading.read(job, LIMITS.readingMilliseconds, signal);
}
