import type { SourceDocument, SourceUnit } from '../clause-source.ts';
import type { TermStatistics } from '../term-statistics.ts';

/** What the steps of understanding know of the library, and which of them the user has undone. */
export interface UnderstandingContext {
  documents: SourceDocument[];
  units: SourceUnit[];
  statistics: TermStatistics;
  undone: ReadonlySet<string>;
}
