import type { PolicyDocument } from '../policy/document.ts';
import { documentNumberKey, sameTitle, type TitleKey, titleKey } from './citation-keys.ts';

interface NamedDocument {
  id: string;
  number: string | null;
  title: TitleKey | null;
}

/** Documents by the numbers and titles under which texts name them. */
export class DocumentNames {
  readonly #byNumber = new Map<string, NamedDocument[]>();
  readonly #bySubject = new Map<string, NamedDocument[]>();

  constructor(documents: Iterable<PolicyDocument> = []) {
    for (const document of documents) this.add(document);
  }

  add(document: PolicyDocument): void {
    const named = namedDocument(document);
    if (named.number !== null) listUnder(this.#byNumber, named.number, named);
    if (named.title !== null) listUnder(this.#bySubject, named.title.subject, named);
  }

  remove(document: PolicyDocument): void {
    const { id, number, title } = namedDocument(document);
    if (number !== null) dropFrom(this.#byNumber, number, id);
    if (title !== null) dropFrom(this.#bySubject, title.subject, id);
  }

  /**
   * Documents that a printed number or title may mean. A number decides; a title counts where no number speaks against it.
   *
   * @returns ids; several when it is ambiguous
   */
  find(documentNumber: string | null, title: string | null): string[] {
    const number = documentNumberKey(documentNumber);
    const byNumber = number === null ? [] : (this.#byNumber.get(number) ?? []);
    if (byNumber.length > 0) return byNumber.map(({ id }) => id);
    if (title === null) return [];
    const key = titleKey(title);
    return (this.#bySubject.get(key.subject) ?? [])
      .filter((named) => named.title !== null && sameTitle(key, named.title))
      .filter((named) => number === null || named.number === null)
      .map(({ id }) => id);
  }
}

function namedDocument({ id, documentNumber, title }: PolicyDocument): NamedDocument {
  return {
    id,
    number: documentNumberKey(documentNumber?.value ?? null),
    title: title === null ? null : titleKey(title.value),
  };
}

function listUnder(lists: Map<string, NamedDocument[]>, key: string, named: NamedDocument): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [named]);
  else list.push(named);
}

function dropFrom(lists: Map<string, NamedDocument[]>, key: string, id: string): void {
  const rest = (lists.get(key) ?? []).filter((named) => named.id !== id);
  if (rest.length === 0) lists.delete(key);
  else lists.set(key, rest);
}
