import { deflateSync, inflateSync } from 'node:zlib';
import type { Database } from './database.ts';
import type { State } from './state.ts';

/** What is summed by text: clauses that hold a gram, name a unit, print a word in Latin letters or a document number. */
export const summedKinds = ['gram', 'unit', 'latin', 'cited'] as const;
export type SummedKind = (typeof summedKinds)[number];
const vocabularyKinds = ['words', 'phrases', 'names'] as const;
type VocabularyKind = (typeof vocabularyKinds)[number];

/** Counts of one document by text. */
export type DocumentCounts = Record<SummedKind | VocabularyKind, ReadonlyMap<string, number>> & {
  /** Search records. */
  clauses: number;
  /** Characters of their folded texts. */
  length: number;
};

/** A heading of a document, in its folded and its printed form. */
export interface CountedHeading {
  folded: string;
  address: string;
  text: string;
  spoken: string;
}

/** What one document adds to the sums. */
export interface CountedDocument {
  document: string;
  counts: DocumentCounts;
  headings: readonly CountedHeading[];
  /** Names that it brings into the library, as JSON. */
  names: string;
}

/** A heading as the whole library prints it. */
export interface SummedHeading {
  text: string;
  /** `document/address`; null for a heading that stands in several places. */
  place: string | null;
  places: number;
  spoken: string;
}

interface Delta {
  words: number;
  phrases: number;
  names: number;
}

/**
 * What search counts in the library, as sums to which documents are added and from which they are taken out. A document
 * is taken out as it was added, from what was kept of it, whatever became of its text and of this program since.
 */
export class Sums {
  readonly #database: Database;
  readonly #state: State;

  constructor(database: Database, state: State) {
    this.#database = database;
    this.#state = state;
  }

  /** Another number after each change, by whatever process. */
  state(): number {
    return Number(this.#state.get('sums') ?? '0');
  }

  /**
   * Puts documents in the place of what the sums hold of them, and takes others out, in one step.
   *
   * @param gone ids of documents that are taken out
   */
  put(counted: readonly CountedDocument[], gone: readonly string[] = []): void {
    this.#database
      .transaction(() => {
        const change = new SumsChange();
        for (const document of [...gone, ...counted.map((entry) => entry.document)]) {
          const kept = this.#kept(document);
          if (kept !== null) change.add(kept, -1);
          this.#database.prepare('DELETE FROM counted_documents WHERE document = ?').run(document);
          this.#database.prepare('DELETE FROM headings WHERE document = ?').run(document);
        }
        for (const entry of counted) {
          change.add(entry.counts, 1);
          this.#keep(entry, this.state() + 1);
        }
        this.#write(change);
        this.#state.set('sums', String(this.state() + 1));
      })
      .immediate();
  }

  /** Forgets everything, e.g. because the code that counts has changed. */
  clear(): void {
    this.#database
      .transaction(() => {
        for (const table of ['sums', 'vocabulary', 'headings', 'counted_documents'])
          this.#database.exec(`DELETE FROM ${table}`);
        this.#state.set('sums', String(this.state() + 1));
      })
      .immediate();
  }

  /** The sum for a text; undefined where no document has it. */
  of(kind: SummedKind | 'total', text: string): number | undefined {
    return this.#database
      .prepare<[string, string], number>('SELECT clauses FROM sums WHERE kind = ? AND text = ?')
      .pluck()
      .get(kind, text);
  }

  /** All texts of a kind with their sums, in the order of the texts. */
  all(kind: Exclude<SummedKind, 'gram'>): [string, number][] {
    return this.#database
      .prepare<[string], [string, number]>('SELECT text, clauses FROM sums WHERE kind = ? ORDER BY text')
      .raw()
      .all(kind);
  }

  /** Number of clauses that hold a word or phrase; 0 for one that is none of the library. */
  frequency(text: string): number {
    return (
      this.#database.prepare<[string], number>('SELECT frequency FROM vocabulary WHERE text = ?').pluck().get(text) ?? 0
    );
  }

  /** The most frequent words and phrases, most frequent first. */
  mostFrequent(limit: number): { text: string; frequency: number }[] {
    return this.#database
      .prepare<[number], { text: string; frequency: number }>(
        'SELECT text, frequency FROM vocabulary WHERE frequency > 0 ORDER BY frequency DESC, text LIMIT ?',
      )
      .all(limit);
  }

  /** Headings, each once, in the order of their folded texts. */
  headings(): SummedHeading[] {
    return this.#database
      .prepare<[], SummedHeading>(
        `SELECT min(text) AS text, count(*) AS places, min(spoken) AS spoken,
          CASE WHEN count(*) = 1 THEN min(document || '/' || address) END AS place
          FROM headings GROUP BY folded ORDER BY folded`,
      )
      .all();
  }

  /** Names of the documents that were counted after a state of the sums. */
  namesSince(state: number): { document: string; names: string }[] {
    return this.#database
      .prepare<[number], { document: string; names: string }>(
        'SELECT document, names FROM counted_documents WHERE since > ?',
      )
      .all(state);
  }

  /** Ids of all counted documents. */
  documents(): string[] {
    return this.#database.prepare<[], string>('SELECT document FROM counted_documents ORDER BY document').pluck().all();
  }

  #kept(document: string): DocumentCounts | null {
    const row = this.#database
      .prepare<[string], { counts: Buffer }>('SELECT counts FROM counted_documents WHERE document = ?')
      .get(document);
    return row === undefined ? null : readCounts(row.counts);
  }

