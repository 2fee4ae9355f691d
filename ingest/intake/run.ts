import { codeFingerprint } from '../derived/fingerprint.ts';
import { sameTitle, titleKey } from '../library/citation-keys.ts';
import { compareClauses, countChanges } from '../library/clause-changes.ts';
import { documentId, freeId } from '../library/document-id.ts';
import type { FileReport, IngestOutcome } from '../library/ingest-report.ts';
import type { Library } from '../library/library.ts';
import { readingReport } from '../library/reading-report.ts';
import { type SourceFile, sha256 } from '../library/sources.ts';
import type { ParsedDocument } from '../parse.ts';
import type { IngestMessage } from '../policy/message.ts';
import type { ListedSource } from '../readers/listed-source.ts';
import { parseFile } from '../reading-process/parse-file.ts';
import { fileProblem } from './problem.ts';

export interface IngestRunOptions {
  /** True to report without storing. */
  check: boolean;
  /** Label of the character encoding that a person chose for all files; null when it is detected. */
  encoding: string | null;
  /** ISO 8601 moment of the run. */
  at: string;
  /** Ends the run at once: a file that is being read is given up, and nothing of it is stored. */
  signal?: AbortSignal | undefined;
  /** Reports of files that the same run read before it was interrupted. */
  before?: readonly FileReport[];
}

/** A file with its bytes, of which the text is being made out. */
export interface FileContent {
  file: SourceFile;
  /** The document that it probably is. */
  likely: string;
  /** What it holds, if it is that document; null where nothing seems to have changed since it was read. */
  parsed: Promise<ParsedDocument> | null;
}

/** A file that is being read, or why it cannot be. */
export type BegunFile = { origin: string; began: number } & ({ content: FileContent } | { problem: unknown });

/** Fingerprint of all code between the bytes of a file and its clauses. */
export const parserFingerprint = codeFingerprint('parse.ts', 'readers/read.ts');

/** Reads files one after the other into the library and says what became of each. A bad file stops nobody else's. */
export class IngestRun {
  readonly #library: Library;
  readonly #options: IngestRunOptions;
  /** Documents that files of this run already were read into. */
  readonly #claimed = new Set<string>();

  constructor(library: Library, options: IngestRunOptions) {
    this.#library = library;
    this.#options = options;
    for (const { document } of options.before ?? []) if (document !== null) this.#claimed.add(document);
  }

