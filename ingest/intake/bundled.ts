import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentId } from '../library/document-id.ts';
import type { Library } from '../library/library.ts';
import { sha256 } from '../library/sources.ts';

/** A document that comes with the program. */
export interface BundledDocument {
  /** Id under which it is in a library that it filled. */
  document: string;
  /** Path of its file. */
  file: string;
}

/** What the library remembers: hashes of text and yaml by document, and whether the filling was finished. */
interface Remembered {
  finished: boolean;
  hashes: Record<string, string>;
}

const sidecar = /\.ya?ml$/i;

/**
 * The documents that come with the program are a first filling of a new library and never a rule: what people did to
 * them is not undone by a start, and a newer text is offered, not put in.
 */
export class BundledDocuments {
  readonly #library: Library;

  constructor(library: Library) {
    this.#library = library;
  }

  /** Files for the first filling; null where it was done, or where the library held documents before. */
  toFill(folder: string): string[] | null {
    const remembered = this.#remembered();
    if (remembered?.finished === true) return null;
    if (remembered === null && this.#library.documents().length > 0) {
      this.#remember({ finished: true, hashes: hashesIn(folder) });
      return null;
    }
    // A filling that a crash has ended goes on.
    this.#remember({ finished: false, hashes: hashesIn(folder) });
    return documentsIn(folder).map(({ file }) => file);
  }

  /** Takes note that the filling is finished. */
  filled(folder: string): void {
    this.#remember({ finished: true, hashes: hashesIn(folder) });
  }

  /** Documents whose text is another than when it was put in or last looked at, and that the library does not hold so. */
  newer(folder: string): BundledDocument[] {
    const remembered = this.#remembered();
    if (remembered === null) return [];
    const hashes = hashesIn(folder);
    return documentsIn(folder).filter(({ document, file }) => {
      if (remembered.hashes[document] === hashes[document]) return false;
      return !this.#library.sources.idsOfBytes(sha256(readFileSync(file))).includes(document);
    });
  }

  #remembered(): Remembered | null {
    const kept = this.#library.state.get('bundled');
    return kept === null ? null : (JSON.parse(kept) as Remembered);
  }

  #remember(remembered: Remembered): void {
    this.#library.state.set('bundled', JSON.stringify(remembered));
  }
}

function documentsIn(folder: string): BundledDocument[] {
  return readdirSync(folder)
    .filter((name) => !sidecar.test(name))
    .sort()
    .map((name) => ({ document: documentId(name), file: join(folder, name) }));
}

function hashesIn(folder: string): Record<string, string> {
  return Object.fromEntries(documentsIn(folder).map(({ document, file }) => [document, sha256(readFileSync(file))]));
}
