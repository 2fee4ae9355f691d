import { isWithin } from '../../policy/address.ts';
import type { Clause } from '../../policy/clause.ts';
import { pinpointWording, printedPinpoint } from '../../policy/pinpoint.ts';
import { foldAddress } from './address-text.ts';
import { type CitedText, citedText } from './cited-document.ts';
import type { UnderstandingContext } from './context.ts';
import type { NamedText } from './document-mention.ts';
import { locateSteps } from './located.ts';
import { asksForPlace, type LocatorStep, readPlaces } from './locator.ts';

/** A place that a text names, and the clauses that it may mean. */
export interface NamedPlace {
  cited: CitedText;
  /** Steps to the place below `root`; null where the text words it as a citation of ours does. */
  steps: LocatorStep[] | null;
  found: Clause[];
}

interface PlacesOfDocument {
  places: NamedPlace[];
  rest: string;
  explicit: boolean;
}

const shortestHeading = 4;
const shortestWording = 2;
/** Other words beside a place, at most: beyond, the text is about more than the place. */
const longestOther = 24;
const nextDocument = /^(?:,|、|;|和|以及|及|与|还有|跟|或)+/;
const clauseEnd = /^[,:\s]*|[。.;\s]*$/g;

/** The part of a document that a text names: the document without its annexes only where there is no other reading. */
export function outlineOf({ document, annex }: NamedText, context: UnderstandingContext): Clause[] {
  const whole = context.outline(document);
  return annex === null ? whole : whole.filter(({ address }) => isWithin(address, annex));
}

/** Clauses at some steps; values alone count where no number of that style is there. */
export function locate(steps: LocatorStep[], outline: Clause[]): Clause[] {
  const strict = locateSteps(steps, outline, true);
  return strict.length > 0 ? strict : locateSteps(steps, outline, false);
}

function plainWording(wording: string): string {
  return foldAddress(wording).replace(clauseEnd, '');
}

/** A pinpoint in the words in which this program cites: 文首第二自然段, 附件表格第7行, 三、（四）专栏4第2项. */
function citedPlace(cited: CitedText, context: UnderstandingContext): PlacesOfDocument | null {
  const wording = cited.rest.replace(clauseEnd, '');
  if (wording.length < shortestWording) return null;
  const found = cited.texts.flatMap((text) =>
    outlineOf(text, context).filter(
      (clause) =>
        plainWording(pinpointWording(clause)) === wording || plainWording(printedPinpoint(clause)) === wording,
    ),
  );
  return found.length === 0 ? null : { places: [{ cited, steps: null, found }], rest: '', explicit: true };
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
  return { places: [{ cited, steps: null, found }], rest: '', explicit: true };
}

function placesOf(cited: CitedText, context: UnderstandingContext): PlacesOfDocument | null {
  const worded = citedPlace(cited, context);
  if (worded !== null) return worded;
  const direct = readPlaces(cited.rest);
  const section = direct === null ? underHeading(cited, context) : null;
  if (section !== null && asksForPlace(section.rest)) return atSection(cited, section.root, context);
  const read = direct ?? (section === null ? null : readPlaces(section.rest));
  if (read === null) return null;
  const outlines = cited.texts.map((text) =>
    outlineOf(text, context).filter(({ address }) => section === null || isWithin(address, section.root)),
  );
  const places = read.places.map((steps) => ({
    cited,
    steps,
    found: outlines.flatMap((outline) => locate(steps, outline)),
  }));
  return { places, rest: read.rest, explicit: read.explicit };
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
