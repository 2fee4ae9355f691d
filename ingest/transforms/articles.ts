import type { Plugin } from 'unified';
import { type PolicyNode, type PolicyRoot, walk } from '../policy/tree.ts';

/**
 * 条, 款, 项: an article that lists 项 and has several 款 gets a node for each 款, so that 第十二条第二款第（一）项 is
 * `12/2/1`. An article without 项 stays one clause; with a single 款 its 项 stand right below it (`12/1`).
 */
export const articles: Plugin<[], PolicyRoot> = () => (root) => {
  for (const node of [...walk(root.children)]) if (node.scheme === 'article') settleArticle(node);
};

function settleArticle(article: PolicyNode): void {
  const later = article.children.filter((child) => child.scheme === 'article-paragraph');
  const items = article.children.filter((child) => child.scheme !== 'article-paragraph');
  if (items.length === 0 && later.length === 0) return;
  const numberAlone = article.lines[0]?.text.trim() === article.num;
  if (article.lines.length - (numberAlone ? 1 : 0) + later.length <= 1) return;
  const first = ownParagraphs(article).map((line) => paragraphNode([line]));
  const holder = first.at(-1) ?? later[0];
  holder?.children.unshift(...items);
  article.children = [...first, ...later];
  article.children.forEach((paragraph, index) => {
    paragraph.step = `${index + 1}`;
  });
}

/** Cuts the printed number (and title) off the first 款; what is left on the article is its number alone. */
function ownParagraphs(article: PolicyNode): PolicyNode['lines'] {
  const [first, ...more] = article.lines;
  if (first === undefined) return [];
  const cut = (article.num ?? '').length;
  const words = first.text.slice(cut);
  if (words.trim() === '') {
    article.lines = [first];
    return more;
  }
  const gap = words.length - words.trimStart().length;
  const border = Math.min(first.end, first.start + cut + gap);
  article.lines = [{ ...first, text: first.text.slice(0, cut), end: Math.min(first.end, first.start + cut) }];
  return [{ ...first, text: words.trimStart(), start: border }, ...more];
}

function paragraphNode(lines: PolicyNode['lines']): PolicyNode {
  return {
    type: 'paragraph',
    scheme: 'article-paragraph',
    num: null,
    step: '',
    address: '',
    heading: null,
    lines,
    children: [],
    units: [],
    citations: [],
  };
}
