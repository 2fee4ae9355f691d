import type { Element } from 'hast';
import { isVisible, visibleText } from './tree.ts';

/** Characters that a run of text has at least unless it is a sentence or a table cell: menus and buttons are shorter. */
const SCRAP = 15;
const INLINE = new Set(['span', 'font', 'b', 'strong', 'em', 'i', 'u', 'sup', 'sub', 'o:p']);
const PAGE_ELEMENTS = new Set(['nav', 'header', 'footer', 'aside']);
/** Names that templates give to what stands around the text. */
const PAGE_PART =
  /^(?:[a-z]{1,6}[-_])?(?:foot(?:er)?|bottom|copy(?:right)?|(?:main|sub|top|side)?nav(?:bar)?|(?:main|sub|side)?menu|crumbs?|breadcrumbs?|curmb|side(?:bar)?|related|share)(?:[-_]?\w{0,8})$/i;
/** What stands around the text is short; a longer element with such a name is something else. */
const LONGEST_PAGE_PART = 800;

/** Prose per element, so that nested elements are counted once. */
const PROSE = new WeakMap<Element, number>();

/**
 * Characters of the visible text of an element that a reader came for: sentences and table cells; links, menus,
 * buttons, what is hidden, and the foot of the page are not counted.
 */
export function prose(element: Element): number {
  const known = PROSE.get(element);
  if (known !== undefined) return known;
  const result = isPagePart(element) ? 0 : count(element);
  PROSE.set(element, result);
  return result;
}

function count(element: Element): number {
  let sum = 0;
  let own = '';
  for (const child of element.children) {
    if (child.type === 'text') own += child.value;
    else if (child.type !== 'element' || child.tagName === 'a') continue;
    else if (INLINE.has(child.tagName)) own += visibleText(child);
    else sum += prose(child);
  }
  const length = own.replace(/\s+/g, '').length;
  const counts = length >= SCRAP || /[。；]/.test(own) || element.tagName === 'td' || element.tagName === 'th';
  return sum + (counts ? length : 0);
}

/** Menus, paths, the foot of the page, and what is not shown. */
function isPagePart(element: Element): boolean {
  if (!isVisible(element) || PAGE_ELEMENTS.has(element.tagName)) return true;
  const { id, className } = element.properties;
  const names = [...(Array.isArray(className) ? className : []), ...(id === undefined ? [] : [id])];
  return names.some((name) => PAGE_PART.test(String(name))) && visibleText(element).length <= LONGEST_PAGE_PART;
}
