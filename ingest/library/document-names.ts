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

  constructor(documents: readonly PolicyDocument[]) {
    for (const document of documents) {
      const number = documentNumberKey(document.documentNumber?.value ?? null);
      const title = document.title === null ? null : titleKey(document.title.value);
      const named = { id: document.id, number, title };
      if (number !== null) listUnder(this.#byNumber, number, named);
      if (title !== null) listUnder(this.#bySubject, title.subject, named);
    }
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

function listUnder(lists: Map<string, NamedDocument[]>, key: string, named: NamedDocument): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [named]);
  else list.push(named);
}
