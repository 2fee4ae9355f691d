import type { Clause } from '../../policy/clause.ts';
import type { SourceDocument } from '../overview/clause-source.ts';
import type { DefinedTerm } from '../overview/defined-terms.ts';
import type { Vocabulary } from '../overview/library-vocabulary.ts';
import type { TermStatistics } from '../overview/term-statistics.ts';
import type { NamedText } from './document-mention.ts';

/** What the steps of understanding know of the library, and which of them the user has undone. */
export interface UnderstandingContext {
  documents: SourceDocument[];
  /** Documents and titled annexes, by which a query may name them. */
  texts: NamedText[];
  /** All clauses of a document in order, headings included. */
  outline(document: string): Clause[];
  /** Responsible units that clauses of the library name: canonical names, and number of clauses. */
  units: ReadonlyMap<string, number>;
  /** Abbreviations that documents of the library define. */
  defined: DefinedTerm[];
  /** Document numbers that texts of the library print, folded. */
  citedNumbers: ReadonlySet<string>;
  statistics: TermStatistics;
  vocabulary: Vocabulary;
  undone: ReadonlySet<string>;
}
