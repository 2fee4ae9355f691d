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

/** Descends from the body as long as one child keeps most of the prose. */
function findDensest(page: Root): Element | null {
  let body: Element | null = null;
  visitElements(page, (element) => {
    if (element.tagName === 'body') body ??= element;
    return undefined;
  });
  if (body === null) return null;
  const total = prose(body);
  if (total === 0) return body;
  let current: Element = body;
  for (;;) {
    const child: Element | undefined = current.children.find(
      (candidate): candidate is Element => candidate.type === 'element' && prose(candidate) >= total * ARTICLE_SHARE,
    );
    // A table's rows and cells are looked into only as a layout frame: when one cell holds the text.
    if (child === undefined) return current;
    current = child;
  }
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
