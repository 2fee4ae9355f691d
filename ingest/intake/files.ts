import type { FileReport, IngestOutcome, IngestProblem, IngestReport } from '../library/ingest-report.ts';
import type { Library } from '../library/library.ts';
import { unresolvedCitations } from '../library/reading-report.ts';
import { sha256 } from '../library/sources.ts';
import { archiveSources } from '../readers/archive.ts';
import type { ListedSource } from '../readers/listed-source.ts';
import { listSources } from '../readers/sources.ts';
import { IngestRun } from './run.ts';

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
  /** Ends the run between two files; what was read is stored. */
  signal?: AbortSignal;
  /** True to report without storing. */
  check?: boolean;
  /** Label of the character encoding, where a person knows better than the detection. */
  encoding?: string;
  onProgress?: (progress: Progress) => void;
}

/**
 * Reads files into the library one after the other (with `check`: only reads them) and says what became of each.
 * Other work of the process gets its turn between two files; no more than one file is held in memory.
 */
export async function ingestFiles(
  library: Library,
  sources: readonly IngestSource[],
  { check = false, encoding, signal, onProgress = () => {} }: IngestOptions,
): Promise<IngestReport> {
  const begin = performance.now();
  const at = new Date().toISOString();
  const run = new IngestRun(library, { check, encoding: encoding ?? null, at, signal });
  const files: FileReport[] = [];
  for (const source of sources) {
    for await (const file of typeof source === 'string' ? listSources([source]) : givenSources(source, library)) {
      if (signal?.aborted) break;
      files.push(await run.take(file));
      onProgress({ stage: 'read', done: files.length, total: null, file: file.origin });
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const settled = check ? files : files.map((file) => withCitationsAsOfNow(file, library));
  return ingestReport(at, check, settled, performance.now() - begin);
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

/** Ids of the documents that a run wrote. */
export function writtenDocuments({ files }: IngestReport): Set<string> {
  const isWrite = (outcome: IngestOutcome) => outcome === 'new' || outcome === 'version' || outcome === 'reread';
  return new Set(files.flatMap(({ outcome, document }) => (isWrite(outcome) && document !== null ? [document] : [])));
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
