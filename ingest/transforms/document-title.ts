import { parseDate } from '../policy/calendar-date.ts';
import type { Fact } from '../policy/document.ts';
import { tidyTitle } from '../policy/printed-title.ts';
import { textWidth } from '../policy/text-width.ts';
import { nodeText, type PolicyNode } from '../policy/tree.ts';
import { textFact, wholeTextFact } from './facts.ts';
import { isRemark, isSignature, isTitleLine } from './printed-lines.ts';

/** 杭州市人民政府文件: the letterhead in red. */
export const LETTERHEAD = /^[\u4e00-\u9fff、\s]{2,40}文\s*件$/;
/** 人大常委会公告, 人民政府令 with nothing else: the act by which a text is promulgated, printed above it. */
const PROMULGATION = /^[\u4e00-\u9fff、\s]{2,60}(?:公\s*告|命\s*令|令)$/;
const NOTICE = /关于(?:重新|修订|修改)?(?:印发|转发|批转|公布|发布)|^[\u4e00-\u9fff、\s]{2,60}?(?:印发|转发|批转)/;

/**
 * Title of the policy text. A notice that only carries another text (关于印发…的通知) gives the title of what it
 * carries: the second title where one is printed, else the words between 印发 and 的通知. A 公告 that promulgates a text
 * gives the title of the text.
 *
 * @param opening - The front and the paragraphs right below it: where the sentence that promulgates stands.
 */
export function documentTitle(front: readonly PolicyNode[], opening: readonly PolicyNode[]): Fact<string> | null {
  const titles = front.filter((node) => isTitle(nodeText(node)));
  const promulgation = titles.find((node) => PROMULGATION.test(nodeText(node)));
  const others = titles.filter((node) => !PROMULGATION.test(nodeText(node)));
  const plain = others.find((node) => !isNotice(nodeText(node)));
  const notice = others.find((node) => isNotice(nodeText(node)));
  if (notice !== undefined && (plain === undefined || front.indexOf(plain) < front.indexOf(notice)))
    return carriedTitle(notice) ?? wholeTitle(notice);
  if (plain !== undefined) return wholeTitle(plain);
  const promulgated = promulgation === undefined ? null : promulgatedTitle(opening, opening.indexOf(promulgation));
  return promulgated ?? (promulgation === undefined ? firstLineTitle(front) : wholeTitle(promulgation));
}

/** True for a notice that carries another text: what it says of itself stands above that text. */
export function carriesText(text: string): boolean {
  return isTitle(text) && isNotice(text);
}

/** True for the act by which a text is promulgated, on a line of its own. */
export function isPromulgation(text: string): boolean {
  return PROMULGATION.test(text);
}

/** 关于公布名单信息的若干规定 makes something known as its subject; 关于公布《…》的通知 carries a text. */
const SUBJECT_IS_PUBLICITY = /关于(?:公布|发布)(?!\s*《)(?![\s\S]*(?:通知|公告|通告|函|决定|批复|令|通报)$)/;

function isNotice(text: string): boolean {
  return NOTICE.test(text) && !SUBJECT_IS_PUBLICITY.test(text);
}

function wholeTitle(node: PolicyNode): Fact<string> {
  const title = tidyTitle(nodeText(node)).replace(BEHIND_TITLE, '').replace(REPEATED_BODY, '$1');
  return wholeTextFact(title, node);
}

/** The mark of a footnote behind a title, and its number in brackets: …实施意见（发改某某〔2026〕1号）. */
const BEHIND_TITLE = /\s*\[\d{1,2}\]$|\s*[（(][\u4e00-\u9fff]{2,12}[〔[]\d{4}[〕\]]\d{1,5}号[）)]$/;
/** 某省人民政府办公厅某省人民政府办公厅关于: the letterhead stands right above a title that opens with the body. */
const REPEATED_BODY = /^([\u4e00-\u9fff]{4,40}?)\1(?=关于|印发|转发)/;

/** 标题：…, 发文机关：…: the table of facts on an information disclosure page. */
const DISCLOSURE =
  /^(?:标\s*题|名\s*称|索\s*引\s*号|发\s*[文布]\s*机\s*[关构]|文\s*号|发文字号|主题(?:分类|词)|有\s*效\s*性)\s*[：:]/;

