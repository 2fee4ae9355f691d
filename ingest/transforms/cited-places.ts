import type { FoundCitation } from '../policy/citation.ts';
import type { Clause } from '../policy/clause.ts';
import { documentKinds } from '../policy/document-kinds.ts';
import { locatePlace } from '../policy/place/locate.ts';
import { findPlaces, type ReadPlace } from '../policy/place/read.ts';
import type { PolicyNode } from '../policy/tree.ts';

/** A document that a text has named. */
export interface CitedName {
  title: string;
  documentNumber: string | null;
}

/** One node's text and what stands around it. */
interface CitingText {
  text: string;
  node: PolicyNode;
  /** Citations of documents in this text, in order. */
  named: FoundCitation[];
  /** Documents named in the text before. */
  before: readonly CitedName[];
  /** The citing document. */
  outline: readonly Clause[];
}

/**
 * The citations of a text with the places that they cite: 《…》第三条、第五条第二款 are two of that document, 该办法第五条 is one of
 * the document named before, 第（十）、（十三）项 are two of the own document.
 */
export function citePlaces(citing: CitingText): FoundCitation[] {
  const { text, node, named } = citing;
  const found = [...named];
  if (node.type === 'front' && !/[。；]/.test(text)) return found;
  for (const { places, start } of findPlaces(text)) {
    const insideTitle = named.some(({ span }) => start >= span.start && start < span.end);
    if (insideTitle || (start === 0 && node.num !== null && text.startsWith(node.num))) continue;
    const behind = found.find((citation) => named.includes(citation) && follows(text, citation.span.end, start));
    const reference = behind === undefined ? referenceBefore(citing, start) : null;
    if (behind !== undefined) found.splice(found.indexOf(behind), 1, ...ofDocument(text, behind, places));
    else if (reference !== null) found.push(...ofDocument(text, reference, places));
    else found.push(...places.map((place) => ofItself(citing, place)));
  }
  return found;
}

/** 《…》第十条, 《…》的第十条, 《…》（文号）中的第十条. */
function follows(text: string, end: number, start: number): boolean {
  return start >= end && start - end <= 4 && /^\s*(?:的|中的?|中)?\s*$/.test(text.slice(end, start));
}

/** The first place joins the mention of the document, each further one is a citation of its own. */
function ofDocument(text: string, document: FoundCitation, places: readonly ReadPlace[]): FoundCitation[] {
  return places.map(({ steps, start, end }, at) => {
    const span = { start: at === 0 ? document.span.start : start, end };
    return { ...document, span, raw: text.slice(span.start, span.end), place: steps };
  });
}

function ofItself({ text, node, outline }: CitingText, { steps, start, end }: ReadPlace): FoundCitation {
  return {
    document: '',
    address: node.address,
    span: { start, end },
    raw: text.slice(start, end),
    relation: 'internal',
    title: null,
    documentNumber: null,
    shortName: null,
    places: locatePlace(steps, outline, { from: node.address }).map(({ address }) => address),
  };
}

/** 该规划, 同条例, 上述规定, 该法: what was named before. */
const REFERENCE = /(?:该|同|上述|前述|前款所述)([\u4e00-\u9fff]{1,8})$/;
/** Kinds of documents beside those of the lexicon that a text may refer back to. */
const OTHER_KINDS = ['法', '文件', '解释', '规则', '章程', '标准', '目录'];

/** The document to which the words right before a place refer; the own document is never meant by them. */
function referenceBefore({ text, node, named, before }: CitingText, start: number): FoundCitation | null {
  const ahead = text.slice(Math.max(0, start - 16), start);
  const match = REFERENCE.exec(ahead);
  if (match === null) return null;
  const kind = match[1] ?? '';
  if (!OTHER_KINDS.includes(kind) && documentKinds().every(({ word }) => word !== kind)) return null;
  const earlier = [...before, ...named.filter(({ span }) => span.end <= start)];
  const meant = earlier.findLast(({ title }) => title !== null && (kind === '文件' || isOfKind(title, kind)));
  const span = { start: start - ahead.length + match.index, end: start };
  return {
    document: '',
    address: node.address,
    span,
    raw: text.slice(span.start, span.end),
    relation: 'mentions',
    title: meant?.title ?? null,
    documentNumber: meant?.documentNumber ?? null,
    shortName: null,
    places: [],
  };
}

/** True for a title that ends in a kind of document, an edition mark (试行) aside. */
function isOfKind(title: string, kind: string): boolean {
  return title.replace(/\s*[（(][^（()）]*[）)]$/, '').endsWith(kind);
}
