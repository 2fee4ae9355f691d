import { findArticle } from './html/article.ts';
import { HtmlBlocks } from './html/blocks.ts';
import { missingTitle } from './html/page-title.ts';
import { dropSurroundings } from './html/surroundings.ts';
import { parseHtml, visibleText } from './html/tree.ts';
import { pageLineReason } from './page-lines.ts';
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
  const article = findArticle(page);
  if (article.length === 0) throw visibleText(page).trim() === '' ? withoutText() : withoutProse();
  const title = missingTitle(page, article);
  dropSurroundings(page, new Set(title?.element == null ? article : [title.element, ...article]), builder);
  if (title !== null) {
    builder.warn('title-from-page', '正文中没有标题，取自网页标题。', title.text);
    builder.paragraph(title.text, 1);
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
  for (const element of article) blocks.read(element);
  const source = builder.result('html', encoding);
  if (source.text === '') throw withoutText();
  return source;
}

/** A page of figures or menus only, however many. */
function withoutProse(): UnreadableSource {
  return new UnreadableSource('empty', {
    english:
      'The page holds only scattered words or figures, no sentences; save the page with the full text, or its table as .xlsx.',
    chinese: '网页中只有零散的词语或数字，没有成句的正文，请保存显示全文的页面；如果是表格，请另存为 .xlsx 后导入。',
  });
}

function withoutText(): UnreadableSource {
  return new UnreadableSource('empty', {
    english: 'The page holds no document text; save the page that shows the full text.',
    chinese: '网页中没有正文，请保存显示全文的页面后再导入。',
  });
}
