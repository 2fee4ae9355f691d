import type { ClauseKind } from '../policy/clause.ts';
import type { Marker, MarkerScheme } from '../policy/marker.ts';
import { tidyTitle } from '../policy/printed-title.ts';
import type { PolicyNode } from '../policy/tree.ts';
import { leadingHeading, wholeHeading } from './heading.ts';
import type { OpenLevel } from './levels.ts';

/** Kinds before it is known what stands below; `addresses.ts` finishes them. */
export function kindOf(scheme: MarkerScheme, depth: number, inBox: boolean): ClauseKind {
  if (scheme === 'box') return 'box';
  if (inBox) return 'item';
  if (scheme === 'part' || scheme === 'subpart') return 'part';
  if (scheme === 'chapter') return 'chapter';
  if (scheme === 'article') return 'subsection';
  if (scheme === 'division' || scheme === 'heading' || depth === 0 || scheme === 'chinese') return 'section';
  return 'subsection';
}

/** Last step of the address of a unit. */
export function stepOf(marker: Marker, parent: OpenLevel<PolicyNode> | undefined): string {
  if (marker.scheme === 'box') return `box${marker.value}`;
  if (marker.scheme === 'decimal') return decimalSteps(marker.decimals, parent).join('/');
  return marker.branch === null ? `${marker.value}` : `${marker.value}-${marker.branch}`;
}

/** The components of 1.2.3 that no open unit above stands for already. */
function decimalSteps(decimals: readonly number[], parent: OpenLevel<PolicyNode> | undefined): readonly number[] {
  if (parent === undefined) return decimals;
  const above = parent.scheme === 'decimal' ? parent.decimals : [parent.value];
  const continued = above.length < decimals.length && above.every((value, index) => value === decimals[index]);
  return continued ? decimals.slice(above.length) : decimals;
}

/** Schemes whose whole line is the title. */
const TITLED: ReadonlySet<MarkerScheme> = new Set(['box', 'part', 'subpart', 'chapter', 'division']);

/** Title of a unit from the words after its number. */
export function headingOf(words: string, scheme: MarkerScheme): string | null {
  if (TITLED.has(scheme)) return tidyTitle(words) || null;
  if (scheme === 'article') return articleHeading(words);
  return leadingHeading(words, 'numbered');
}

/** 第一条【目的】, 第一条（目的依据）为了…: an article has a title only in brackets, or alone on its line. */
function articleHeading(words: string): string | null {
  const bracketed = /^[【〔［[（(]([^】〕］\]）)]{2,20})[】〕］\]）)](?=\s*\S{4})/.exec(words)?.[1];
  return bracketed ?? (words.length <= 30 && !/[。；：，]/.test(words) ? wholeHeading(words) : null);
}
