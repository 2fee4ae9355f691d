import type { Element, Root } from 'hast';
import { CONTAINERS, containersOf } from './containers.ts';
import { prose } from './prose.ts';
import { elementsIn, isVisible, visibleText, visitElements } from './tree.ts';

/** A common container must hold this share of the prose that the density search finds, otherwise it is something else. */
const REQUIRED_SHARE = 0.5;
/** A certain one is doubted only beside this many times as much prose. */
const OVERWHELMING = 10;
/** The article is the smallest element with this share of the prose of the page. */
const ARTICLE_SHARE = 0.85;

/**
 * Finds the elements that hold the document's text: a container that is known by name, else the densest element.
 *
 * @returns Elements in document order, none for a page without text.
 */
export function findArticle(page: Root): Element[] {
  const densest = findDensest(page);
  const found = densest === null ? 0 : prose(densest);
  for (const container of CONTAINERS) {
    const elements = containersOf(page, container).filter((element) => visibleText(element) !== '');
    const total = elements.reduce((sum, element) => sum + Math.max(prose(element), lengthOf(element) * 0.5), 0);
    const needed = container.certain ? found / OVERWHELMING : found * REQUIRED_SHARE;
    if (elements.length > 0 && total >= needed) return elements;
  }
  return densest === null || found === 0 ? [] : [densest];
}

/**
 * Descends from the body as long as one child keeps most of the prose, then takes back in what stands around it and is
 * no menu: titles, signatures and dates are too short to count as prose.
 */
function findDensest(page: Root): Element | null {
  const path: Element[] = [];
  visitElements(page, (element) => {
    if (element.tagName === 'body' && path.length === 0) path.push(element);
    return path.length === 0;
  });
  const total = path[0] === undefined ? 0 : elementsIn(path[0]).reduce((sum, child) => sum + prose(child), 0);
  for (let current = path[0]; current !== undefined && total > 0; ) {
    const child: Element | undefined = elementsIn(current).find(
      (candidate) => prose(candidate) >= total * ARTICLE_SHARE,
    );
    if (child !== undefined) path.push(child);
    current = child;
  }
  while (path.length > 2 && belongsAround(path.at(-2), path.at(-1))) path.pop();
  return path.at(-1) ?? null;
}

/** What stands around the text may be this share of it, and this share of that may be links. */
const AROUND_SHARE = 0.3;
const LINK_SHARE = 0.3;

function belongsAround(parent: Element | undefined, article: Element | undefined): boolean {
  if (parent === undefined || article === undefined) return false;
  const around = lengthOf(parent) - lengthOf(article);
  const links = linkLength(parent) - linkLength(article);
  return around <= lengthOf(article) * AROUND_SHARE && links <= around * LINK_SHARE;
}

function lengthOf(element: Element): number {
  return visibleText(element).replace(/\s+/g, '').length;
}

function linkLength(element: Element): number {
  let sum = 0;
  visitElements(element, (child) => {
    if (!isVisible(child)) return false;
    if (child.tagName === 'a') sum += lengthOf(child);
    return child.tagName !== 'a';
  });
  return sum;
}
