import type { Library } from '../library/library.ts';
import { ClauseIndex, type IndexWatcher, type RevisedDocument } from '../search/index/clause-index.ts';
import type { MeilisearchAdapter } from '../search/meilisearch/adapter.ts';
import type { ClauseSource } from '../search/overview/clause-source.ts';
import { librarySource } from '../search/overview/library-source.ts';
import { listWords, readWordLists, type WordLists, writeWordLists } from '../search/overview/word-lists.ts';
import { SearchEngine, type SearchEngineOptions } from '../search/search-engine.ts';
import { codeFingerprint } from './fingerprint.ts';

const code = codeFingerprint('search/index/clause-index.ts', 'search/overview/word-lists.ts');

/** Told how many of all records have been sent. */
export type IndexProgress = (sent: number, total: number) => void;

/** Keeps the search index, and what search counts and lists, in step with the library, document by document. */
export class IndexKeeper {
  readonly #library: Library;
  readonly #adapter: MeilisearchAdapter;
  readonly #source: ClauseSource;
  readonly #index: ClauseIndex;
  readonly #engine: SearchEngine;
  /** Mark of the word lists in memory. */
  #words = '';

  constructor(library: Library, adapter: MeilisearchAdapter, options: Pick<SearchEngineOptions, 'onFailed'> = {}) {
    this.#library = library;
    this.#adapter = adapter;
    this.#source = librarySource(library);
    this.#index = new ClauseIndex(adapter, this.#source, library.sums);
    const indexState = () => library.state.get('indexed') ?? '';
    this.#engine = new SearchEngine(adapter, this.#source, library.sums, { ...options, indexState });
  }

  /** Search over what is in the library now, whichever process has put it there. */
  get engine(): SearchEngine {
    const kept = this.#library.state.get('words') ?? '';
    if (kept !== this.#words && kept !== '') {
      this.#engine.useWords(this.#keptWords() ?? { vocabulary: [], headings: [], latinWords: [] });
      this.#words = kept;
    }
    return this.#engine;
  }

  /** Number of documents that the index does not hold as they are, or holds and should not. */
  get waiting(): number {
    return this.#library.derived.changed('index').length + this.#library.derived.gone('index').length;
  }

  /** True when the index does not hold the library as it is now, as this code makes it. */
  async isBehind(): Promise<boolean> {
    return this.waiting > 0 || !this.#wordsAreListed() || (await this.#isAnother());
  }

  /**
   * Brings the index in step: changed documents one by one, everything where the index is another than the one that was
   * filled, or was filled by other code.
   *
   * @throws MeilisearchProblem; what is not done stays known to be behind
   */
  async update(onProgress: IndexProgress, signal?: AbortSignal): Promise<void> {
    if (await this.#isAnother()) await this.rebuild(onProgress, signal);
    while (this.waiting > 0) {
      const { derived } = this.#library;
      onProgress(0, this.#records(derived.changed('index')));
      const changed = derived.changed('index');
      derived.note(
        'index',
        changed.filter(({ held }) => !held).map(({ document }) => ({ document, revision: -1 })),
      );
      await this.#index.update(
        { changed: this.#revised(changed), gone: derived.gone('index') },
        this.#watcher(onProgress, this.#records(changed), signal),
      );
    }
    this.#listWords();
  }

  /** Builds the index anew and swaps it in. @throws MeilisearchProblem; the old index is then still there */
  async rebuild(onProgress: IndexProgress, signal?: AbortSignal): Promise<void> {
    const documents = this.#library.derived.all();
    const watcher = this.#watcher(onProgress, this.#records(documents), signal);
    await this.#index.rebuild(this.#revised(documents), { ...watcher, settled: () => {} });
    this.#library.derived.replace('index', documents);
    const identity = await this.#adapter.identity();
    this.#library.state.set('index', `${code} ${identity}`);
    this.#note();
    this.#listWords();
  }

  #watcher(onProgress: IndexProgress, total: number, signal: AbortSignal | undefined): IndexWatcher {
    return {
      sent: (records) => onProgress(records, total),
      settled: (documents, gone) => {
        const held = documents.map(({ document, revision }) => ({ document: document.id, revision }));
        this.#library.derived.note('index', held, gone);
        this.#note();
      },
      ...(signal ? { signal } : {}),
    };
  }

  #revised(documents: readonly { document: string; revision: number; held?: boolean }[]): RevisedDocument[] {
    const byId = new Map(this.#source.documents().map((document) => [document.id, document]));
    return documents.flatMap(({ document: id, revision, held = true }) => {
      const document = byId.get(id);
      return document === undefined ? [] : [{ document, revision, isNew: !held }];
    });
  }

  #records(documents: readonly { document: string }[]): number {
    return documents.reduce(
      (sum, { document }) => sum + (this.#library.document(document)?.version.searchable ?? 0),
      0,
    );
  }

  async #isAnother(): Promise<boolean> {
    const identity = await this.#adapter.identity();
    return identity === null || this.#library.state.get('index') !== `${code} ${identity}`;
  }

  /** Lets every process know that the index has changed. */
  #note(): void {
    this.#library.state.set('indexed', String(Number(this.#library.state.get('indexed') ?? '0') + 1));
  }

  get #wordsMark(): string {
    return `${code} ${this.#library.sums.state()}`;
  }

  #wordsAreListed(): boolean {
    return this.#library.state.get('words') === this.#wordsMark;
  }

  #listWords(): void {
    if (this.#wordsAreListed()) return;
    const mark = this.#wordsMark;
    const words = listWords(this.#library.sums, this.#keptWords());
    this.#library.state.set('wordLists', writeWordLists(words));
    this.#library.state.set('words', mark);
  }

  #keptWords(): WordLists | null {
    const kept = this.#library.state.get('wordLists');
    return kept === null ? null : readWordLists(kept);
  }
}
