import type { CountedDocument } from '../../library/sums.ts';
import type { Clause } from '../../policy/clause.ts';
import { findDocumentNumbers } from '../../policy/document-number.ts';
import { type ClauseRecord, clauseRecord, isFindable, segmentClause } from '../index/clause-record.ts';
import { gramsOf } from '../index/grams.ts';
import { fold } from '../words/folded-text.ts';
import { spokenName } from '../words/spoken-name.ts';
import type { SourceDocument } from './clause-source.ts';
import { type DefinedTerm, definedTerms } from './defined-terms.ts';
import { latinWordsIn } from './latin-words.ts';
import { VocabularyCounter } from './library-vocabulary.ts';

/** A titled annex of a document, which queries may name like a document. */
export interface AnnexTitle {
  document: string;
  address: string;
  title: string;
}

/** Names that a document brings into the library. */
export interface DocumentNames {
  annexes: AnnexTitle[];
  /** Abbreviations that it defines itself. */
  defined: DefinedTerm[];
}

/** What search makes of one document, from that document alone. */
export interface ReadDocument {
  records: ClauseRecord[];
  counted: CountedDocument;
}

const shortestName = 2;
const longestName = 12;

class Counter extends Map<string, number> {
  add(text: string): void {
    this.set(text, (this.get(text) ?? 0) + 1);
  }
}

/**
 * Reads a document for the index and for the sums.
 *
 * @param revision that the records carry
 * @param clauses its whole outline in order
 */
export function readDocument(document: SourceDocument, revision: number, clauses: readonly Clause[]): ReadDocument {
  const reader = new DocumentReader();
  const records: ClauseRecord[] = [];
  reader.nameQuoted(document.title);
  for (const [position, clause] of clauses.entries()) {
    reader.readHeading(clause);
    if (!isFindable(clause)) continue;
    const segmented = segmentClause(clause);
    const grams = gramsOf(segmented);
    reader.readClause(clause, segmented.text, grams);
    reader.vocabulary.add(segmented.words);
    records.push(clauseRecord({ document, revision, position }, segmented, grams));
  }
  return { records, counted: reader.finish(document.id) };
}

class DocumentReader {
  readonly vocabulary = new VocabularyCounter();
  readonly #grams = new Counter();
  readonly #units = new Counter();
  readonly #latin = new Counter();
  readonly #cited = new Counter();
  readonly #names: DocumentNames = { annexes: [], defined: [] };
  readonly #headings: CountedDocument['headings'][number][] = [];
  #clauses = 0;
  #length = 0;

  readHeading({ document, address, kind, heading }: Clause): void {
    if (heading === null) return;
    if (kind === 'annex') this.#names.annexes.push({ document, address, title: heading });
    const folded = fold(heading);
    if (folded !== '') this.#headings.push({ folded, address, text: heading, spoken: spokenName(heading) });
  }

  readClause(clause: Clause, folded: string, grams: readonly string[]): void {
    this.#clauses += 1;
    this.#length += folded.length;
    for (const gram of grams) this.#grams.add(gram);
    for (const name of new Set(clause.units.map((unit) => unit.name))) {
      this.#units.add(name);
      this.vocabulary.addName(fold(name));
    }
    for (const word of latinWordsIn(clause.text)) this.#latin.add(word);
    this.nameQuoted(clause.text);
    for (const raw of new Set(findDocumentNumbers(clause.text).map((number) => fold(number.raw)))) this.#cited.add(raw);
    for (const term of definedTerms(clause.text)) {
      this.#names.defined.push(term);
      this.vocabulary.addName(term.short);
      this.vocabulary.addName(term.full);
    }
  }

  /** Quoted names are words of the library even where they stand once: “未来工厂”. */
  nameQuoted(text: string): void {
    for (const match of text.matchAll(/[“《]([^”》]+)[”》]/g)) {
      const name = fold(match[1] ?? '');
      if (name.length >= shortestName && name.length <= longestName) this.vocabulary.addName(name);
    }
  }

  finish(document: string): CountedDocument {
    const { words, phrases, names } = this.vocabulary;
    return {
      document,
      counts: {
        ...{ clauses: this.#clauses, length: this.#length, words, phrases, names },
        ...{ gram: this.#grams, unit: this.#units, latin: this.#latin, cited: this.#cited },
      },
      headings: this.#headings,
      names: JSON.stringify(this.#names),
    };
  }
}
