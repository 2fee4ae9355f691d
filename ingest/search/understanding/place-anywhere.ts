import type { Clause } from '../../policy/clause.ts';
import { withoutAsking } from './cited-document.ts';
import type { UnderstandingContext } from './context.ts';
import { locateSteps } from './located.ts';
import { asksForPlace, type LocatorStep, readPlaces } from './locator.ts';

const documentsTried = 200;

/** Without a document, only words that can mean nothing else are read as a place: 第七条, （十）, 二（二）7, 附件七. */
function isUnmistakable(text: string, steps: LocatorStep[]): boolean {
  if (/^(?:第[^条]{1,8}条|专栏)/.test(text)) return true;
  if (text.startsWith('附件')) return steps.length > 1 || (steps[0]?.value ?? 1) > 1;
  return steps.some(({ style }) => style === 'bracket');
}

/** Every place of the library that a text may mean which is a place and nothing else; none for other texts. */
export function placesAnywhere(folded: string, context: UnderstandingContext): Clause[] {
  const text = withoutAsking(folded);
  const read = readPlaces(text);
  if (read === null || !asksForPlace(read.rest)) return [];
  if (!read.places.every((steps) => isUnmistakable(text, steps))) return [];
  const outlines = context.documents.slice(0, documentsTried).map(({ id }) => context.outline(id));
  const found = (strict: boolean) =>
    read.places.flatMap((steps) => outlines.flatMap((outline) => inBothParts(steps, outline, strict)));
  const strict = found(true);
  return strict.length > 0 ? strict : found(false);
}

/** Places of one document: of its text and of its annexes, unless the annex is named. */
function inBothParts(steps: LocatorStep[], outline: Clause[], strict: boolean): Clause[] {
  if (steps[0]?.style === 'annex') return locateSteps(steps, outline, strict);
  const inAnnex = ({ address }: Clause) => address.startsWith('annex');
  return [
    ...locateSteps(
      steps,
      outline.filter((clause) => !inAnnex(clause)),
      strict,
    ),
    ...locateSteps(steps, outline.filter(inAnnex), strict),
  ];
}
