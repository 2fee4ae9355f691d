import { isWithin } from '../../policy/address.ts';
import type { Clause } from '../../policy/clause.ts';
import { printedPinpoint } from '../../policy/pinpoint.ts';
import { isFindable } from '../index/clause-record.ts';
import type { UnderstandingStep } from '../search-result.ts';
import { fold } from '../words/folded-text.ts';
import type { UnderstandingContext } from './context.ts';
import { type DocumentMention, documentMention, type NamedText } from './document-mention.ts';
import { type LocatorStep, locateSteps, readLocator } from './locator.ts';
import type { Reading } from './query.ts';

const permalink = /^(?:(?:https?:\/\/[^/\s]+)?\/)?(?:documents\/)?([^/\s]+)\/([^\s?#]+)$/;
const choiceLimit = 20;
const documentsTried = 200;
export const addressStep = 'address';

/** Clauses that stand for a place: itself, or what stands under it when it is only a heading. */
function recordsAt(place: Clause, outline: Clause[]): Clause[] {
  if (isFindable(place)) return [place];
  return outline.filter((clause) => isFindable(clause) && isWithin(clause.address, place.address));
}

function step(from: string, to: string[], note: string): UnderstandingStep {
  return { id: addressStep, kind: 'address', from, to, note, undoable: true };
}

function readPermalink(reading: Reading, context: UnderstandingContext): Reading | null {
  const match = permalink.exec(decodedOrAsTyped(reading.text.trim()));
  const [, document = '', address = ''] = match ?? [];
  if (!context.texts.some((text) => text.document === document)) return null;
  const outline = context.outline(document);
  const place = outline.find((clause) => clause.address === address.replace(/\/$/, ''));
  if (place === undefined) return null;
  const title = context.texts.find((text) => text.document === document)?.title ?? document;
  const note = `按条款地址打开：《${title}》${printedPinpoint(place)}`;
  return {
    ...reading,
    address: { clauses: recordsAt(place, outline), beside: [], ambiguous: false },
    steps: [...reading.steps, step(reading.text.trim(), [`${document}/${place.address}`], note)],
  };
}

function decodedOrAsTyped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads a query that names a place: a permalink, 52号文第7条, 附件第（七）条, 数字贸易意见第三条. */
export function readAddress(reading: Reading, context: UnderstandingContext): Reading {
  if (context.undone.has(addressStep)) return reading;
  const linked = readPermalink(reading, context);
  if (linked !== null) return linked;
  const folded = fold(reading.text.trim().replace(/^[《"“]+/, ''));
  const mention = documentMention(folded, context);
  const steps = readLocator(mention?.rest ?? folded);
  const section = steps === null && mention !== null ? underHeading(mention, context) : null;
  if (section !== null && mention !== null) return atPlace(reading, mention, section.steps, context, section.root);
  if (steps !== null && (mention !== null || namesPlace(folded))) return atPlace(reading, mention, steps, context);
  if (mention !== null && /^["》\s。]*$/.test(mention.rest)) return wholeDocument(reading, mention, context);
  return reading;
}

const shortestHeading = 4;

/** A place under a section that is named by its heading: 52号文保障措施第2条. */
function underHeading(
  mention: DocumentMention,
  context: UnderstandingContext,
): { root: string; steps: LocatorStep[] } | null {
  const [text, ...others] = mention.texts;
  if (text === undefined || others.length > 0) return null;
  const rest = mention.rest.replace(/^[\s的中里内]+/, '');
  const named = context
    .outline(text.document)
    .map(({ address, heading }) => ({ address, heading: fold(heading ?? '') }))
    .filter(({ heading }) => heading.length >= shortestHeading && rest.startsWith(heading))
    .sort((a, b) => b.heading.length - a.heading.length)[0];
  const steps = named === undefined ? null : readLocator(rest.slice(named.heading.length));
  return named === undefined || steps === null ? null : { root: named.address, steps };
}

/** Without a document, only words that can mean nothing else are read as a place. */
function namesPlace(folded: string): boolean {
  return /^(?:附件[^\s]*第|第[^条]{1,8}条|专栏)/.test(folded);
}

interface FoundPlace {
  text: NamedText;
  place: Clause;
  records: Clause[];
}

function placesIn(
  texts: NamedText[],
  steps: LocatorStep[],
  strict: boolean,
  context: UnderstandingContext,
  root: string | null,
): FoundPlace[] {
  return texts.flatMap((text) => {
    const whole = context.outline(text.document);
    const top = root ?? text.annex;
    const outline = top === null ? whole : whole.filter(({ address }) => isWithin(address, top));
    return locateSteps(steps, outline, strict).map((place) => ({ text, place, records: recordsAt(place, whole) }));
  });
}

/** The line that prints the number by which the document was named, shown after the clause. */
function numberLine(mention: DocumentMention | null, context: UnderstandingContext): Clause[] {
  const text = mention?.texts[0];
  if (
    mention?.by !== 'number' ||
    mention.texts.length !== 1 ||
    !text?.documentNumber ||
    !/[\u4e00-\u9fff]{2}.*[0-9]{4}/.test(mention.name)
  )
    return [];
  const number = fold(text.documentNumber);
  return context.outline(text.document).filter(({ kind, text: line }) => kind === 'front' && fold(line) === number);
}

function atPlace(
  reading: Reading,
  mention: DocumentMention | null,
  steps: LocatorStep[],
  context: UnderstandingContext,
  root: string | null = null,
): Reading {
  const typed = reading.text.trim();
  const texts = mention?.texts ?? context.texts.filter(({ annex }) => annex === null).slice(0, documentsTried);
  const strict = placesIn(texts, steps, true, context, root);
  const found = strict.length > 0 ? strict : placesIn(texts, steps, false, context, root);
  if (found.length === 0 && mention === null) return reading;
  const labels = found.map(({ text, place }) => `《${text.title}》${printedPinpoint(place)}`);
  const note =
    found.length === 0
      ? `《${mention?.texts[0]?.title ?? ''}》没有这一条：${typed}`
      : found.length === 1
        ? `直接定位：${labels[0]}`
        : `“${typed}”可以指 ${found.length} 处，请选择`;
  return {
    ...reading,
    address: {
      clauses: found.slice(0, choiceLimit).flatMap(({ records }) => records),
      beside: found.length === 1 ? numberLine(mention, context) : [],
      ambiguous: found.length > 1,
    },
    choices:
      found.length > 1
        ? found
            .slice(0, choiceLimit)
            .map(({ place }, at) => ({ document: place.document, address: place.address, label: labels[at] ?? '' }))
        : [],
    steps: [...reading.steps, step(typed, labels, note)],
  };
}

/** A query that only names a document narrows the search to it; the name itself orders the clauses. */
function wholeDocument(reading: Reading, mention: DocumentMention, context: UnderstandingContext): Reading {
  const documents = [...new Set(mention.texts.map(({ document }) => document))];
  const titles = mention.texts.map(({ title }) => `《${title}》`);
  const clear = documents.length === 1;
  const note = clear
    ? `列出${titles[0]}的全部条款`
    : `“${reading.text.trim()}”可以指 ${documents.length} 份文件：${titles.join('、')}`;
  const choices = clear ? [] : documents.map((document, at) => ({ document, address: '', label: titles[at] ?? '' }));
  const words = mention.by === 'number' ? (mention.texts[0]?.documentNumber ?? mention.name) : mention.name;
  const name = fold(words.replace(/^[《"]|[》"]$/g, ''));
  const annexes = mention.texts.map(({ annex }) => annex).filter((annex) => annex !== null);
  const inAnnex =
    clear && annexes.length > 0
      ? context
          .outline(documents[0] ?? '')
          .filter((clause) => isFindable(clause) && isWithin(clause.address, annexes[0] ?? ''))
      : null;
  if (inAnnex !== null)
    return {
      ...reading,
      address: { clauses: inAnnex, beside: [], ambiguous: false },
      steps: [...reading.steps, step(reading.text.trim(), titles, note)],
    };
  return {
    ...reading,
    text: '',
    content: name,
    scope: 'filters',
    choices,
    filters: { ...reading.filters, document: documents },
    terms: [
      {
        text: name,
        typed: reading.text.trim(),
        kind: 'word',
        variants: [{ text: name, weight: 1 }],
        units: [],
        lead: false,
        quantity: null,
      },
    ],
    steps: [...reading.steps, step(reading.text.trim(), titles, note)],
  };
}
