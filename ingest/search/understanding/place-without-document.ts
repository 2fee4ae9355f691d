import type { Clause } from '../../policy/clause.ts';
import { parseDocumentNumber, readNamedNumber } from '../../policy/document-number.ts';
import { locatePlace } from '../../policy/place/locate.ts';
import type { Place } from '../../policy/place/place.ts';
import { asksForPlace, readPlaces } from '../../policy/place/read.ts';
import { fold } from '../words/folded-text.ts';
import { foldAddress, withoutAsking } from './cited-document.ts';
import type { UnderstandingContext } from './context.ts';
import type { NamedText } from './document-mention.ts';
import { longestOther } from './named-place.ts';

/** A document number that the library does not have, and the documents whose number differs from it in one part. */
export interface NearNumber {
  typed: string;
  documents: NamedText[];
  /** The place named after it, where these documents have it. */
  places: Clause[];
}

/** @returns null where the text is no such number, says more, or a text of the library prints it */
export function readNearNumber(folded: string, context: UnderstandingContext): NearNumber | null {
  const named = readNamedNumber(withoutAsking(folded));
  if (named?.code == null || named.year?.length !== 4) return null;
  const { code, year, number, rest } = named;
  if (context.citedNumbers.has(`${code}(${year})${number}号`)) return null;
  const read = readPlaces(rest);
  if (!asksForPlace(read === null ? rest : rest.slice(read.end))) return null;
  const documents = context.texts.filter(({ documentNumber, annex }) => {
    const printed = documentNumber === null || annex !== null ? null : parseDocumentNumber(documentNumber);
    if (printed === null) return false;
    const same = [fold(printed.bodyCode) === code, `${printed.year}` === year, printed.number === number];
    return same.filter((part) => !part).length === 1;
  });
  if (documents.length === 0) return null;
  const place = read?.places[0]?.steps;
  const places =
    place === undefined
      ? []
      : documents.flatMap(({ document }) => locatePlace(place, context.outline(document), { loose: true }));
  return { typed: `${code}〔${year}〕${number}号`, documents, places };
}

const documentsTried = 200;

/** Without a document, only words that can mean nothing else are read as a place: 第七条, （十）, 二（二）7, 附件七. */
function isUnmistakable(text: string, place: Place): boolean {
  if (/^(?:第[^条]{1,8}条|专栏)/.test(text)) return true;
  if (text.startsWith('附件')) return place.length > 1 || (place[0]?.value ?? 1) > 1;
  return place.some(({ level }) => level === 'bracket');
}

/**
 * Every place of the library that a text may mean which is a place and nothing else, or a place with other words apart
 * from it (第七条 人才); none for other texts.
 */
export function placesAnywhere(typed: string, context: UnderstandingContext): Clause[] {
  const text = withoutAsking(foldAddress(typed));
  const read = readPlaces(text);
  if (read === null || !read.places.every(({ steps }) => isUnmistakable(text, steps))) return [];
  const other = text.slice(read.end);
  if (!asksForPlace(other) && !(standsApart(typed) && other.length <= longestOther)) return [];
  const outlines = context.documents.slice(0, documentsTried).map(({ id }) => context.outline(id));
  const found = (loose: boolean) =>
    read.places.flatMap(({ steps }) => outlines.flatMap((outline) => inBothParts(steps, outline, loose)));
  const exact = found(false);
  return exact.length > 0 ? exact : found(true);
}

/** 第七条 人才, but not 第七条人才. */
function standsApart(typed: string): boolean {
  const read = readPlaces(typed.trim());
  return read?.explicit === true && /^[\s,，、:：]/.test(typed.trim().slice(read.end));
}

/** Places of one document: of its text and of its annexes, unless the annex is named. */
function inBothParts(place: Place, outline: Clause[], loose: boolean): Clause[] {
  if (place[0]?.level === 'annex') return locatePlace(place, outline, { loose });
  const inAnnex = ({ address }: Clause) => address.startsWith('annex');
  return [
    ...locatePlace(
      place,
      outline.filter((clause) => !inAnnex(clause)),
      { loose },
    ),
    ...locatePlace(place, outline.filter(inAnnex), { loose }),
  ];
}
