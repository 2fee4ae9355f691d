import type { SubjectWord } from '../crossref/subject.ts';
import type { DocumentPair, PairDecision, PairReason } from '../policy/document-pair.ts';
import type { Database } from './database.ts';

interface PairRow {
  lower_document: string;
  upper_document: string;
  reasons: string;
}

/** A person's last word on a pair. */
export interface DecidedPair {
  lower: string;
  upper: string;
  decision: PairDecision;
  by: string;
  at: string;
}

/** Which documents stand under which, why, and what people said of it. */
export class DocumentPairs {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Pairs in which a document is the lower one, by upper document. */
  under(lower: string): DocumentPair[] {
    return this.#rows('lower_document = ?', lower);
  }

  /** Pairs in which a document is the upper one, by lower document. */
  over(upper: string): DocumentPair[] {
    return this.#rows('upper_document = ?', upper);
  }

  /** Ids of the documents that stand on a side of any pair, by id. */
  documents(side: 'lower' | 'upper'): string[] {
    return this.#database
      .prepare<[], string>(`SELECT DISTINCT ${side}_document FROM document_pairs ORDER BY 1`)
      .pluck()
      .all();
  }

  /** Replaces the pairs of one document on both sides. */
  replace(document: string, pairs: readonly DocumentPair[]): void {
    this.#database
      .prepare('DELETE FROM document_pairs WHERE lower_document = ? OR upper_document = ?')
      .run(document, document);
    const insert = this.#database.prepare(
      'INSERT OR REPLACE INTO document_pairs (lower_document, upper_document, reasons) VALUES (?, ?, ?)',
    );
    for (const { lower, upper, reasons } of pairs) insert.run(lower, upper, JSON.stringify(reasons));
  }

  /** Replaces the words that say what a document is about. */
  setSubject(document: string, words: readonly SubjectWord[]): void {
    this.#database.prepare('DELETE FROM subject_words WHERE document = ?').run(document);
    const insert = this.#database.prepare('INSERT INTO subject_words (word, document, weight) VALUES (?, ?, ?)');
    for (const { word, weight } of words) insert.run(word, document, weight);
  }

  /** Documents that are about the same from a likeness on, the most alike first, with the words that say so. */
  alike(document: string, from: number): { document: string; likeness: number; words: string[] }[] {
    return this.#database
      .prepare<[string, string, number], { document: string; likeness: number; words: string }>(
        `SELECT other.document AS document, sum(own.weight * other.weight) AS likeness,
            json_group_array(own.word ORDER BY own.weight * other.weight DESC) AS words
          FROM subject_words AS own JOIN subject_words AS other ON other.word = own.word
          WHERE own.document = ? AND other.document <> ?
          GROUP BY other.document HAVING likeness >= ? ORDER BY likeness DESC, other.document`,
      )
      .all(document, document, from)
      .map(({ words, ...row }) => ({ ...row, words: (JSON.parse(words) as string[]).slice(0, shownWords) }));
  }

  /** Takes note of what a person said. */
  decide({ lower, upper, decision, by, at }: DecidedPair): void {
    this.#database
      .prepare('INSERT INTO pair_decisions (lower_document, upper_document, decision, by, at) VALUES (?, ?, ?, ?, ?)')
      .run(lower, upper, decision, by, at);
  }

  /** The last words of people on the pairs of a document. */
  decided(document: string): DecidedPair[] {
    return this.#database
      .prepare<[string, string], DecidedPair>(
        `SELECT lower_document AS lower, upper_document AS upper, decision, by, at FROM pair_decisions
          WHERE id IN (SELECT max(id) FROM pair_decisions WHERE lower_document = ? OR upper_document = ?
            GROUP BY lower_document, upper_document)`,
      )
      .all(document, document);
  }

  #rows(condition: string, id: string): DocumentPair[] {
    return this.#database
      .prepare<[string], PairRow>(
        `SELECT * FROM document_pairs WHERE ${condition} ORDER BY lower_document, upper_document`,
      )
      .all(id)
      .map((row) => ({
        lower: row.lower_document,
        upper: row.upper_document,
        reasons: JSON.parse(row.reasons) as PairReason[],
      }));
  }
}

/** As many shared words as people read. */
const shownWords = 8;
