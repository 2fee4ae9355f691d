import { isWithin } from '../../policy/address.ts';
import type { Clause } from '../../policy/clause.ts';
import { nearestPlaces } from '../../policy/place/locate.ts';
import { printedPinpoint } from '../../policy/place/write.ts';
import { isFindable } from '../index/clause-record.ts';
import type { UnderstandingStep } from '../search-result.ts';
import { fold } from '../words/folded-text.ts';
import { type CitedText, citedText, foldAddress } from './cited-document.ts';
import type { UnderstandingContext } from './context.ts';
import { type NamedPlace, namedPlaces } from './named-place.ts';
import { type NearNumber, placesAnywhere, readNearNumber } from './place-without-document.ts';
import { type AddressReading, type Reading, wordTerm } from './query.ts';

/** Id of the step that reads a place or a document. */
const addressStep = 'address';
const choiceLimit = 20;
/** Folded characters of the longest text that is an address: a citation in full with other words. Longer ones are pasted. */
const longestAddress = 600;

/** Clauses that stand for a place: itself, or what stands under it when it is only a heading. */
function recordsAt(place: Clause, context: UnderstandingContext): Clause[] {
  if (isFindable(place)) return [place];
  return context
    .outline(place.document)
    .filter((clause) => isFindable(clause) && isWithin(clause.address, place.address));
}

function labelOf(place: Clause, context: UnderstandingContext): string {
  const title = context.documents.find(({ id }) => id === place.document)?.title ?? place.document;
  return `《${title}》${printedPinpoint(place)}`;
}

function choicesOf(places: Clause[], context: UnderstandingContext): Reading['choices'] {
  return places
    .slice(0, choiceLimit)
    .map((place) => ({ document: place.document, address: place.address, label: labelOf(place, context) }));
}

/** What a place leads to, as the page tells it. */
interface Led {
  address: AddressReading;
  choices: Reading['choices'];
  to: string[];
  note: string;
}

function readAs(reading: Reading, to: string[], note: string): UnderstandingStep {
  return { id: addressStep, kind: 'address', from: reading.text.trim(), to, note, undoable: true };
}

function led(reading: Reading, { address, choices, to, note }: Led): Reading {
  return { ...reading, address, choices, steps: [...reading.steps, readAs(reading, to, note)] };
}

/** Reads a query that names a place: a permalink, 52号文第7条, 附件第（七）条, 数字贸易意见第三条, a whole citation. */
export function readAddress(reading: Reading, context: UnderstandingContext): Reading {
  if (context.undone.has(addressStep)) return reading;
  const linked = atPermalink(reading, context);
  if (linked !== null) return linked;
  const folded = foldAddress(reading.text.trim());
  if (folded.length > longestAddress) return reading;
  const places = namedPlaces(folded, context);
  if (places.length > 0) return atPlaces(reading, places, context);
  const cited = citedText(folded, context);
  if (cited !== null && isNothingElse(cited)) return wholeDocument(reading, cited, context);
  if (cited !== null) return reading;
  const near = readNearNumber(folded, context);
  if (near !== null) return atNearNumber(reading, near, context);
  const anywhere = placesAnywhere(reading.text, context);
  return anywhere.length === 0 ? reading : atOne(reading, anywhere, null, context);
}

/** A number that the library does not have: the documents with nearly the same to choose from. */
function atNearNumber(reading: Reading, near: NearNumber, context: UnderstandingContext): Reading {
  const numbers = near.documents.map(({ documentNumber }) => documentNumber).join('、');
  const choices = near.documents.flatMap(({ document, title, documentNumber }) => {
    const there = near.places.filter((place) => place.document === document);
    const whole = { document, address: '', label: `《${title}》（${documentNumber}）` };
    return there.length === 0 ? [whole] : choicesOf(there, context);
  });
  const note = `库中没有“${near.typed}”，请看是不是${numbers}`;
  return led(reading, { address: { clauses: [], beside: [], ambiguous: true }, choices, to: [], note });
}

function atPermalink(reading: Reading, context: UnderstandingContext): Reading | null {
  const link = readPermalink(reading.text, context);
  if (link === null) return null;
  const place = context.outline(link.document).find((clause) => clause.address === link.address);
  if (place === undefined) return null;
  return led(reading, {
    address: { clauses: recordsAt(place, context), beside: [], ambiguous: false },
    choices: [],
    to: [`${link.document}/${place.address}`],
    note: `按条款地址打开：${labelOf(place, context)}`,
  });
}

