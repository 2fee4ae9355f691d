/** A doubt or a problem found while reading a document; never an exception. */
export interface IngestMessage {
  severity: 'note' | 'warning' | 'error';
  /** Stable kebab-case id, e.g. `number-gap`, `unknown-unit`, `furniture-dropped`. */
  rule: string;
  /** Chinese sentence: what was found and what was done about it. */
  reason: string;
  /** 1-based line in the extracted source text; null where the message is about the whole file. */
  line: number | null;
  /** Address of the clause, where one is known. */
  address: string | null;
  /** The characters concerned, as printed. */
  quote: string | null;
}
