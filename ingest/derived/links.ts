import { type TracedDocument, traceClauses } from '../crossref/trace.ts';
import type { Library } from '../library/library.ts';
import type { StagedLinks } from '../library/staged-links.ts';
import type { CrossReference } from '../policy/cross-reference.ts';
import { codeFingerprint } from './fingerprint.ts';

/** Up to so many search records everything is traced anew, because the weight of a term depends on the whole library. */
const tracedWhole = 20_000;

/** Level of the documents that stand on a side of a link. */
const levelOf = { lower: 'municipal', upper: 'provincial' } as const;

/** Keeps the links between lower and upper clauses in step with the library. */
export class LinkKeeper {
  readonly #library: Library;
  readonly #code = codeFingerprint('crossref/trace.ts');

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
      const links = this.#library.stageLinks();
      try {
        await stageUnhurried(this.#links(documents), links);
        const traced = documents === null ? null : [...documents];
        if (this.#library.replaceLinks(traced, links, generation, this.#mark(generation))) return;
      } finally {
        links.drop();
      }
      documents = null;
    }
  }

  #isSmall(): boolean {
    const searchable = this.#library.documents().reduce((sum, { version }) => sum + version.searchable, 0);
    return searchable <= tracedWhole;
  }

  /** Links from and to the given documents, or all (null), clause by clause. */
  *#links(changed: ReadonlySet<string> | null): Generator<CrossReference[]> {
    const library = this.#library.documents().map(({ document }) => this.#traced(document.id));
    const lower = this.#ofSide('lower', library);
    const upper = this.#ofSide('upper', library);
    if (changed === null) {
      yield* traceClauses(lower, upper, { library });
      return;
    }
    const isNew = ({ document }: TracedDocument) => changed.has(document.id);
    const isOld = (document: TracedDocument) => !isNew(document);
    yield* traceClauses(lower.filter(isNew), upper, { library });
    yield* traceClauses(lower.filter(isOld), upper.filter(isNew), { library });
  }

  #ofSide(side: 'lower' | 'upper', library: TracedDocument[]): TracedDocument[] {
    return library.filter(
      ({ document }) => this.#library.document(document.id)?.document.level?.value === levelOf[side],
    );
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

/** Stages the links of one turn after the other, so that memory holds no more than those of one. */
async function stageUnhurried(found: Iterable<CrossReference[]>, staged: StagedLinks): Promise<void> {
  let links: CrossReference[] = [];
  let begin = performance.now();
  for (const ofClause of found) {
    links.push(...ofClause);
    if (performance.now() - begin < turn) continue;
    staged.add(links);
    links = [];
    await new Promise((resolve) => setImmediate(resolve));
    begin = performance.now();
  }
  staged.add(links);
}
