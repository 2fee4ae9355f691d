import type { ParsedDocument } from '../parse.ts';
import type { DocumentCore, DocumentLists } from './messages.ts';

/** Entries of a portion: some tens of kilobytes, which are taken in within a millisecond. */
const PORTION = 64;

/** Cuts the lists of a document into portions, each of one list. */
export function* portionsOf({
  clauses,
  citations,
  messages,
  dropped,
}: DocumentLists): Generator<Partial<DocumentLists>> {
  for (const part of cut(clauses)) yield { clauses: part };
  for (const part of cut(citations)) yield { citations: part };
  for (const part of cut(messages)) yield { messages: part };
  for (const part of cut(dropped)) yield { dropped: part };
}

/** The lists that portions are put back into, in the order in which they came. */
export class CollectedLists {
  readonly #lists: DocumentLists = { clauses: [], citations: [], messages: [], dropped: [] };

  add({ clauses = [], citations = [], messages = [], dropped = [] }: Partial<DocumentLists>): void {
    this.#lists.clauses.push(...clauses);
    this.#lists.citations.push(...citations);
    this.#lists.messages.push(...messages);
    this.#lists.dropped.push(...dropped);
  }

  with(core: DocumentCore): ParsedDocument {
    return { ...core, ...this.#lists };
  }
}

function* cut<Entry>(list: readonly Entry[]): Generator<Entry[]> {
  for (let start = 0; start < list.length; start += PORTION) yield list.slice(start, start + PORTION);
}
