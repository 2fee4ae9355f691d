import { codeFingerprint } from './code-fingerprint.ts';
import { type TracedDocument, traceClauses } from './crossref/trace.ts';
import type { Library } from './library/library.ts';
import type { CrossReference } from './policy/cross-reference.ts';

/** Up to so many search records everything is traced anew, because the weight of a term depends on the whole library. */
const tracedWhole = 20_000;

/** Keeps the links between municipal and provincial clauses in step with the library. */
export class LinkKeeper {
  readonly #library: Library;
  readonly #code = codeFingerprint('crossref', 'policy', 'search/folded-text.ts');

  constructor(library: Library) {
    this.#library = library;
  }

  /** True when the links were made from other documents or by other code than now. */
  get behind(): boolean {
    return this.#library.state.get('crossReferences') !== this.#mark(this.#library.generation());
  }

  /**
   * Traces what has to be traced and stores the links together with the mark that says what they were made from. Other
   * work of the process gets its turn in between; when the library changes meanwhile, tracing begins anew.
   *
   * @param changed ids of the documents that came or changed since links and library were in step; all when left out
   */
  async trace(changed?: ReadonlySet<string>): Promise<void> {
    let documents = changed === undefined || this.#isSmall() ? null : changed;
    for (;;) {
      const generation = this.#library.generation();
      const links = await this.#links(documents);
      const traced = documents === null ? null : [...documents];
      if (this.#library.replaceLinks(traced, links, generation, this.#mark(generation))) return;
      documents = null;
    }
  }

  #isSmall(): boolean {
    const searchable = this.#library.documents().reduce((sum, { version }) => sum + version.searchable, 0);
    return searchable <= tracedWhole;
  }

  /** Links from and to the given documents, or all (null). */
  async #links(changed: ReadonlySet<string> | null): Promise<CrossReference[]> {
    const library = this.#library.documents().map(({ document }) => this.#traced(document.id));
    const municipal = this.#ofLevel('municipal', library);
    const provincial = this.#ofLevel('provincial', library);
    if (changed === null) return await unhurried(traceClauses(municipal, provincial, { library }));
    const isNew = ({ document }: TracedDocument) => changed.has(document.id);
    const isOld = (document: TracedDocument) => !isNew(document);
    return [
      ...(await unhurried(traceClauses(municipal.filter(isNew), provincial, { library }))),
      ...(await unhurried(traceClauses(municipal.filter(isOld), provincial.filter(isNew), { library }))),
    ];
  }

  #ofLevel(level: 'municipal' | 'provincial', library: TracedDocument[]): TracedDocument[] {
    return library.filter(({ document }) => this.#library.document(document.id)?.document.level?.value === level);
  }

  #traced(id: string): TracedDocument {
    return { document: { id }, clauses: this.#library.clauses(id) };
  }

  #mark(generation: number): string {
    return `${generation} ${this.#code}`;
  }
}

/** Milliseconds of tracing after which requests that wait get their turn. */
const turn = 20;

async function unhurried(found: Iterable<CrossReference[]>): Promise<CrossReference[]> {
  const links: CrossReference[] = [];
  let begin = performance.now();
  for (const ofClause of found) {
    links.push(...ofClause);
    if (performance.now() - begin < turn) continue;
    await new Promise((resolve) => setImmediate(resolve));
    begin = performance.now();
  }
  return links;
}
