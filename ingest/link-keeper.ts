import { codeFingerprint } from './code-fingerprint.ts';
import { type TracedDocument, traceClauses } from './crossref/trace.ts';
import type { Library } from './library/library.ts';
import type { CrossReference } from './policy/cross-reference.ts';

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
    return this.#library.state.get('crossReferences') !== this.#mark(this.#library.generation());
  }

  /**
   * Traces what has to be traced and stores the links together with the mark that says what they were made from. Other
   * work of the process gets its turn in between.
   *
   * @param changed ids of the documents that came or changed since links and library were in step; all when left out
   */
  async trace(changed?: ReadonlySet<string>): Promise<void> {
    const mark = this.#mark(this.#library.generation());
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
    const traced: CrossReference[][] = [];
    for (const round of rounds) {
      traced.push(await unhurried(traceClauses(round.municipal, round.provincial, { library })));
    }
    this.#library.replaceLinks(whole ? null : [...changed], traced.flat(), mark);
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
