import type { FileReport, IngestOutcome, IngestProblem, IngestReport } from '../library/ingest-report.ts';
import type { JobFile } from '../library/jobs.ts';
import type { Library } from '../library/library.ts';
import { unresolvedCitations } from '../library/reading-report.ts';
import { sha256 } from '../library/sources.ts';
import { archiveSources } from '../readers/archive.ts';
import type { ListedSource } from '../readers/listed-source.ts';
import { listSources } from '../readers/sources.ts';
import { type BegunFile, IngestRun } from './run.ts';

/** How far a long piece of work has come: files read, or search records sent to the index. */
export interface Progress {
  stage: 'read' | 'trace' | 'index';
  done: number;
  /** Of how many; null where that is not known. */
  total: number | null;
  /** File just read; null in the other stages. */
  file: string | null;
}

/** A file or zip archive that does not lie on a disk of this machine, e.g. an upload. */
export interface GivenFile {
  name: string;
  bytes: Uint8Array;
  /** Text of the yaml that belongs to it. */
  sidecar?: string;
}

/** A path of a file, folder or archive, a glob pattern, or a file given with its bytes. */
export type IngestSource = string | GivenFile;

export interface IngestOptions {
  /** Ends the run; what was read is stored and reported. */
  signal?: AbortSignal;
  /** True to report without storing. */
  check?: boolean;
  /** Label of the character encoding, where a person knows better than the detection. */
  encoding?: string;
  onProgress?: (progress: Progress) => void;
}

/** How a run that was interrupted goes on. */
export interface Continuation {
  /** The files that it has read: they are not read again. */
  before: readonly JobFile[];
  /** Told of each further one. */
  onRead(file: JobFile): void;
  /** Number of files of all sources; null where that is not known. */
  total: number | null;
}

const fromNothing: Continuation = { before: [], onRead: () => {}, total: null };

/**
 * Reads files into the library one after the other (with `check`: only reads them) and says what became of each.
 * Other work of the process gets its turn between two files; while one is stored, the next is being read, and no more
 * than these two are held in memory.
 */
export async function ingestFiles(
  library: Library,
  sources: Iterable<IngestSource>,
  { check = false, encoding, signal, onProgress = () => {} }: IngestOptions,
  { before, onRead, total }: Continuation = fromNothing,
): Promise<IngestReport> {
  const begin = performance.now();
  const at = new Date().toISOString();
  const files = before.map(({ report }) => report);
  const run = new IngestRun(library, { check, encoding: encoding ?? null, at, signal, before: files });
  const take = async ({ source, begun }: { source: number; begun: BegunFile }) => {
    const report = await run.finish(begun);
    files.push(report);
    onRead({ source, report });
    onProgress({ stage: 'read', done: files.length, total, file: report.file });
    await new Promise((resolve) => setImmediate(resolve));
  };
  let ahead: { source: number; begun: BegunFile } | null = null;
  try {
    for await (const { source, file } of listed(sources, library, before)) {
      if (signal?.aborted) break;
      const next = { source, begun: await run.begin(file) };
      if (ahead !== null) await take(ahead);
      ahead = next;
    }
    if (ahead !== null && !signal?.aborted) await take(ahead);
  } catch (error) {
    // The file that was being read is given up; those before it are stored, and reported.
    if (!signal?.aborted) throw error;
  }
  const settled = check ? files : files.map((file) => withCitationsAsOfNow(file, library));
  return ingestReport(at, check, settled, performance.now() - begin);
}

/** Number of files that paths, and a number of uploads, stand for; an uploaded archive counts as one. */
export async function countFiles(paths: readonly string[], uploads: number): Promise<number> {
  let count = uploads;
  for await (const _ of listSources(paths)) count += 1;
  return count;
}

/** The files of all sources, those left out that were read before. */
async function* listed(
  sources: Iterable<IngestSource>,
  library: Library,
  before: readonly JobFile[],
): AsyncGenerator<{ source: number; file: ListedSource }> {
  const isRead = new Set(before.map(({ source, report }) => `${source} ${report.file}`));
  let source = 0;
  for (const given of sources) {
    for await (const file of typeof given === 'string' ? listSources([given]) : givenSources(given, library)) {
      if (!isRead.has(`${source} ${file.origin}`)) yield { source, file };
    }
    source += 1;
  }
}

/** Puts the reports of files together. */
export function ingestReport(at: string, check: boolean, files: FileReport[], milliseconds: number): IngestReport {
  const outcomes: Record<IngestOutcome, number> = {
    new: 0,
    unchanged: 0,
    version: 0,
    reread: 0,
    checked: 0,
    refused: 0,
  };
  for (const { outcome } of files) outcomes[outcome] += 1;
  return { at, check, files, outcomes, problem: null, milliseconds: Math.round(milliseconds) };
}

/** Adds what went wrong after the documents were stored, and the time of the whole. */
export function withProblem(report: IngestReport, problem: IngestProblem | null, milliseconds: number): IngestReport {
  return { ...report, problem, milliseconds: Math.round(milliseconds) };
}

/** A citation of a file that came later in the same run was not resolved yet when its own file was read. */
function withCitationsAsOfNow(file: FileReport, library: Library): FileReport {
  if (file.reading === null || file.document === null) return file;
  return {
    ...file,
    reading: { ...file.reading, unresolvedCitations: unresolvedCitations(library.citationsFrom(file.document)) },
  };
}

/** A text that is given again, by name or with the same bytes, keeps the yaml that was given with it before. */
function givenSources(
  { name, bytes, sidecar }: GivenFile,
  library: Library,
): Iterable<ListedSource> | AsyncIterable<ListedSource> {
  if (/\.zip$/iu.test(name)) return archiveSources(bytes, name, name);
  const before = library.sources.idOfOrigin(name) ?? library.sources.idsOfBytes(sha256(bytes))[0];
  const known = before === undefined ? null : (library.sources.of(before)?.sidecar ?? null);
  return [{ origin: name, fileName: name, read: async () => bytes, sidecar: async () => sidecar ?? known }];
}
