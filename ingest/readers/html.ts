import type { Element, Root } from 'hast';
import { findArticle } from './html/article.ts';
import { HtmlBlocks } from './html/blocks.ts';
import { pageLineReason } from './html/page-elements.ts';
import { elementsIn, isVisible, parseHtml, visibleText, visitElements } from './html/tree.ts';
import { SourceBuilder } from './source-builder.ts';
import type { SourceText } from './source-text.ts';
import { UnreadableSource } from './unreadable-source.ts';

/** Bytes in which browsers look for a charset declaration. */
const CHARSET_RANGE = 4096;

/**
 * The charset that a page states about itself (`<meta charset>`, `http-equiv`, XML declaration).
 *
 * @param bytes - The whole file.
 */
export function statedCharset(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, CHARSET_RANGE)).toString('latin1');
  return /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)?.[1];
}

/**
 * Reads a saved web page: finds the document's text in it, keeps tables, and lists what was left out.
 *
 * @param text - Decoded page.
 * @param encoding - Its encoding, handed on.
 * @throws UnreadableSource `empty` for a page without text, `too-deep` for excessive nesting.
 */
export function readHtml(text: string, encoding: string): SourceText {
  const page = parseHtml(text);
  const builder = new SourceBuilder();
  const article = findArticle(page)?.elements ?? [];
  const title = missingTitle(page, article);
  const heading = title === null ? null : elementSaying(page, title, new Set(article));
  const elements = heading === null ? article : [heading, ...article];
  dropSurroundings(page, new Set(elements), builder);
  if (title !== null) {
    builder.warn('title-from-page', '正文中没有标题，取自网页标题。', title);
    if (heading === null) builder.paragraph(title, 1);
  }
  const blocks = new HtmlBlocks({
    paragraph: (value, depth) => {
      const reason = pageLineReason(value);
      if (reason === null) builder.paragraph(value, depth);
      else builder.drop(value, reason);
    },
    table: (rows) => builder.table(rows),
    drop: (dropped, reason) => builder.drop(dropped, reason),
    warn: (...message) => builder.warn(...message),
  });
  for (const element of elements) blocks.read(element);
  const source = builder.result('html', encoding);
  if (source.text === '') throw withoutText();
  return source;
}

/** Everything visible outside the article, one entry for each largest subtree without a part of the article. */
function dropSurroundings(page: Root, article: ReadonlySet<Element>, builder: SourceBuilder): void {
  const kept = new Set<Element>();
  const mark = (parent: Root | Element): boolean => {
    let holds = false;
    for (const element of elementsIn(parent)) {
      if (article.has(element) || mark(element)) {
        kept.add(element);
        holds = true;
      }
    }
    return holds;
  };
  mark(page);
  const visit = (parent: Root | Element): void => {
    for (const child of parent.children) {
      if (child.type === 'element' && kept.has(child)) {
        if (!article.has(child)) visit(child);
      } else if (child.type === 'text' || (child.type === 'element' && isVisible(child))) {
        builder.drop(visibleText(child), '正文以外的网页内容');
      }
    }
  };
  visit(page);
}

/**
 * The page's title when the article does not begin with it: many templates print it above the text container.
 */
function missingTitle(page: Root, article: readonly Element[]): string | null {
  const title = statedTitle(page);
  if (title === null) return null;
  const text = article.map((element) => bare(visibleText(element))).join('');
  return text.slice(0, 2000).includes(bare(title)) ? null : title;
}

/**
 * The title by the metadata of government sites (`ArticleTitle`), else the page's first `h1` if the name of the page
 * repeats it: the `h1` of many sites is the name of the site.
 */
function statedTitle(page: Root): string | null {
  const stated: Record<'meta' | 'heading' | 'page', string> = { meta: '', heading: '', page: '' };
  visitElements(page, (element) => {
    const { name, content } = element.properties;
    if (element.tagName === 'meta' && /^ArticleTitle$/i.test(String(name)))
      stated.meta ||= String(content ?? '').trim();
    if (element.tagName === 'h1') stated.heading ||= visibleText(element);
    if (element.tagName === 'title') stated.page ||= visibleText(element);
    return undefined;
  });
  if (stated.meta !== '') return stated.meta;
  const isTitle = stated.heading !== '' && (stated.page === '' || bare(stated.page).includes(bare(stated.heading)));
  return isTitle ? stated.heading : null;
}

/** The smallest element outside the article that says exactly the title. */
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

function withoutText(): UnreadableSource {
  return new UnreadableSource('empty', {
    english: 'The page holds no document text; save the page that shows the full text.',
    chinese: '网页中没有正文，请保存显示全文的页面后再导入。',
  });
}
