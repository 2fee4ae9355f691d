import type { Element, Root } from 'hast';
import type { SourceBuilder } from '../source-builder.ts';
import { prose } from './prose.ts';
import { elementsIn, hiddenText, isVisible, visibleText } from './tree.ts';

/** Sentences outside the article are worth a warning from this many characters on. */
const WORTH_A_WARNING = 60;
/** A text says the same as the article when this share of pieces of so many characters, taken evenly, stands in it. */
const COPY_SHARE = 0.7;
const PIECE = 12;
const PIECES = 100;
/** The table of an information disclosure page that states the facts of the document. */
const DISCLOSURE = /索\s*引\s*号|统一编号|主题分类|信息分类/;

/**
 * Lists everything outside the article, one entry for each largest subtree without a part of the article. Sentences
 * and tables among it, and hidden text that is no copy of the article, are reported as a loss with their size.
 */
export function dropSurroundings(page: Root, article: ReadonlySet<Element>, builder: SourceBuilder): void {
  const text = [...article].map((element) => bare(visibleText(element))).join('');
  const lost: Loss[] = [];
  const drop = (element: Element): void => {
    const shown = isVisible(element);
    const printed = shown ? visibleText(element) : hiddenText(element);
    builder.drop(printed, shown ? '正文以外的网页内容' : '网页中隐藏的内容');
    const size = shown ? prose(element) : bare(printed).length;
    if (size > 0 && !DISCLOSURE.test(printed.slice(0, 200)) && !holds(text, printed))
      lost.push({ shown, size, printed });
  };
  const kept = ancestorsOf(page, article);
  const visit = (parent: Root | Element): void => {
    for (const child of parent.children) {
      if (child.type === 'text') builder.drop(child.value, '正文以外的网页内容');
      if (child.type !== 'element' || child.tagName === 'head') continue;
      if (!kept.has(child)) drop(child);
      else if (!article.has(child)) visit(child);
    }
  };
  visit(page);
  for (const shown of [true, false])
    reportLoss(
      lost.filter((one) => one.shown === shown),
      shown,
      builder,
    );
}

interface Loss {
  shown: boolean;
  size: number;
  printed: string;
}

function reportLoss(lost: readonly Loss[], shown: boolean, builder: SourceBuilder): void {
  const size = lost.reduce((sum, one) => sum + one.size, 0);
  if (size < WORTH_A_WARNING) return;
  const longest = lost.reduce((one, other) => (other.size > one.size ? other : one));
  const where = shown ? '正文区域以外' : '网页中隐藏';
  const reason = `${where}的文字未收入正文，约${size}字。如属于正文，请把网页上的全文复制到 .txt 文件后再导入。`;
  builder.warn('text-dropped', reason, longest.printed.slice(0, 60), 'warning');
}

/** Most of a text stands in the article: it says the same once more. */
function holds(article: string, printed: string): boolean {
  const words = bare(printed);
  const step = Math.max(PIECE, Math.floor(words.length / PIECES));
  let [taken, found] = [0, 0];
  for (let at = 0; at < words.length; at += step) {
    taken += 1;
    if (article.includes(words.slice(at, at + PIECE))) found += 1;
  }
  return found >= taken * COPY_SHARE;
}

/** The article with all elements around it. */
function ancestorsOf(page: Root, article: ReadonlySet<Element>): Set<Element> {
  const kept = new Set<Element>();
  const mark = (parent: Root | Element): boolean => {
    let holdsPart = false;
    for (const element of elementsIn(parent)) {
      if (article.has(element) || mark(element)) {
        kept.add(element);
        holdsPart = true;
      }
    }
    return holdsPart;
  };
  mark(page);
  return kept;
}

function bare(value: string): string {
  return value.replace(/[\s\u200b]+/g, '');
}
