import type { Clause } from '../../policy/clause.ts';
import { fold } from '../words/folded-text.ts';
import { withoutAsking } from './cited-document.ts';
import type { UnderstandingContext } from './context.ts';
import type { NamedText } from './document-mention.ts';
import { asksForPlace, readPlaces } from './locator.ts';
import { locate } from './named-place.ts';

/** A document number that the library does not have, and the documents whose number differs from it in one part. */
export interface NearNumber {
  typed: string;
  documents: NamedText[];
  /** The place named after it, where these documents have it. */
  places: Clause[];
}

const typedNumber = /^([\u4e00-\u9fff]{2,14})\(?([0-9]{4})(?:\)|年)?第?([0-9]{1,5})号(?:文件|文)?/;
const printedNumber = /^(.+)\(([0-9]{4})\)([0-9]+)号$/;

/** @returns null where the text is no such number, says more, or a text of the library prints it */
export function readNearNumber(folded: string, context: UnderstandingContext): NearNumber | null {
  const text = withoutAsking(folded);
  const match = typedNumber.exec(text);
  if (match === null) return null;
  const parts = match.slice(1, 4);
  const number = `${parts[0]}(${parts[1]})${parts[2]}号`;
  if (context.citedNumbers.has(number)) return null;
  const rest = text.slice(match[0].length);
  const read = readPlaces(rest);
  if (!asksForPlace(read?.rest ?? rest)) return null;
  const documents = context.texts.filter(({ documentNumber, annex }) => {
    const printed = documentNumber === null || annex !== null ? null : printedNumber.exec(fold(documentNumber));
    return printed !== null && parts.filter((part, at) => part !== printed[at + 1]).length === 1;
  });
  if (documents.length === 0) return null;
  const steps = read?.places[0];
  const places =
    steps === undefined ? [] : documents.flatMap(({ document }) => locate(steps, context.outline(document)));
  return { typed: `${parts[0]}〔${parts[1]}〕${parts[2]}号`, documents, places };
}
