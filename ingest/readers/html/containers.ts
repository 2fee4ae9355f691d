import type { Element, Root } from 'hast';
import { isVisible, visitElements } from './tree.ts';

/** An element in which pages put the text of a document. */
export interface Container {
  id?: string;
  className?: string;
  /** True for a name that only publishing systems of government sites use: it is believed however short its text is. */
  certain: boolean;
  why: string;
}

/**
 * Containers of the publishing systems of government sites, most specific first. A page may hold several of one kind
 * (text and annexes); nested ones count once.
 */
export const CONTAINERS: readonly Container[] = [
  { id: 'UCAP-CONTENT', certain: true, why: 'www.gov.cn and sites on the State Council platform' },
  { className: 'TRS_UEDITOR', certain: true, why: 'TRS WCM 7 and later (many ministries and provinces)' },
  { className: 'trs_editor_view', certain: true, why: 'TRS WCM 7, read-only view' },
  { className: 'TRS_Editor', certain: true, why: 'TRS WCM 5 and 6' },
  { id: 'zoom', certain: true, why: 'Hanweb jcms (Zhejiang, Jiangsu, Shandong): the part whose font can be enlarged' },
  { id: 'zoomcon', certain: true, why: 'NFCMS (Guangdong)' },
  { className: 'pages_content', certain: true, why: 'www.gov.cn, older template' },
  { className: 'Custom_UnionStyle', certain: true, why: 'TRS text pasted from Word' },
  { className: 'zwxl-article', certain: true, why: 'disclosure platform of Shanghai and others' },
  { className: 'article-content', certain: false, why: 'common template name' },
  { className: 'article_content', certain: false, why: 'common template name' },
  { className: 'article-body', certain: false, why: 'common template name' },
  { className: 'news_content', certain: false, why: 'common template name' },
  { className: 'detail-content', certain: false, why: 'common template name' },
  { className: 'wzcon', certain: false, why: 'Guangdong and others' },
  { id: 'content', certain: false, why: 'common template name' },
  { id: 'article', certain: false, why: 'common template name' },
];

/** The visible elements of one kind, nested ones left out. */
export function containersOf(page: Root, container: Container): Element[] {
  const found: Element[] = [];
  visitElements(page, (element) => {
    if (!isVisible(element)) return false;
    if (!matches(element, container)) return undefined;
    found.push(element);
    return false;
  });
  return found;
}

function matches(element: Element, { id, className }: Container): boolean {
  if (id !== undefined) return String(element.properties.id ?? '').toLowerCase() === id.toLowerCase();
  const classes = element.properties.className;
  return Array.isArray(classes) && classes.some((name) => String(name).toLowerCase() === className?.toLowerCase());
}