  #keep({ document, counts, headings, names }: CountedDocument, since: number): void {
    this.#database
      .prepare('INSERT INTO counted_documents (document, since, names, counts) VALUES (?, ?, ?, ?)')
      .run(document, since, names, writeCounts(counts));
    const row = this.#database.prepare(
      'INSERT OR IGNORE INTO headings (folded, document, address, text, spoken) VALUES (?, ?, ?, ?, ?)',
    );
    for (const { folded, address, text, spoken } of headings) row.run(folded, document, address, text, spoken);
  }

  #write(change: SumsChange): void {
    const sum = this.#database.prepare(
      'INSERT INTO sums (kind, text, clauses) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET clauses = clauses + excluded.clauses',
    );
    const noSum = this.#database.prepare('DELETE FROM sums WHERE kind = ? AND text = ? AND clauses = 0');
    for (const [kind, texts] of change.sums) {
      for (const [text, by] of sorted(texts)) {
        if (by === 0) continue;
        sum.run(kind, text, by);
        if (by < 0) noSum.run(kind, text);
      }
    }
    const entry = this.#database.prepare(
      `INSERT INTO vocabulary (text, words, phrases, names) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET
        words = words + excluded.words, phrases = phrases + excluded.phrases, names = names + excluded.names`,
    );
    const noEntry = this.#database.prepare(
      'DELETE FROM vocabulary WHERE text = ? AND words = 0 AND phrases = 0 AND names = 0',
    );
    for (const [text, { words, phrases, names }] of sorted(change.vocabulary)) {
      if (words === 0 && phrases === 0 && names === 0) continue;
      entry.run(text, words, phrases, names);
      if (words < 0 || phrases < 0 || names < 0) noEntry.run(text);
    }
  }
}

/** What a write changes: added up before it is written, so that a text of many documents costs one row. */
class SumsChange {
  readonly sums = new Map<SummedKind | 'total', Map<string, number>>();
  readonly vocabulary = new Map<string, Delta>();

  /** @param sign 1 to add, -1 to take out */
  add(counts: DocumentCounts, sign: 1 | -1): void {
    for (const kind of summedKinds) for (const [text, count] of counts[kind]) this.#sum(kind, text, sign * count);
    this.#sum('total', 'clauses', sign * counts.clauses);
    this.#sum('total', 'length', sign * counts.length);
    for (const kind of vocabularyKinds) {
      for (const [text, count] of counts[kind]) {
        let delta = this.vocabulary.get(text);
        if (delta === undefined) {
          delta = { words: 0, phrases: 0, names: 0 };
          this.vocabulary.set(text, delta);
        }
        delta[kind] += sign * count;
      }
    }
  }

  #sum(kind: SummedKind | 'total', text: string, by: number): void {
    let texts = this.sums.get(kind);
    if (texts === undefined) {
      texts = new Map();
      this.sums.set(kind, texts);
    }
    texts.set(text, (texts.get(text) ?? 0) + by);
  }
}

/** In the order of the tables, so that neighbouring rows are written one after the other. */
function* sorted<Value>(texts: ReadonlyMap<string, Value>): Generator<[string, Value]> {
  // Sorting bare strings is several times as fast as sorting entries by a comparison of ours.
  for (const text of [...texts.keys()].sort()) {
    const value = texts.get(text);
    if (value !== undefined) yield [text, value];
  }
}

function writeCounts({ clauses, length, ...kinds }: DocumentCounts): Buffer {
  const flat = Object.fromEntries(Object.entries(kinds).map(([kind, texts]) => [kind, [...texts].flat()]));
  return deflateSync(JSON.stringify({ clauses, length, ...flat }));
}

function readCounts(written: Buffer): DocumentCounts {
  const { clauses, length, ...flat } = JSON.parse(inflateSync(written).toString('utf8'));
  const texts = (list: (string | number)[]) => {
    const map = new Map<string, number>();
    for (let at = 0; at < list.length; at += 2) map.set(String(list[at]), Number(list[at + 1]));
    return map;
  };
  const kinds = [...summedKinds, ...vocabularyKinds].map((kind) => [kind, texts(flat[kind])]);
  return { clauses, length, ...Object.fromEntries(kinds) } as DocumentCounts;
}
