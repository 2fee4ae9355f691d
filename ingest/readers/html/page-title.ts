import type { Element, Root } from 'hast';
import { isVisible, visibleText, visitElements } from './tree.ts';

/** The title that a page shows or states outside its text. */
export interface PageTitle {
  text: string;
  /** The smallest element that says exactly the title; null when only the page's metadata state it. */
  element: Element | null;
}

/** The page's title when the article does not begin with it: many templates print it above the text container. */
export function missingTitle(page: Root, article: readonly Element[]): PageTitle | null {
  const stated = statedTitles(page);
  const beginning = article
    .map((element) => bare(visibleText(element)))
    .join('')
    .slice(0, 2000);
  const text = stated.certain ?? shownTitle(page, stated.page, new Set(article));
  if (text === null || beginning.includes(bare(text))) return null;
  return { text, element: elementSaying(page, text, new Set(article)) };
}

/** `ArticleTitle` of government sites is certain; the name of the page often carries the name of the site behind it. */
function statedTitles(page: Root): { certain: string | null; page: string } {
  const stated = { meta: '', page: '' };
  visitElements(page, (element) => {
    const { name, content } = element.properties;
    if (element.tagName === 'meta' && /^ArticleTitle$/i.test(String(name)))
      stated.meta ||= String(content ?? '').trim();
    if (element.tagName === 'title') stated.page ||= visibleText(element);
    return undefined;
  });
  return { certain: stated.meta === '' ? null : stated.meta, page: stated.page };
}

/** Shortest title, in characters: the words of a menu are shorter. */
const SHORTEST = 4;
const SITE_NAME = /(?:门户网站?|政府网站?|网站|网)$/;

/**
 * A heading, or any element, whose words open the name of the page; without a name of the page the first `h1`. The `h1`
 * of many sites is the name of the site.
 */
function shownTitle(page: Root, pageName: string, article: ReadonlySet<Element>): string | null {
  const name = bare(pageName);
  let found: string | null = null;
  visitElements(page, (element) => {
    if (found !== null || article.has(element) || !isVisible(element) || element.tagName === 'head') return false;
    const text = visibleText(element);
    const words = bare(text);
    if (words.length > 150) return undefined;
    if (name === '') found = element.tagName === 'h1' ? text : null;
    else if (words.length >= SHORTEST && !SITE_NAME.test(words) && opens(name, words)) found = text;
    else if (element.tagName === 'h1' && words !== '' && name.includes(words) && !SITE_NAME.test(words)) found = text;
    return undefined;
  });
  return found;
}

/** The words are the whole name of the page, or all of it before a mark that sets off the name of the site. */
function opens(name: string, words: string): boolean {
  return name === words || (name.startsWith(words) && /^[-_—–|｜·]/.test(name.slice(words.length)));
}

function elementSaying(page: Root, title: string, article: ReadonlySet<Element>): Element | null {
  let found: Element | null = null;
  visitElements(page, (element) => {
    if (article.has(element) || !isVisible(element) || element.tagName === 'head') return false;
    if (!bare(visibleText(element)).includes(bare(title))) return false;
    if (bare(visibleText(element)) === bare(title)) found = element;
    return undefined;
  });
  return found;
}

function bare(value: string): string {
  return value.replace(/[\s\u200b]+/g, '');
}
