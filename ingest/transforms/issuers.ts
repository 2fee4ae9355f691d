import { findDates, parseDate } from '../policy/calendar-date.ts';
import type { Fact } from '../policy/document.ts';
import { findDocumentNumbers } from '../policy/document-number.ts';
import { textWidth } from '../policy/text-width.ts';
import { nodeText, type PolicyNode } from '../policy/tree.ts';
import { carriesText, isPromulgation, LETTERHEAD } from './document-title.ts';
import { textFact, wholeTextFact } from './facts.ts';
import { ORDER_BODY, ORDER_IN_SENTENCE } from './number-line.ts';
import { isSignature, splitSignature } from './printed-lines.ts';

/**
 * True when a notice or a 公告 is signed or dated above the text that it carries: body and date at the end then belong
 * to the carried text.
 */
export function isSignedAbove(front: readonly PolicyNode[]): boolean {
  const opens = front.findIndex((node) => carriesText(nodeText(node)) || isPromulgation(nodeText(node)));
  return opens >= 0 && front.slice(opens + 1).some((node) => dateOf(nodeText(node)) !== null);
}

/** The bodies that sign (署名); else the letterhead; else the words before 关于 in the title. */
export function issuingBodies(front: readonly PolicyNode[], end: readonly PolicyNode[]): Fact<string>[] {
  const above = isSignedAbove(front);
  const signed = signatures(above ? front : end);
  if (signed.length > 0) return signed;
  const signedInFront = signatures(front);
  if (signedInFront.length > 0) return signedInFront;
  for (const node of front) {
    const found = bodiesInHead(node);
    if (found.length > 0) return found;
  }
  return [];
}

/** Bodies that a line of the front names: letterhead, order, …通过, the words before 关于. */
function bodiesInHead(node: PolicyNode): Fact<string>[] {
  const text = nodeText(node);
  if (text.length > 500) return [];
  const part = (name: string, printed: string): Fact<string> =>
    textFact(name, node, text.indexOf(printed), text.indexOf(printed) + printed.length);
  const body = LETTERHEAD.test(text) ? text.replace(/文\s*件$/, '').trimEnd() : null;
  if (body !== null && isSignature(body)) return [part(body.replace(/\s/g, ''), body)];
  const orderBody = ORDER_BODY.exec(text)?.[1];
  if (orderBody !== undefined) return [part(orderBody, orderBody)];
  const order = ORDER_IN_SENTENCE.exec(text)?.[0].replace(/令.*$/, '');
  if (order !== undefined) return [part(order, order)];
  const before = textWidth(text) > 160 || /[，,。；]/.test(text) ? undefined : BEFORE_ABOUT.exec(text)?.[1];
  if (before !== undefined && isSignature(before.replace(/、/g, ' ')))
    return before.split(/[\s、]+/).map((name) => part(name, name));
  const published = PUBLISHED_BY.exec(text)?.[1];
  if (published !== undefined && isSignature(published)) return [part(published, published)];
  const passed = /^[^（(]*关于/.test(text) ? undefined : PASSED_BY.exec(text)?.[0];
  return passed === undefined ? [] : [part(passed.replace(/第[一二三四五六七八九十]+届/, ''), passed)];
}

const BEFORE_ABOUT = /^([\u4e00-\u9fff、\s]{2,80}?)\s{0,8}(?:关于|印发|转发|批转|对)/;
/** 1995年7月28日国务院发布. */
const PUBLISHED_BY = /日\s{0,3}(?:中华人民共和国)?([\u4e00-\u9fff]{2,20}?)(?:发布|公布|印发)/;
const PASSED_BY =
  /(?:全国|[\u4e00-\u9fff]{2,8}[省市区州县])(?:第[一二三四五六七八九十]+届)?人民代表大会(?:常务委员会)?(?=第|[\u4e00-\u9fff]{0,12}会议)/;

/** The bodies that sign above the first date below which any do: a page prints dates among its facts too. */
function signatures(nodes: readonly PolicyNode[]): Fact<string>[] {
  for (const [index, node] of nodes.entries()) {
    if (parseDate(nodeText(node).replace(/\s/g, '')) === null) continue;
    const signed = signaturesAbove(nodes, index);
    if (signed.length > 0) return signed;
  }
  return [];
}

/** Agency names on lines right above a date; a name may run over two lines, a seal in brackets may stand between. */
function signaturesAbove(nodes: readonly PolicyNode[], date: number): Fact<string>[] {
  const facts: Fact<string>[] = [];
  for (let index = date - 1; index >= 0; index--) {
    const node = nodes[index];
    const text = node === undefined ? '' : nodeText(node);
    if (/^[（(].*章[）)]$/.test(text)) continue;
    if (node === undefined || !isSignature(text)) break;
    const above = nodes[index - 1];
    if (above !== undefined && splitSignature(nodeText(above), text)) {
      facts.unshift(wholeTextFact(nodeText(above) + text, above));
      index--;
      continue;
    }
    const bare = text.replace(/\s*[（(][^）)]*章[）)]$/, '');
    const names = /[A-Za-z]/.test(bare) ? [bare] : bare.split(/\s+/);
    facts.unshift(...names.map((name) => textFact(name, node, text.indexOf(name), text.indexOf(name) + name.length)));
  }
  return facts;
}

/** The date below the signature (成文日期), else the date in brackets below a title (…公布). */
export function issuedOn(front: readonly PolicyNode[], end: readonly PolicyNode[]): Fact<string> | null {
  for (const node of isSignedAbove(front) ? front : [...end, ...front]) {
    const date = dateOf(nodeText(node));
    if (date !== null) return wholeTextFact(date, node);
  }
  return (
    besideNumber(front) ??
    promulgated(front, /^[^，。；\d]{0,40}(?:第\s{0,3}\d+\s{0,3}号)?(?:公布|发布|印发)/) ??
    promulgated(front, /^[^，。；]{0,60}(?:通过|批准)/)
  );
}

/** A line that is a date, with or without brackets around it. */
function dateOf(text: string): string | null {
  if (text.length > 40) return null;
  return parseDate(text.replace(/\s/g, '').replace(/^[（(](.*)[）)]$/, '$1'));
}

/** 2019年9月3日　云中法发〔2019〕41号: date and number share a line. */
function besideNumber(front: readonly PolicyNode[]): Fact<string> | null {
  for (const node of front) {
    const text = nodeText(node);
    const date = text.length > 80 ? undefined : findDates(text)[0];
    if (date === undefined || !/号[\s）)]*$/.test(text)) continue;
    const rest = `${text.slice(0, date.span.start)} ${text.slice(date.span.end)}`.trim();
    const isNumber = findDocumentNumbers(rest)[0] !== undefined || /^[^，。；]{0,30}\d+\s{0,3}号[）)]?$/.test(rest);
    if (isNumber && date.span.start === 0) return textFact(date.date, node, date.span.start, date.span.end);
  }
  return null;
}

/** A date in the lines below a title, followed by what was done on it: …公布, …通过. */
function promulgated(front: readonly PolicyNode[], act: RegExp): Fact<string> | null {
  for (const node of front) {
    const text = nodeText(node);
    if (textWidth(text) > 800) continue;
    const found = findDates(text).find(({ span }) => act.test(text.slice(span.end)));
    if (found !== undefined) return textFact(found.date, node, found.span.start, found.span.end);
  }
  return null;
}