function isTitle(text: string): boolean {
  return (
    !/^[（(]/.test(text) &&
    !DISCLOSURE.test(text) &&
    isTitleLine(text) &&
    !LETTERHEAD.test(text) &&
    !isSignature(text) &&
    !isRemark(text) &&
    textWidth(text.replace(/\s/g, '')) >= 5
  );
}

/** Body of which something is carried: 转发市民政局《…》, 转发市水利局关于…. */
const AUTHOR = /^[\u4e00-\u9fff、]{2,40}?(?=关于|《)/;
const NOTICE_END = /\s*的(?:通知|公告|通告|函|决定|批复)$/;

/** 关于印发《X》的通知, 关于印发X的通知, 关于印发X (cut short), 转发A《X》的通知 → X; several texts: null. */
function carriedTitle(node: PolicyNode): Fact<string> | null {
  const text = nodeText(node);
  const verb = /(?:印发|转发|批转|公布|发布)\s*/.exec(text);
  if (verb === null || text.length > 400) return null;
  let start = verb.index + verb[0].length;
  let end = NOTICE_END.exec(text)?.index ?? text.length;
  const author = AUTHOR.exec(text.slice(start, end));
  if (author !== null) start += author[0].length;
  const quoted = quotedTitles(text.slice(start, end));
  if (quoted.length > 1) return null;
  const whole = text.charAt(start) === '《' ? quoted[0] : undefined;
  if (whole !== undefined) end = start + whole.length;
  else if (text.charAt(start) === '《') return null;
  const value = whole === undefined ? tidyTitle(text.slice(start, end)) : unquoted(whole);
  if (whole !== undefined) [start, end] = [start + 1, end - 1];
  return value.length < 4 || /^(?:的|关于)?$/.test(value) ? null : textFact(value, node, start, end);
}

/** Outermost 《…》 of a text, quotation marks included. */
function quotedTitles(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    const mark = text.charAt(index);
    if (mark === '《' && depth++ === 0) from = index;
    if (mark === '》' && depth > 0 && --depth === 0) found.push(text.slice(from, index + 1));
  }
  return found;
}

/** 《X》已由…通过，现予公布: the text below a 公告 whose own title is not printed as one. */
function promulgatedTitle(opening: readonly PolicyNode[], from: number): Fact<string> | null {
  const sentence = opening
    .slice(from + 1)
    .find((node) => /《[\s\S]+》[\s\S]{0,12}(?:已|业)[经由于]/.test(nodeText(node)));
  if (sentence === undefined) return null;
  const printed = nodeText(sentence);
  const quoted = quotedTitles(printed.slice(0, 400))[0];
  if (quoted === undefined) return null;
  const start = printed.indexOf(quoted);
  const issuer = /[\u4e00-\u9fff]{2,30}$/.exec(printed.slice(0, start))?.[0] ?? '';
  const body = quoted.startsWith('《关于') && isSignature(issuer) ? issuer : '';
  const title = body + unquoted(quoted);
  const line = opening
    .slice(opening.indexOf(sentence) + 1)
    .find((node) => bare(unquoted(nodeText(node))).endsWith(bare(unquoted(quoted))) && textWidth(nodeText(node)) < 160);
  if (line !== undefined) return wholeTitle(line);
  return textFact(title, sentence, start - body.length, start + quoted.length);
}

/** The words of 《…》; quotation marks within are raised a level: 《关于适用〈…〉的解释》 → 关于适用《…》的解释. */
function unquoted(quoted: string): string {
  return tidyTitle(
    quoted
      .replace(/^《|》$/g, '')
      .replace(/〈/g, '《')
      .replace(/〉/g, '》'),
  );
}

function bare(text: string): string {
  return text.replace(/\s/g, '');
}

/** No line ends in a word for a kind of document: the first short line that is no letterhead, number or addressee. */
function firstLineTitle(front: readonly PolicyNode[]): Fact<string> | null {
  for (const node of front.slice(0, 6)) {
    const text = nodeText(node);
    const longest = text.includes('关于') ? 160 : 60;
    if (textWidth(text) < 4 || textWidth(text) > longest || /[。；：:，]$|号$|[>›»＞|]/.test(text)) continue;
    if (LETTERHEAD.test(text) || /^[（(〔[].*[）)〕\]]$/.test(text)) continue;
    if (isRemark(text) || isSignature(text) || parseDate(text) !== null || !/[\u4e00-\u9fff]{4}/.test(text)) continue;
    return wholeTitle(node);
  }
  return null;
}
