import type { PolicyDocument } from '../policy/document.ts';
import type { Repeal } from '../policy/validity.ts';
import { DocumentNames } from './document-names.ts';
import type { StoredDocument } from './documents.ts';

/** The documents of the library in their current versions, held in memory: by id, and by what texts call them. */
export class CurrentDocuments {
  readonly #byId = new Map<string, StoredDocument>();
  readonly names = new DocumentNames();
  /** By id, each with its repeals; null when a document has come or gone since. */
  #listed: Map<string, StoredDocument> | null = null;

  /** Puts a document in, in the place of its former version. */
  put(stored: StoredDocument): void {
    this.remove(stored.document.id);
    this.#byId.set(stored.document.id, stored);
    this.names.add(stored.document);
  }

  remove(id: string): void {
    const stored = this.#byId.get(id);
    if (stored !== undefined) this.names.remove(stored.document);
    this.#byId.delete(id);
    this.#listed = null;
  }

  /** All documents in the order of their ids. */
  listed(): ReadonlyMap<string, StoredDocument> {
    this.#listed ??= this.#list();
    return this.#listed;
  }

  #list(): Map<string, StoredDocument> {
    const repeals = new Map<string, Repeal[]>();
    for (const { document } of this.#byId.values()) {
      const from = document.effectiveFrom?.value ?? document.issuedOn?.value ?? null;
      for (const id of this.#repealedBy(document))
        repeals.set(id, [...(repeals.get(id) ?? []), { by: document.id, from }]);
    }
    const sorted = [...this.#byId].sort(([one], [other]) => (one < other ? -1 : 1));
    return new Map(sorted.map(([id, stored]) => [id, { ...stored, repeals: repeals.get(id) ?? [] }]));
  }

  /** Ids of the documents that a document repeals, by number where one is printed, else by title. */
  #repealedBy(repealing: PolicyDocument): Set<string> {
    const ids = repealing.repeals.flatMap(({ value }) => [
      ...this.names.find(value, null),
      ...this.names.find(null, value),
    ]);
    return new Set(ids.filter((id) => id !== repealing.id));
  }
}