const yearOnly = /^(?:,?(?:19|20)[0-9]{2}年)?["》\s。.]*$/;

/** True for a text that names a document and says nothing else but who issued it. */
function isNothingElse({ before, rest, texts }: CitedText): boolean {
  const body = before.replace(/[:,]$/, '');
  const issued = body === '' || texts.some(({ issuingBodies }) => issuingBodies.some((name) => fold(name) === body));
  return issued && yearOnly.test(rest);
}

/** The line that prints the number by which the document was named, shown after the clause. */
function numberLine(cited: CitedText | null, context: UnderstandingContext): Clause[] {
  const text = cited?.texts[0];
  const byNumberAlone = cited?.by === 'number' && cited.texts.length === 1 && !cited.full;
  if (!byNumberAlone || !text?.documentNumber || !/[\u4e00-\u9fff]{2}.*[0-9]{4}/.test(cited.name)) return [];
  const number = fold(text.documentNumber);
  return context.outline(text.document).filter(({ kind, text: line }) => kind === 'front' && fold(line) === number);
}

function atPlaces(reading: Reading, places: NamedPlace[], context: UnderstandingContext): Reading {
  const [first, ...others] = places;
  if (first === undefined) return reading;
  if (others.length > 0) return atSeveral(reading, places, context);
  if (first.cited.contradictory) return atContradiction(reading, first, context);
  return first.found.length === 0
    ? atNothing(reading, first, context)
    : atOne(reading, first.found, first.cited, context);
}

/** One place: the clause, or the choice where several clauses may be meant. */
function atOne(reading: Reading, found: Clause[], cited: CitedText | null, context: UnderstandingContext): Reading {
  const ambiguous = found.length > 1;
  const to = found.map((place) => labelOf(place, context));
  return led(reading, {
    address: {
      clauses: found.slice(0, choiceLimit).flatMap((place) => recordsAt(place, context)),
      beside: ambiguous ? [] : numberLine(cited, context),
      ambiguous,
    },
    choices: ambiguous ? choicesOf(found, context) : [],
    to,
    note: ambiguous ? `“${reading.text.trim()}”可以指 ${found.length} 处，请选择` : `直接定位：${to[0]}`,
  });
}

/** Several places that were all named: every clause, in the order named. */
function atSeveral(reading: Reading, places: NamedPlace[], context: UnderstandingContext): Reading {
  const found = [...new Set(places.flatMap((place) => place.found))];
  if (places.some((place) => place.found.length > 1 || place.cited.contradictory))
    return atOne(reading, found, null, context);
  const lacking = places.filter((place) => place.found.length === 0).length;
  const to = found.map((place) => labelOf(place, context));
  const missing = lacking === 0 ? '' : `；另有 ${lacking} 处，文件中没有这一条`;
  return led(reading, {
    address: { clauses: found.flatMap((place) => recordsAt(place, context)), beside: [], ambiguous: false },
    choices: [],
    to,
    note: `直接定位 ${to.length} 处：${to.join('、')}${missing}`,
  });
}

/** Title and number name different documents: the place in each of them to choose from. */
function atContradiction(reading: Reading, { cited, found }: NamedPlace, context: UnderstandingContext): Reading {
  const choices = cited.texts.flatMap(({ document, title }) => {
    const there = found.filter((place) => place.document === document);
    return there.length === 0 ? [{ document, address: '', label: `《${title}》` }] : choicesOf(there, context);
  });
  return led(reading, {
    address: { clauses: found.flatMap((place) => recordsAt(place, context)), beside: [], ambiguous: true },
    choices,
    to: choices.map(({ label }) => label),
    note: '标题与发文字号不是同一份文件，请选择',
  });
}

/** A place that the document does not have: said so, and the nearest one offered. */
function atNothing(reading: Reading, { cited, place }: NamedPlace, context: UnderstandingContext): Reading {
  const nearest = cited.texts.flatMap(({ document, annex }) =>
    nearestPlaces(place ?? [], context.outline(document), annex ?? undefined),
  );
  const titles = cited.texts.map(({ title }) => `《${title}》`).join('、');
  return led(reading, {
    address: { clauses: [], beside: [], ambiguous: false },
    choices: choicesOf(nearest, context),
    to: [],
    note: `${titles}没有这一条：${reading.text.trim()}`,
  });
}

/** A query that only names a document narrows the search to it; the name itself orders the clauses. */
function wholeDocument(
  reading: Reading,
  { texts, by, name: typed }: CitedText,
  context: UnderstandingContext,
): Reading {
  const documents = [...new Set(texts.map(({ document }) => document))];
  const titles = texts.map(({ title }) => `《${title}》`);
  const [only, ...others] = documents;
  const annex = texts.find((text) => text.annex !== null)?.annex ?? null;
  const clear = only !== undefined && others.length === 0;
  const note = clear
    ? `列出${titles[0]}的全部条款`
    : `“${reading.text.trim()}”可以指 ${documents.length} 份文件：${titles.join('、')}`;
  if (clear && annex !== null) {
    const clauses = context.outline(only).filter((clause) => isFindable(clause) && isWithin(clause.address, annex));
    return led(reading, { address: { clauses, beside: [], ambiguous: false }, choices: [], to: titles, note });
  }
  const words = by === 'number' ? (texts[0]?.documentNumber ?? typed) : typed;
  const name = fold(words.replace(/^[《"]|[》"]$/g, ''));
  return {
    ...reading,
    text: '',
    content: name,
    scope: 'filters',
    choices: clear ? [] : documents.map((document, at) => ({ document, address: '', label: titles[at] ?? '' })),
    filters: { ...reading.filters, document: documents },
    terms: [wordTerm(name, reading.text.trim())],
    steps: [...reading.steps, readAs(reading, titles, note)],
  };
}

/** A clause that a text links to. */
interface LinkedPlace {
  document: string;
  address: string;
}

const wholeLink = /^(?:\/?documents\/)?([^/\s]+)(?:\/|\s+)([^\s?#]+)$/;
const linkInside = /(?:https?:\/\/[^/\s]+)?\/documents\/([^/\s]+)\/([^\s?#}\]"'<>，。；）]+)/;

function decodedOrAsTyped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The place that a text links to: `hz-2024-52/2/2/7`, `hz-2024-52 annex/3/7`, or a permalink anywhere in it, as a
 * reference of GB/T 7714 ends with one. Null where it names no document of the library.
 */
function readPermalink(text: string, context: UnderstandingContext): LinkedPlace | null {
  const decoded = decodedOrAsTyped(text.trim());
  const match = linkInside.exec(decoded) ?? wholeLink.exec(decoded);
  if (match === null) return null;
  const [, document = '', address = ''] = match;
  const known = context.documents.find(({ id }) => id.toLowerCase() === document.toLowerCase());
  return known === undefined ? null : { document: known.id, address: address.replace(/[/.,]+$/, '') };
}
