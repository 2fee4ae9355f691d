import type { Sums } from '../../library/sums.ts';
import type { DefinedTerm } from './defined-terms.ts';
import type { LibraryHeading } from './library-headings.ts';
import { Vocabulary } from './library-vocabulary.ts';
import type { AnnexTitle, DocumentNames } from './read-document.ts';
import { TermStatistics } from './term-statistics.ts';
import type { WordLists } from './word-lists.ts';

/** What search knows of a library in one state: counts and names, no texts. */
export interface LibraryOverview {
  statistics: TermStatistics;
  vocabulary: Vocabulary;
  /** Canonical names of the units that clauses name as responsible, with the number of clauses. */
  units: ReadonlyMap<string, number>;
  annexes: AnnexTitle[];
  /** Abbreviations that the documents define themselves. */
  defined: DefinedTerm[];
  /** Document numbers that the texts print, folded. */
  citedNumbers: ReadonlySet<string>;
  /** Headings of clauses and sections, each once. */
  headings: LibraryHeading[];
  /** Words in Latin letters as printed, of most clauses first. */
  latinWords: string[];
}

/**
 * Gives the overview of the present state of the sums. Counts are looked up when they are asked for; of names, only those
 * of documents that have changed are read again.
 */
export class LibraryOverviews {
  readonly #sums: Sums;
  #overview: LibraryOverview | null = null;
  #state = -1;
  /** Names by document. */
  readonly #names = new Map<string, DocumentNames>();
  #lists: { lists: WordLists; vocabulary: Vocabulary } = {
    lists: { vocabulary: [], headings: [], latinWords: [] },
    vocabulary: new Vocabulary([]),
  };

  constructor(sums: Sums) {
    this.#sums = sums;
  }

  /** The same object as long as neither sums nor word lists have changed. */
  current(): LibraryOverview {
    const state = this.#sums.state();
    if (this.#overview !== null && this.#state === state) return this.#overview;
    this.#readNames();
    this.#state = state;
    this.#overview = this.#made();
    return this.#overview;
  }

  /** Takes word lists of a newer state. */
  useWords(lists: WordLists): void {
    this.#lists = { lists, vocabulary: new Vocabulary(lists.vocabulary, (text) => this.#sums.frequency(text)) };
    this.#overview = null;
  }

  get words(): WordLists {
    return this.#lists.lists;
  }

  #made(): LibraryOverview {
    const sums = this.#sums;
    const clauses = sums.of('total', 'clauses') ?? 0;
    const names = [...this.#names].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, own]) => own);
    const averageLength = (sums.of('total', 'length') ?? 0) / Math.max(1, clauses);
    const { lists, vocabulary } = this.#lists;
    return {
      statistics: new TermStatistics({ clauses, averageLength, frequency: (gram) => sums.of('gram', gram) }),
      vocabulary,
      units: new Map(sums.all('unit')),
      annexes: names.flatMap(({ annexes }) => annexes),
      defined: names.flatMap(({ defined }) => defined),
      citedNumbers: new Set(sums.all('cited').map(([number]) => number)),
      headings: lists.headings,
      latinWords: lists.latinWords,
    };
  }

  #readNames(): void {
    for (const { document, names } of this.#sums.namesSince(this.#state)) {
      this.#names.set(document, JSON.parse(names) as DocumentNames);
    }
    const counted = this.#sums.documents();
    if (counted.length === this.#names.size) return;
    const present = new Set(counted);
    for (const document of this.#names.keys()) if (!present.has(document)) this.#names.delete(document);
  }
}
