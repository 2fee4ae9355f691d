import type { Element, Root } from 'hast';
import { visibleText, visitElements } from './tree.ts';

/**
 * Containers in which the publishing systems of government sites put the text of a document, most specific first.
 * A page may hold several of one kind (text and annexes); nested ones count once.
 */
const CONTAINERS: readonly { id?: string; className?: string; why: string }[] = [
  { id: 'UCAP-CONTENT', why: 'www.gov.cn and sites on the State Council platform' },
  { className: 'TRS_UEDITOR', why: 'TRS WCM 7 and later (many ministries and provinces)' },
  { className: 'trs_editor_view', why: 'TRS WCM 7, read-only view' },
  { className: 'TRS_Editor', why: 'TRS WCM 5 and 6' },
  { id: 'zoom', why: 'Hanweb jcms (Zhejiang, Jiangsu, Shandong): the part whose font can be enlarged' },
  { className: 'pages_content', why: 'www.gov.cn, older template' },
  { className: 'Custom_UnionStyle', why: 'TRS text pasted from Word' },
  { className: 'article-content', why: 'common template name' },
  { className: 'article_content', why: 'common template name' },
  { className: 'article-body', why: 'common template name' },
  { className: 'news_content', why: 'common template name' },
  { className: 'detail-content', why: 'common template name' },
  { className: 'zwxl-article', why: 'disclosure platform of Shanghai and others' },
  { className: 'wzcon', why: 'Guangdong and others' },
  { id: 'content', why: 'common template name' },
  { id: 'article', why: 'common template name' },
];

/** A known container must hold this share of the prose that the density search finds, otherwise it is something else. */
const REQUIRED_SHARE = 0.5;
/** The article is the smallest element with this share of the prose of the page. */
const ARTICLE_SHARE = 0.85;

/** Where the text of the document stands in a page. */
export interface Article {
  elements: Element[];
  /** How it was found, for the report. */
  found: string;
}

/**
 * Finds the elements that hold the document's text.
 *
 * @returns One or more elements in document order, or null for a page without prose.
 */
export function findArticle(page: Root): Article | null {
  const densest = findDensest(page);
  const needed = densest === null ? 0 : prose(densest) * REQUIRED_SHARE;
  for (const container of CONTAINERS) {
    const elements = outermost(page, container);
    const total = elements.reduce((sum, element) => sum + prose(element), 0);
    if (total > 0 && total >= needed) {
      return { elements, found: container.id === undefined ? `.${container.className}` : `#${container.id}` };
    }
  }
  return densest === null ? null : { elements: [densest], found: '正文密度' };
}

function outermost(page: Root, container: { id?: string; className?: string }): Element[] {
  const found: Element[] = [];
  visitElements(page, (element) => {
    if (!matches(element, container)) return undefined;
    found.push(element);
    return false;
  });
  return found;
}

function matches(element: Element, { id, className }: { id?: string; className?: string }): boolean {
  if (id !== undefined) return String(element.properties.id ?? '').toLowerCase() === id.toLowerCase();
  const classes = element.properties.className;
  return Array.isArray(classes) && classes.some((name) => String(name).toLowerCase() === className?.toLowerCase());
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
  for (let current = path[0]; current !== undefined; ) {
    const total = prose(path[0] ?? current);
    const child: Element | undefined = current.children.find(
      (candidate): candidate is Element =>
        candidate.type === 'element' && total > 0 && prose(candidate) >= total * ARTICLE_SHARE,
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
  const length = (element: Element): number => visibleText(element).replace(/\s+/g, '').length;
  const around = length(parent) - length(article);
  const links = linkLength(parent) - linkLength(article);
  return around <= length(article) * AROUND_SHARE && links <= around * LINK_SHARE;
}

function linkLength(element: Element): number {
  let sum = 0;
  visitElements(element, (child) => {
    if (child.tagName === 'a') sum += visibleText(child).replace(/\s+/g, '').length;
    return child.tagName !== 'a';
  });
  return sum;
}

/** Characters of visible text outside links, short scraps (menus, buttons) not counted. */
function prose(element: Element): number {
  const known = PROSE.get(element);
  if (known !== undefined) return known;
  let sum = 0;
  let own = '';
  for (const child of element.children) {
    if (child.type === 'text') own += child.value;
    else if (child.type === 'element' && INLINE.has(child.tagName)) own += visibleText(child);
    else if (child.type === 'element' && child.tagName !== 'a' && !SKIPPED.has(child.tagName)) sum += prose(child);
  }
  const length = own.replace(/\s+/g, '').length;
  const result = sum + (length >= SCRAP || /[。；]/.test(own) ? length : 0);
  PROSE.set(element, result);
  return result;
}

/** Prose per element, so that nested elements are counted once. */
const PROSE = new WeakMap<Element, number>();
const SCRAP = 15;
const INLINE = new Set(['span', 'font', 'b', 'strong', 'em', 'i', 'u', 'sup', 'sub', 'o:p']);
const SKIPPED = new Set([
  'nav',
  'header',
  'footer',
  'aside',
  'script',
  'style',
  'head',
  'noscript',
  'template',
  'select',
]);