  /**
   * Begins to read a file: its bytes are there when this returns, its text is made out beside. Never throws; what goes
   * wrong comes out of `finish`.
   */
  async begin(listed: ListedSource): Promise<BegunFile> {
    const began = performance.now();
    try {
      const bytes = await listed.read();
      const file: SourceFile = {
        ...{ bytes, sha256: sha256(bytes), origin: listed.origin, fileName: listed.fileName },
        ...{ sidecar: await listed.sidecar(), chosenEncoding: this.#options.encoding },
      };
      const likely = this.#library.sources.idOfOrigin(file.origin) ?? documentId(file.fileName);
      file.chosenEncoding ??= this.#library.sources.of(likely)?.chosenEncoding ?? null;
      const parsed = this.#isUnchanged(likely, file) ? null : this.#parse(file, likely);
      // It is waited for in `finish`.
      parsed?.catch(() => undefined);
      return { origin: file.origin, began, content: { file, likely, parsed } };
    } catch (problem) {
      return { origin: listed.origin, began, problem };
    }
  }

  /** Stores a file that was begun. Throws only the reason of the signal: what else goes wrong stands in the report. */
  async finish(begun: BegunFile): Promise<FileReport> {
    let report: FileReport;
    try {
      if (!('content' in begun)) throw begun.problem;
      report = await this.#take(begun.content);
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      report = { ...emptyReport(begun.origin, 'refused'), problem: fileProblem(error) };
    }
    const bytes = 'content' in begun ? begun.content.file.bytes.length : 0;
    return { ...report, bytes, milliseconds: Math.round(performance.now() - begun.began) };
  }

  /** Reads the stored file of a document again, if the code that reads it has changed; null if it has not. */
  async takeAgain(id: string): Promise<FileReport | null> {
    const file = this.#library.sources.file(id);
    if (file === null || this.#library.sources.of(id)?.parser === parserFingerprint) return null;
    const begin = performance.now();
    let report: FileReport;
    try {
      report = this.#store(await this.#parse(file, id), file);
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      report = { ...emptyReport(file.origin, 'refused'), document: id, problem: fileProblem(error) };
    }
    return { ...report, bytes: file.bytes.length, milliseconds: Math.round(performance.now() - begin) };
  }

  async #take({ file, likely, parsed }: FileContent): Promise<FileReport> {
    if (this.#isUnchanged(likely, file)) {
      this.#claimed.add(likely);
      this.#library.sources.setOrigin(likely, file.origin);
      const version = this.#library.document(likely)?.version.version ?? null;
      return { ...emptyReport(file.origin, 'unchanged'), document: likely, version };
    }
    const read = await (parsed ?? this.#parse(file, likely));
    const id = this.#idFor(read, file);
    this.#claimed.add(id);
    const named = id === likely ? read : await this.#parse(file, id);
    const report = this.#options.check ? this.#check(named, file) : this.#store(named, file);
    report.reading?.messages.push(...this.#lookalikes(named, file));
    return report;
  }

  /** Doubts about documents of the library that may be this one under another name. */
  #lookalikes({ document }: ParsedDocument, file: SourceFile): IngestMessage[] {
    const sameBytes = this.#library.sources.idsOfBytes(file.sha256);
    const number = document.documentNumber?.value;
    const sameNumber = number === undefined ? [] : this.#library.idsOfNumber(number);
    return [...new Set([...sameBytes, ...sameNumber])]
      .filter((id) => id !== document.id)
      .map((id) => ({
        severity: 'warning',
        rule: sameBytes.includes(id) ? 'same-file' : 'same-number',
        reason: sameBytes.includes(id)
          ? `与文件 ${id} 的内容完全相同，两者都保留在库中；如系重复收录，可移除其一。`
          : `与文件 ${id} 的发文字号相同，可能是同一文件的另一份；如系重复收录，可移除其一。`,
        ...{ line: null, address: null, quote: sameBytes.includes(id) ? null : (number ?? null) },
      }));
  }

  /** True when the document was read from the same file, by the same code, with the same corrections of people. */
  #isUnchanged(id: string, file: SourceFile): boolean {
    const stored = this.#library.sources.of(id);
    return (
      !this.#options.check &&
      stored !== null &&
      !this.#claimed.has(id) &&
      stored.sha256 === file.sha256 &&
      stored.sidecar === file.sidecar &&
      stored.chosenEncoding === file.chosenEncoding &&
      stored.parser === parserFingerprint
    );
  }

  /**
   * The document that a file belongs to: the one that came from the same place; else the one of the same name, if it is
   * the same text or carries the same number or title; else a new one. A document takes one file of a run at most.
   */
  #idFor(parsed: ParsedDocument, file: SourceFile): string {
    const origin = this.#library.sources.idOfOrigin(file.origin);
    if (origin !== null && !this.#claimed.has(origin)) return origin;
    const id = documentId(file.fileName);
    const isOther = (candidate: string) =>
      this.#claimed.has(candidate) ||
      (this.#library.sources.of(candidate) !== null && !this.#isSame(candidate, parsed, file));
    return freeId(id, isOther);
  }

  #isSame(id: string, { document }: ParsedDocument, file: SourceFile): boolean {
    if (this.#library.sources.of(id)?.sha256 === file.sha256) return true;
    const stored = this.#library.document(id)?.document;
    const number = document.documentNumber?.value;
    if (number !== undefined && stored?.documentNumber?.value === number) return true;
    const [one, other] = [document.title, stored?.title].map((title) => (title ? titleKey(title.value) : null));
    return one !== null && one !== undefined && other !== null && other !== undefined && sameTitle(one, other);
  }

  #parse({ bytes, fileName, chosenEncoding, sidecar }: SourceFile, id: string): Promise<ParsedDocument> {
    return parseFile(bytes, { name: fileName, id, encoding: chosenEncoding, sidecar, signal: this.#options.signal });
  }

  #check(parsed: ParsedDocument, file: SourceFile): FileReport {
    const { id } = parsed.document;
    const current = this.#library.document(id);
    const changes = current === null ? [] : compareClauses(this.#library.clauses(id), parsed.clauses);
    return {
      ...emptyReport(file.origin, 'checked'),
      document: id,
      version: current?.version.version ?? null,
      reading: readingReport(parsed, this.#library.resolveCitations(parsed)),
      changes: current === null ? null : countChanges(changes),
      changedClauses: changes.flatMap(({ kind, ...places }) => (kind === 'unchanged' ? [] : [{ kind, ...places }])),
    };
  }

  #store(parsed: ParsedDocument, file: SourceFile): FileReport {
    const { id } = parsed.document;
    const { outcome, version, changes } = this.#library.store(parsed, file, parserFingerprint, this.#options.at);
    return {
      ...emptyReport(file.origin, outcome),
      document: id,
      version,
      reading: readingReport(parsed, this.#library.citationsFrom(id)),
      changes: outcome === 'version' ? countChanges(changes) : null,
      changedClauses: changes.flatMap(({ kind, ...places }) => (kind === 'unchanged' ? [] : [{ kind, ...places }])),
    };
  }
}

function emptyReport(file: string, outcome: IngestOutcome): FileReport {
  const nothing = { problem: null, document: null, version: null, reading: null, changes: null, changedClauses: [] };
  return { file, outcome, bytes: 0, milliseconds: 0, ...nothing };
}
