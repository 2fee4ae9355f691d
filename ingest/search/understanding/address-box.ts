import { isWithin } from '../../policy/address.ts';
import type { Clause } from '../../policy/clause.ts';
import { printedPinpoint } from '../../policy/pinpoint.ts';
import { isFindable } from '../index/clause-record.ts';
import { fold } from '../words/folded-text.ts';
import { foldAddress } from './address-text.ts';
import { type CitedText, citedText } from './cited-document.ts';
import type { UnderstandingContext } from './context.ts';
import { nearestSteps } from './located.ts';
import { addressReadAs, addressStep, wholeDocument } from './named-document.ts';
import { type NamedPlace, namedPlaces, outlineOf } from './named-place.ts';
import { readNearNumber } from './near-number.ts';
import { readPermalink } from './permalink.ts';
import { placesAnywhere } from './place-anywhere.ts';
import type { AddressReading, Reading } from './query.ts';

const choiceLimit = 20;

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

function led(reading: Reading, { address, choices, to, note }: Led): Reading {
  return { ...reading, address, choices, steps: [...reading.steps, addressReadAs(reading.text.trim(), to, note)] };
}

/** Reads a query that names a place: a permalink, 52号文第7条, 附件第（七）条, 数字贸易意见第三条, a whole citation. */
export function readAddress(reading: Reading, context: UnderstandingContext): Reading {
  if (context.undone.has(addressStep)) return reading;
  const linked = atPermalink(reading, context);
  if (linked !== null) return linked;
  const folded = foldAddress(reading.text.trim());
  const places = namedPlaces(folded, context);
  if (places.length > 0) return atPlaces(reading, places, context);
  const cited = citedText(folded, context);
  if (cited !== null && isNothingElse(cited)) return wholeDocument(reading, cited, context);
  if (cited !== null) return reading;
  const near = readNearNumber(folded, context);
  if (near !== null) {
    const note = `库中没有“${near.typed}”，请看是不是${near.documents.map(({ documentNumber }) => documentNumber).join('、')}`;
    const choices = near.documents.flatMap(({ document, title, documentNumber }) => {
      const there = near.places.filter((place) => place.document === document);
      const whole = { document, address: '', label: `《${title}》（${documentNumber}）` };
      return there.length === 0 ? [whole] : choicesOf(there, context);
    });
    return led(reading, { address: { clauses: [], beside: [], ambiguous: true }, choices, to: [], note });
  }
  const anywhere = placesAnywhere(folded, context);
  return anywhere.length === 0 ? reading : atOne(reading, anywhere, null, context);
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
function atNothing(reading: Reading, { cited, steps }: NamedPlace, context: UnderstandingContext): Reading {
  const nearest = cited.texts.flatMap((text) => nearestSteps(steps ?? [], outlineOf(text, context)));
  const titles = cited.texts.map(({ title }) => `《${title}》`).join('、');
  return led(reading, {
    address: { clauses: [], beside: [], ambiguous: false },
    choices: choicesOf(nearest, context),
    to: [],
    note: `${titles}没有这一条：${reading.text.trim()}`,
  });
}
