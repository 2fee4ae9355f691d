import { codeFingerprint } from './code-fingerprint.ts';
import { type TracedDocument, traceDocuments } from './crossref/trace.ts';
import type { Library } from './library/library.ts';

/** Up to so many search records everything is traced anew, because the weight of a term depends on the whole library. */
const tracedWhole = 20_000;

/** Keeps the links between municipal and provincial clauses in step with the library. */
export class LinkKeeper {
  readonly #library: Library;
  readonly #code = codeFingerprint('crossref', 'policy');

  constructor(library: Library) {
    this.#library = library;
  }

  /** True when the links were made from other documents or by other code than now. */
  get behind(): boolean {
    return this.#library.state.get('crossReferences') !== this.#mark();
  }

  /**
   * Traces what has to be traced and stores the links together with the mark that says what they were made from.
   *
   * @param changed ids of the documents that came or changed since links and library were in step; all when left out
   */
  trace(changed?: ReadonlySet<string>): void {
    const documents = this.#library.documents();
    const searchable = documents.reduce((sum, { version }) => sum + version.searchable, 0);
    const whole = changed === undefined || searchable <= tracedWhole;
    const library = documents.map(({ document }) => this.#traced(document.id));
    const ofLevel = (level: 'municipal' | 'provincial') => {
      const ids = new Set(documents.flatMap(({ document }) => (document.level?.value === level ? [document.id] : [])));
      return library.filter(({ document }) => ids.has(document.id));
    };
    const municipal = ofLevel('municipal');
    const provincial = ofLevel('provincial');
    const isNew = ({ document }: TracedDocument) => whole || changed.has(document.id);
    const rounds = whole
      ? [{ municipal, provincial }]
      : [
          { municipal: municipal.filter(isNew), provincial },
          { municipal: municipal.filter((document) => !isNew(document)), provincial: provincial.filter(isNew) },
        ];
    this.#library.replaceLinks(
      rounds.map((round) => ({
        municipal: round.municipal.map(({ document }) => document.id),
        provincial: round.provincial.map(({ document }) => document.id),
        links: traceDocuments(round.municipal, round.provincial, { library }),
      })),
      this.#mark(),
    );
  }

  #traced(id: string): TracedDocument {
    return { document: { id }, clauses: this.#library.clauses(id) };
  }

  #mark(): string {
    return `${this.#library.generation()} ${this.#code}`;
  }
}
