import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { IngestMessage } from '../policy/message.ts';
import type { DroppedText } from '../readers/source-text.ts';
import type { Database } from './database.ts';

/** The file that a version is read from. */
export interface SourceFile {
  bytes: Uint8Array;
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: string;
  /** Absolute path, member of an archive (`a.zip!/b.txt`) or name of an upload. */
  origin: string;
  fileName: string;
  /** Text of the yaml beside it; null where there is none. */
  sidecar: string | null;
  /** Encoding that a person chose; null when it is detected. */
  chosenEncoding: string | null;
}

/** What a version was read from and by which code, to tell whether a file has to be read again. */
export interface VersionSource {
  version: number;
  sha256: string;
  sidecar: string | null;
  chosenEncoding: string | null;
  parser: string;
}

/** What the reading of a version left open and left out. */
export interface Doubts {
  messages: IngestMessage[];
  dropped: DroppedText[];
}

/** SHA-256 of the bytes of a file, hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where documents come from: files, their texts, and what reading them left open. */
export class Sources {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** What the current version of a document was read from; null where there is no such document. */
  of(id: string): VersionSource | null {
    return (
      this.#database
        .prepare<[string], VersionSource>(
          'SELECT version, sha256, sidecar, chosen_encoding AS chosenEncoding, parser FROM current_versions WHERE document = ?',
        )
        .get(id) ?? null
    );
  }

  /** The source file of the current version, bytes included; null where there is no such document. */
  file(id: string): SourceFile | null {
    const row = this.#database
      .prepare<[string], SourceFile>(
        `SELECT s.bytes, s.sha256, d.origin, v.file_name AS fileName, v.sidecar, v.chosen_encoding AS chosenEncoding
          FROM current_versions AS v JOIN sources AS s ON s.sha256 = v.sha256 JOIN documents AS d ON d.id = v.document
          WHERE v.document = ?`,
      )
      .get(id);
    return row === undefined ? null : { ...row, bytes: inflateSync(row.bytes) };
  }

  /** Extracted text of a version (the current one unless given), which clause spans point into; null where there is none. */
  text(id: string, version = this.of(id)?.version): string | null {
    if (version === undefined) return null;
    const row = this.#database
      .prepare<[string, number], { text: string }>('SELECT text FROM versions WHERE document = ? AND version = ?')
      .get(id, version);
    return row?.text ?? null;
  }

  /** Doubts and dropped page furniture of a version (the current one unless given); null where there is none. */
  doubts(id: string, version = this.of(id)?.version): Doubts | null {
    if (version === undefined) return null;
    const row = this.#database
      .prepare<[string, number], Record<keyof Doubts, string>>(
        'SELECT messages, dropped FROM versions WHERE document = ? AND version = ?',
      )
      .get(id, version);
    if (row === undefined) return null;
    return {
      messages: JSON.parse(row.messages) as IngestMessage[],
      dropped: JSON.parse(row.dropped) as DroppedText[],
    };
  }

  /** Id of the document that came last from a file; null where there is none. */
  idOfOrigin(origin: string): string | null {
    const row = this.#database
      .prepare<[string], { id: string }>('SELECT id FROM documents WHERE origin = ? ORDER BY id')
      .get(origin);
    return row?.id ?? null;
  }

  /** Ids of the documents whose current version was read from the same bytes. */
  idsOfBytes(hash: string): string[] {
    return this.#database
      .prepare<[string], { id: string }>(
        'SELECT document AS id FROM current_versions WHERE sha256 = ? ORDER BY document',
      )
      .all(hash)
      .map(({ id }) => id);
  }

  /** Remembers that the file of an unchanged document was found at another place. */
  setOrigin(id: string, origin: string): void {
    this.#database.prepare('UPDATE documents SET origin = ? WHERE id = ? AND origin <> ?').run(origin, id, origin);
  }
}
