import type { CitationView } from '../server/contract/citation.ts';
import type { TextMark } from './elements/clause-text.ts';
import { clauseLink, documentLink } from './links.ts';

export const relationNames: Record<CitationView['relation'], string> = {
  implements: '依据',
  repeals: '废止',
  defines: '简称',
  internal: '本文件内',
  mentions: '提及',
};

export const unresolvedReasons: Record<NonNullable<CitationView['reason']>, string> = {
  'not-in-library': '库中没有这份文件',
  ambiguous: '可能指多份文件，未定',
  'no-such-clause': '文件中没有这一条',
};

/** Where a citation leads; null where it is not resolved. */
export function citationTarget(citation: CitationView): string | null {
  if (citation.targetDocument === null) return null;
  return citation.targetAddress === null
    ? documentLink(citation.targetDocument)
    : clauseLink(citation.targetDocument, citation.targetAddress);
}

/** Links in a clause's text at its resolved citations; 第二条至第四条 has one at each end, not one for all of it. */
export function citationMarks(citations: readonly CitationView[]): TextMark[] {
  const holdsOthers = ({ start, end }: CitationView['span']) =>
    citations.some(({ span }) => span.start >= start && span.end <= end && span.end - span.start < end - start);
  return citations.flatMap((citation): TextMark[] => {
    const href = citationTarget(citation);
    if (href === null || holdsOthers(citation.span)) return [];
    const title = `${relationNames[citation.relation]}：${citation.targetLabel ?? citation.raw}`;
    return [{ ...citation.span, label: { kind: 'link', href, title, broken: false } }];
  });
}
