import type { SourceDocument } from '../overview/clause-source.ts';
import type { TermMatch } from '../ranking/matching.ts';
import { isMeant, type RankedClause } from '../ranking/ranking.ts';
import type { PastedText } from '../ranking/shared-text.ts';
import type { SearchHit } from '../search-result.ts';
import { highlightsOf } from './highlights.ts';
import { snippetOf } from './snippet.ts';

/** A hit is weak when the clause holds less than this share of what was asked, rare words weighing more. */
export const leastCoverage = 0.6;
/** Nor when it lacks so many of the words: one of two, however common the one. */
export const leastFound = 0.6;

/** @param certain true where the query names the clause or only filters, so that nothing can be missing */
export function isWeak({ coverage, found, lacks, matches, verbatim }: RankedClause, certain: boolean): boolean {
  return !certain && !verbatim && matches.length > 0 && (coverage < leastCoverage || found < leastFound || lacks);
}

function isOnlyInPath({ occurrences, path, responsibility, document }: TermMatch): boolean {
  return Math.max(path, document) > 0 && occurrences.length === 0 && responsibility === 0;
}

/** A ranked clause as the result shows it. */
export function hitOf(
  entry: RankedClause,
  document: SourceDocument,
  certain: boolean,
  pasted: PastedText | null,
): SearchHit {
  const { clause } = entry.prepared;
  const highlights = highlightsOf(entry.prepared, entry.matches, pasted);
  const { kind, num, heading, path, units, text, address } = clause;
  const inText = highlights.filter(({ field }) => field === 'text');
  return {
    ...{ document: clause.document, address, kind, num, heading, path, units, text },
    documentTitle: document.title,
    level: document.level,
    validity: document.validity,
    snippet: snippetOf(text, inText),
    highlights,
    verbatim: entry.verbatim,
    missing:
      certain || entry.verbatim ? [] : entry.matches.filter((match) => !isMeant(match)).map(({ term }) => term.typed),
    onlyInPath: certain ? [] : entry.matches.filter(isOnlyInPath).map(({ term }) => term.typed),
    score: entry.score,
    weak: isWeak(entry, certain),
    parts: entry.parts,
  };
}
