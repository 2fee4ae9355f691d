import type { Plugin } from 'unified';
import type { CitationRelation, FoundCitation } from '../policy/citation.ts';
import type { Span } from '../policy/clause.ts';
import { findDocumentNumbers, formatDocumentNumber } from '../policy/document-number.ts';
import { tidyTitle } from '../policy/printed-title.ts';
import { nodeText, type PolicyNode, type PolicyRoot, walk } from '../policy/tree.ts';
import { type CitedName, citePlaces } from './cited-places.ts';
import { toClauses } from './clause-records.ts';
import { type NamedDocument, repealedDocuments } from './repeals.ts';

/** Finds every mention of another document (《…》（文号）, a bare number) and of a place in the same document. */
export const citations: Plugin<[], PolicyRoot> = () => (root) => {
  const names = new Map<string, DefinedName>();
  const outline = toClauses(root, '');
  const cited: CitedName[] = [];
  for (const node of walk(root.children)) {
    const text = nodeText(node);
    const titled = findTitles(text, node, names);
    const named = [...titled, ...findBareNumbers(text, node, titled)].sort((a, b) => a.span.start - b.span.start);
    node.citations = citePlaces({ text, node, named, before: cited, outline });
    node.citations.sort((a, b) => a.span.start - b.span.start);
    for (const { title, documentNumber } of named) if (title !== null) cited.push({ title, documentNumber });
  }
};

interface DefinedName {
  title: string;
  documentNumber: string | null;
}

const TITLE = /《([^《》]*(?:《[^《》]*》[^《》]*)*)》/g;
const NUMBER_BEHIND = /^\s*[（(]([^（()）]{0,60}(?:[（(][^（()）]*[）)][^（()）]*)?)[）)]/;
const SHORT_NAME = /(?:以下|下)(?:统一)?简称(?:为)?\s*[:：]?\s*[“"《「]?([^”"》」）)，。；]{1,30})[”"》」]?/;

function findTitles(text: string, node: PolicyNode, names: Map<string, DefinedName>): FoundCitation[] {
  const found: FoundCitation[] = [];
  const repealed = repealedDocuments(text);
  for (const match of text.matchAll(TITLE)) {
    const start = match.index;
    let end = start + match[0].length;
    const behind = NUMBER_BEHIND.exec(text.slice(end));
    const number = behind === null ? undefined : findDocumentNumbers(behind[1] ?? '')[0];
    const shortName = behind === null ? null : (SHORT_NAME.exec(behind[1] ?? '')?.[1] ?? null);
    if (behind !== null && (number !== undefined || shortName !== null)) end += behind[0].length;
    const printed = tidyTitle(match[1] ?? '');
    const known = names.get(printed);
    const title = known?.title ?? printed;
    const documentNumber = number === undefined ? (known?.documentNumber ?? null) : formatDocumentNumber(number.number);
    if (shortName !== null) names.set(shortName, { title, documentNumber });
    found.push({
      document: '',
      address: node.address,
      span: { start, end },
      raw: text.slice(start, end),
      relation: relationOf(text, { start, end }, shortName, repealed),
      title,
      documentNumber,
      shortName,
      places: [],
    });
  }
  return found;
}

const IMPLEMENTS = /(?:贯彻|落实|根据|按照|依据|遵照|依照|为落实|实施|执行|遵循|结合|对照)[^。；]*$/;
function relationOf(
  text: string,
  { start, end }: Span,
  shortName: string | null,
  repealed: readonly NamedDocument[],
): CitationRelation {
  const before =
    text
      .slice(Math.max(0, start - 80), start)
      .split(/[。；\n]/)
      .at(-1) ?? '';
  if (repealed.some(({ from, to }) => start < to && end > from)) return 'repeals';
  if (shortName !== null) return 'defines';
  return IMPLEMENTS.test(before) ? 'implements' : 'mentions';
}

/** Document numbers outside the bracket behind a title. */
function findBareNumbers(text: string, node: PolicyNode, titled: readonly FoundCitation[]): FoundCitation[] {
  if (node.type === 'front' && !/[。；]/.test(text)) return [];
  const repealed = repealedDocuments(text);
  return findDocumentNumbers(text)
    .filter(
      ({ span }) => !titled.some((citation) => span.start >= citation.span.start && span.end <= citation.span.end),
    )
    .map(({ number, span, raw }) => ({
      document: '',
      address: node.address,
      span,
      raw,
      relation: relationOf(text, span, null, repealed),
      title: null,
      documentNumber: formatDocumentNumber(number),
      shortName: null,
      places: [],
    }));
}
