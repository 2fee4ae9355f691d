import { isWithin } from '../../policy/address.ts';
import type { Clause } from '../../policy/clause.ts';
import { locatePlace } from '../../policy/place/locate.ts';
import type { Place } from '../../policy/place/place.ts';
import { asksForPlace, readPlaces } from '../../policy/place/read.ts';
import { type CitedText, citedText, foldAddress } from './cited-document.ts';
import type { UnderstandingContext } from './context.ts';
import type { NamedText } from './document-mention.ts';

/** A place that a text names, and the clauses that it may mean. */
export interface NamedPlace {
  cited: CitedText;
  /** Null for a section that is named by its heading. */
  place: Place | null;
  found: Clause[];
}

interface PlacesOfDocument {
  places: NamedPlace[];
  rest: string;
  explicit: boolean;
}

const shortestHeading = 4;
/** Other words beside a place, at most: beyond, the text is about more than the place. */
export const longestOther = 24;
const nextDocument = /^(?:,|、|;|和|以及|及|与|还有|跟|或)+/;

/** The part of a document that a text names: the document, or one of its annexes. */
export function outlineOf({ document, annex }: NamedText, context: UnderstandingContext): Clause[] {
  const whole = context.outline(document);
  return annex === null ? whole : whole.filter(({ address }) => isWithin(address, annex));
}

/** A place under a section that is named by its heading: 52号文保障措施第2条. */
function underHeading(cited: CitedText, context: UnderstandingContext): { root: string; rest: string } | null {
  const [text, ...others] = cited.texts;
  if (text === undefined || others.length > 0) return null;
  const rest = cited.rest.replace(/^[\s的中里内]+/, '');
  const named = outlineOf(text, context)
    .map(({ address, heading }) => ({ address, heading: foldAddress(heading ?? '') }))
    .filter(({ heading }) => heading.length >= shortestHeading && rest.startsWith(heading))
    .sort((a, b) => b.heading.length - a.heading.length)[0];
  return named === undefined ? null : { root: named.address, rest: rest.slice(named.heading.length) };
}

/** A section that is named by its heading alone: 52号文保障措施. */
function atSection(cited: CitedText, address: string, context: UnderstandingContext): PlacesOfDocument {
  const found = cited.texts.flatMap((text) => outlineOf(text, context)).filter((clause) => clause.address === address);
  return { places: [{ cited, place: null, found }], rest: '', explicit: true };
}

function placesOf(cited: CitedText, context: UnderstandingContext): PlacesOfDocument | null {
  const direct = readPlaces(cited.rest);
  const section = direct === null ? underHeading(cited, context) : null;
  if (section !== null && asksForPlace(section.rest)) return atSection(cited, section.root, context);
  const text = section?.rest ?? cited.rest;
  const read = direct ?? readPlaces(text);
  if (read === null) return null;
  const places = read.places.map(({ steps }) => ({
    cited,
    place: steps,
    found: cited.texts.flatMap(({ document, annex }) =>
      locateTyped(steps, context.outline(document), section?.root ?? annex),
    ),
  }));
  return { places, rest: text.slice(read.end), explicit: read.explicit };
}

/** Clauses at a place; values alone count where no number of that style is there, and 附件 may be said of an annex. */
function locateTyped(place: Place, outline: Clause[], within: string | null): Clause[] {
  const options = { loose: true, within: within ?? undefined };
  const found = locatePlace(place, outline, options);
  if (found.length > 0 || within === null || place[0]?.level !== 'annex') return found;
  return place.length === 1
    ? outline.filter(({ address }) => address === within)
    : locatePlace(place.slice(1), outline, options);
}

function isClearlyNamed({ by, name }: CitedText): boolean {
  return by === 'number' || name.startsWith('《');
}

/**
 * The places that a text names, each in a document that it names: 52号文第7条, 52号文第7、8条和25号文第5条, 《…》（…）二、
 * （二）7. A few other words may stand beside a place that is worded as one (根据52号文第七条的规定, 52号文第7条 人才).
 *
 * @param folded see `foldAddress`
 * @returns none when the text names no place, or is about more
 */
export function namedPlaces(folded: string, context: UnderstandingContext): NamedPlace[] {
  const places: NamedPlace[] = [];
  let rest = folded;
  let last: PlacesOfDocument | null = null;
  let clear = true;
  for (;;) {
    const cited: CitedText | null = citedText(last === null ? rest : rest.replace(nextDocument, ''), context);
    const read = cited === null ? null : placesOf(cited, context);
    if (cited === null || read === null || (last !== null && cited.before !== '')) break;
    if (cited.before.length > 0 && !(isClearlyNamed(cited) && read.explicit)) return [];
    places.push(...read.places);
    clear &&= isClearlyNamed(cited) || cited.texts.length === 1;
    rest = read.rest;
    last = read;
    if (!nextDocument.test(rest)) break;
  }
  if (last === null) return [];
  const other = asksForPlace(rest) ? '' : rest;
  if (other === '') return places;
  return clear && last.explicit && other.length <= longestOther ? places : [];
}
