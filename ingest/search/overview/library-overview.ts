import type { Clause } from '../../policy/clause.ts';
import { findDocumentNumbers } from '../../policy/document-number.ts';
import { type ClauseRecord, clauseRecord, isFindable, segmentClause } from '../index/clause-record.ts';
import { gramsOf, type SegmentedClause, WholeWords } from '../index/grams.ts';
import { fold } from '../words/folded-text.ts';
import { segment } from '../words/segmentation.ts';
import type { ClauseSource, SourceDocument } from './clause-source.ts';
import { type DefinedTerm, definedTerms } from './defined-terms.ts';
import { knownForms } from './known-forms.ts';
import { LatinWordCounter } from './latin-words.ts';
import { HeadingCounter, type LibraryHeading } from './library-headings.ts';
import { Vocabulary, VocabularyCounter } from './library-vocabulary.ts';
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
  /** Headings of clauses and sections, each once. */
  headings: LibraryHeading[];
  /** Words in Latin letters as printed, of most clauses first. */
  latinWords: string[];
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

const shortestName = 2;
const longestName = 12;

/** Reads a library twice: first its words and names, then the grams of each clause, which hold these words. */
export class LibraryReader {
  readonly #source: ClauseSource;
  readonly #terms = new TermCounter();
  #vocabulary = new Vocabulary([]);
  readonly #units = new Map<string, number>();
  readonly #annexes: AnnexTitle[] = [];
  readonly #defined: DefinedTerm[] = [];
  readonly #citedNumbers = new Set<string>();
  readonly #headings = new HeadingCounter();
  readonly #latinWords = new LatinWordCounter();

  constructor(source: ClauseSource) {
    this.#source = source;
  }

  /** The records of the index, one after the other; what they hold is counted on the way. */
  *records(): Generator<ClauseRecord> {
    let id = 0;
    for (const { clause, grams, document } of this.#countedClauses()) {
      yield clauseRecord(id++, clause, grams, document);
    }
  }

  finish(): LibraryOverview {
    return {
      statistics: this.#terms.finish(),
      vocabulary: this.#vocabulary,
      units: this.#units,
      annexes: this.#annexes,
      defined: this.#defined,
      citedNumbers: this.#citedNumbers,
      headings: this.#headings.finish(),
      latinWords: this.#latinWords.finish(),
    };
  }

  /** Reads everything for the memory alone, when the index already stands. */
  static overview(source: ClauseSource): LibraryOverview {
    const reader = new LibraryReader(source);
    const clauses = reader.#countedClauses();
    while (!clauses.next().done);
    return reader.finish();
  }

  /** Findable clauses in the order of the library. */
  *#countedClauses(): Generator<{ clause: SegmentedClause; grams: string[]; document: SourceDocument }> {
    const words = this.#readWords();
    this.#vocabulary = words.finish();
    const whole = new WholeWords([...words.wholes(), ...knownForms()]);
    for (const document of this.#source.documents()) {
      for (const findable of this.#source.clauses(document.id)) {
        if (!isFindable(findable)) continue;
        const clause = segmentClause(findable);
        const grams = gramsOf(clause, whole);
        this.#terms.add(grams, clause.text.length);
        yield { clause, grams, document };
      }
    }
  }

  #readWords(): VocabularyCounter {
    const words = new VocabularyCounter();
    for (const document of this.#source.documents()) {
      nameQuoted(document.title, words);
      for (const clause of this.#source.clauses(document.id)) {
        this.#readHeading(clause);
        if (isFindable(clause)) this.#readClause(clause, words);
      }
    }
    return words;
  }

  #readHeading(clause: Clause): void {
    if (clause.heading === null) return;
    if (clause.kind === 'annex')
      this.#annexes.push({ document: clause.document, address: clause.address, title: clause.heading });
    this.#headings.add(clause.heading, `${clause.document}/${clause.address}`);
  }

  #readClause(clause: Clause, words: VocabularyCounter): void {
    words.add(segment(fold(clause.text)));
    for (const name of new Set(clause.units.map((unit) => unit.name))) {
      this.#units.set(name, (this.#units.get(name) ?? 0) + 1);
      words.addName(fold(name));
    }
    this.#latinWords.add(clause.text);
    nameQuoted(clause.text, words);
    for (const { raw } of findDocumentNumbers(clause.text)) this.#citedNumbers.add(fold(raw));
    for (const term of definedTerms(clause.text)) {
      this.#defined.push(term);
      words.addName(term.short);
      words.addName(term.full);
    }
  }
}

/** Quoted names are words of the library even where they stand once: “未来工厂”. */
function nameQuoted(text: string, words: VocabularyCounter): void {
  for (const match of text.matchAll(/[“《]([^”》]+)[”》]/g)) {
    const name = fold(match[1] ?? '');
    if (name.length >= shortestName && name.length <= longestName) words.addName(name);
  }
}
