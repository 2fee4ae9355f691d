import type { Clause } from '../policy/clause.ts';
import { findDocumentNumbers } from '../policy/document-number.ts';
import { type ClauseRecord, clauseRecord, isFindable } from './clause-record.ts';
import type { ClauseSource } from './clause-source.ts';
import { type DefinedTerm, definedTerms } from './defined-terms.ts';
import { fold } from './folded-text.ts';
import { Vocabulary, VocabularyCounter } from './library-vocabulary.ts';
import { segment } from './segmentation.ts';
import { TermCounter, TermStatistics } from './term-statistics.ts';

/** A titled annex of a document, which queries may name like a document. */
export interface AnnexTitle {
  document: string;
  address: string;
  title: string;
}

/** What search keeps in memory of a library: counts and names, no texts. */
export interface LibraryOverview {
  statistics: TermStatistics;
  vocabulary: Vocabulary;
  /** Canonical names of the units that clauses name as responsible, with the number of clauses. */
  units: Map<string, number>;
  annexes: AnnexTitle[];
  /** Abbreviations that the documents define themselves. */
  defined: DefinedTerm[];
  /** Document numbers that the texts print, folded. */
  citedNumbers: Set<string>;
  /** Headings of clauses and sections: text and place. */
  headings: { text: string; place: string }[];
}

/** An overview as text, for keeping it beside the library. */
export function writeOverview(overview: LibraryOverview): string {
  const { statistics, vocabulary, units, citedNumbers, ...rest } = overview;
  return JSON.stringify({
    statistics: statistics.counts(),
    vocabulary: vocabulary.entries.map(({ text, frequency }) => [text, frequency]),
    units: [...units],
    citedNumbers: [...citedNumbers],
    ...rest,
  });
}

/** The overview that `writeOverview` wrote. */
export function readOverview(written: string): LibraryOverview {
  const { statistics, vocabulary, units, citedNumbers, ...rest } = JSON.parse(written);
  return {
    statistics: new TermStatistics(statistics),
    vocabulary: new Vocabulary(vocabulary.map(([text, frequency]: [string, number]) => ({ text, frequency }))),
    units: new Map(units),
    citedNumbers: new Set(citedNumbers),
    ...rest,
  };
}

const headingLimit = 20_000;
const shortestName = 2;
const longestName = 12;

/** Reads a library once, for the index (`records`) and for the memory (`finish`). */
export class LibraryReader {
  readonly #source: ClauseSource;
  readonly #terms = new TermCounter();
  readonly #vocabulary = new VocabularyCounter();
  readonly #units = new Map<string, number>();
  readonly #annexes: AnnexTitle[] = [];
  readonly #defined: DefinedTerm[] = [];
  readonly #citedNumbers = new Set<string>();
  readonly #headings: { text: string; place: string }[] = [];

  constructor(source: ClauseSource) {
    this.#source = source;
  }

  /** The records of the index, one after the other; what they hold is counted on the way. */
  *records(): Generator<ClauseRecord> {
    let id = 0;
    for (const document of this.#source.documents()) {
      this.#nameAll(document.title);
      for (const clause of this.#source.clauses(document.id)) {
        this.#countHeading(clause);
        if (!isFindable(clause)) continue;
        this.#countClause(clause);
        yield clauseRecord(id++, clause, document);
      }
    }
  }

  finish(): LibraryOverview {
    return {
      statistics: this.#terms.finish(),
      vocabulary: this.#vocabulary.finish(),
      units: this.#units,
      annexes: this.#annexes,
      defined: this.#defined,
      citedNumbers: this.#citedNumbers,
      headings: this.#headings,
    };
  }

  /** Reads everything for the memory alone, when the index already stands. */
  static overview(source: ClauseSource): LibraryOverview {
    const reader = new LibraryReader(source);
    for (const document of source.documents()) {
      reader.#nameAll(document.title);
      for (const clause of source.clauses(document.id)) {
        reader.#countHeading(clause);
        if (isFindable(clause)) reader.#countClause(clause);
      }
    }
    return reader.finish();
  }

  #countHeading(clause: Clause): void {
    if (clause.heading === null) return;
    if (clause.kind === 'annex')
      this.#annexes.push({ document: clause.document, address: clause.address, title: clause.heading });
    if (this.#headings.length < headingLimit)
      this.#headings.push({ text: clause.heading, place: `${clause.document}/${clause.address}` });
  }

  #countClause(clause: Clause): void {
    const text = fold(clause.text);
    this.#terms.add(text, fold(clause.heading ?? ''));
    this.#vocabulary.add(segment(text));
    for (const name of new Set(clause.units.map((unit) => unit.name))) {
      this.#units.set(name, (this.#units.get(name) ?? 0) + 1);
      this.#vocabulary.addName(fold(name));
    }
    this.#nameAll(clause.text);
    for (const { raw } of findDocumentNumbers(clause.text)) this.#citedNumbers.add(fold(raw));
    for (const term of definedTerms(clause.text)) {
      this.#defined.push(term);
      this.#vocabulary.addName(term.short);
      this.#vocabulary.addName(term.full);
    }
  }

  /** Quoted names are words of the library even where they stand once: “未来工厂”. */
  #nameAll(text: string): void {
    for (const match of text.matchAll(/[“《]([^”》]+)[”》]/g)) {
      const name = fold(match[1] ?? '');
      if (name.length >= shortestName && name.length <= longestName) this.#vocabulary.addName(name);
    }
  }
}
