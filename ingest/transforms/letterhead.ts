import type { Plugin } from 'unified';
import { findDates, parseDate } from '../policy/calendar-date.ts';
import type { DocumentFacts, Fact } from '../policy/document.ts';
import { findDocumentNumbers, formatDocumentNumber } from '../policy/document-number.ts';
import { tidyTitle } from '../policy/printed-title.ts';
import { textWidth } from '../policy/text-width.ts';
import { nodeText, type PolicyNode, type PolicyRoot } from '../policy/tree.ts';
import { factsOf, textFact, wholeTextFact } from './facts.ts';
import { isImprint, isRemark, isSignature, isTitleLine } from './printed-lines.ts';

/** Facts of the letterhead (版头), the signature and the imprint (版记): number, title, issuing bodies, dates, addressees. */
export const letterhead: Plugin<[], PolicyRoot> = () => (root, file) => {
  const facts = factsOf(file);
  const front = root.children.filter((node) => node.type === 'front');
  const end = root.children.filter((node) => node.type === 'end');
  const lines = [...front, ...end];
  facts.recordNumber = firstMatch(lines, /[A-Z]{4}\d{2}[-—－–]\d{4}[-—－–]\d{4}/);
  facts.documentNumber = documentNumber(front);
  facts.title = title(front);
  facts.addressees = addressees(front);
  facts.issuingBodies = issuingBodies(front, end);
  facts.issuedOn = issuedOn(front, end);
  readImprint(end, facts);
  facts.note = wholeLine(lines, isRemark);
  facts.planningPeriod = planningPeriod(root);
};

function firstMatch(nodes: readonly PolicyNode[], expression: RegExp): Fact<string> | null {
  for (const node of nodes) {
    const match = expression.exec(nodeText(node));
    if (match !== null) return textFact(match[0], node, match.index, match.index + match[0].length);
  }
  return null;
}

function wholeLine(nodes: readonly PolicyNode[], test: (text: string) => boolean): Fact<string> | null {
  const node = nodes.find((candidate) => test(nodeText(candidate)));
  return node === undefined ? null : wholeTextFact(nodeText(node), node);
}

/** A document number on a line of its own, beside 签发人, or in brackets below the title. */
function documentNumber(front: readonly PolicyNode[]): Fact<string> | null {
  for (const node of front) {
    const text = nodeText(node);
    if (textWidth(text) > 40 || /[《。，；]/.test(text)) continue;
    const found = findDocumentNumbers(text)[0];
    if (found !== undefined)
      return textFact(formatDocumentNumber(found.number), node, found.span.start, found.span.end);
    const notice = /^[\u4e00-\u9fff\s、]{2,40}(?:公告|通告)\s*[（(〔]?\d{4}[）)〕]?\s*年?\s*第\s*\d+\s*号$/.exec(text);
    if (notice !== null) return wholeTextFact(text.replace(/\s+/g, ' '), node);
    const order = orderNumber(node, front);
    if (order !== null) return order;
  }
  return firstMatch(front, ORDER_IN_SENTENCE);
}

/** 2007年2月25日中华人民共和国国务院令第488号公布 → 国务院令第488号. */
const ORDER_IN_SENTENCE =
  /(?<=中华人民共和国|日\s*(?!中华人民共和国))(?!中华人民共和国)[\u4e00-\u9fff]{2,20}令\s*(?:第\s*)?[0-9]+\s*号/;
const ORDER_BODY = /^(?:中华人民共和国)?([\u4e00-\u9fff]{2,20}?)\s*令\s*(?:[（(]?第|$)/;

/** 中华人民共和国国务院令 第706号, on one line or on two. */
function orderNumber(node: PolicyNode, front: readonly PolicyNode[]): Fact<string> | null {
  const text = nodeText(node);
  const number = /第\s*[0-9〇零一二三四五六七八九十百]+\s*号/.exec(text);
  if (number === null) return null;
  const before = front[front.indexOf(node) - 1];
  const body =
    ORDER_BODY.exec(text)?.[1] ?? (before === undefined ? undefined : ORDER_BODY.exec(nodeText(before))?.[1]);
  if (body === undefined && text.replace(/\s/g, '') !== number[0].replace(/\s/g, '')) return null;
  const value = `${body === undefined ? '' : `${body}令`}${number[0]}`.replace(/\s/g, '');
  return textFact(value, node, number.index, number.index + number[0].length);
}

const LETTERHEAD = /^[\u4e00-\u9fff、\s]{2,40}文\s*件$/;
const NOTICE = /关于(?:印发|转发|批转|公布|发布)|^[\u4e00-\u9fff、\s]{2,40}?(?:印发|转发|批转)/;

/**
 * Title of the policy text. A notice that only carries another text (关于印发…的通知) gives the title of what it
 * carries: the second title where one is printed, else the words between 印发 and 的通知.
 */
function title(front: readonly PolicyNode[]): Fact<string> | null {
  const titles = front.filter((node) => isTitle(nodeText(node)));
  const plain = titles.find((node) => !NOTICE.test(nodeText(node)));
  const notice = titles.find((node) => NOTICE.test(nodeText(node)));
  if (notice === undefined)
    return plain === undefined ? firstLineTitle(front) : wholeTextFact(tidyTitle(nodeText(plain)), plain);
  const carried = carriedTitle(notice);
  if (plain !== undefined && front.indexOf(plain) > front.indexOf(notice))
    return wholeTextFact(tidyTitle(nodeText(plain)), plain);
  return carried ?? wholeTextFact(tidyTitle(nodeText(notice)), notice);
}

function isTitle(text: string): boolean {
  return (
    !/^[（(]/.test(text) &&
    isTitleLine(text) &&
    !LETTERHEAD.test(text) &&
    !isSignature(text) &&
    !isRemark(text) &&
    textWidth(text.replace(/\s/g, '')) >= 5
  );
}

/** 关于印发《X》的通知, 关于印发X的通知, 关于印发X (cut short) → X. */
function carriedTitle(node: PolicyNode): Fact<string> | null {
  const text = nodeText(node);
  const match =
    /(?:印发|转发|批转|公布|发布)(?:[\u4e00-\u9fff、]{2,40}(?=关于))?\s*(《[^》]+》|[\s\S]+?)(?:的(?:通知|公告|通告|函|决定|批复))?$/.exec(
      text,
    );
  const carried = match?.[1];
  if (match === null || carried === undefined) return null;
  const start = match.index + match[0].indexOf(carried) + (carried.startsWith('《') ? 1 : 0);
  const end = start + carried.replace(/[《》]/g, '').length;
  const value = tidyTitle(text.slice(start, end));
  return value.length < 4 ? null : textFact(value, node, start, end);
}

/** No line ends in a word for a kind of document: the first short line that is no letterhead, number or addressee. */
function firstLineTitle(front: readonly PolicyNode[]): Fact<string> | null {
  for (const node of front.slice(0, 6)) {
    const text = nodeText(node);
    if (textWidth(text) < 4 || textWidth(text) > 60 || /[。；：:，]$|号$/.test(text) || LETTERHEAD.test(text)) continue;
    if (isRemark(text) || isSignature(text) || parseDate(text) !== null || !/[\u4e00-\u9fff]{4}/.test(text)) continue;
    return wholeTextFact(tidyTitle(text), node);
  }
  return null;
}

function addressees(front: readonly PolicyNode[]): Fact<string> | null {
  for (const node of front) {
    const match = /^([^。；]{2,300}?)\s*[:：]/.exec(nodeText(node));
    const names = match?.[1];
    if (match === null || names === undefined || /[《》]|如下$|意见$|通知$/.test(names)) continue;
    if (!/政府|部门|单位|机构|委|局|厅|院|公司|各/.test(names)) continue;
    return textFact(names, node, 0, names.length);
  }
  return null;
}

/** The bodies that sign (署名); else the letterhead; else the words before 关于 in the title. */
function issuingBodies(front: readonly PolicyNode[], end: readonly PolicyNode[]): Fact<string>[] {
  const signed = signatures(end);
  if (signed.length > 0) return signed;
  const signedInFront = signatures(front);
  if (signedInFront.length > 0) return signedInFront;
  for (const node of front) {
    const text = nodeText(node);
    const body = LETTERHEAD.test(text) ? text.replace(/文\s*件$/, '').trimEnd() : null;
    if (body !== null && isSignature(body)) return [textFact(body.replace(/\s/g, ''), node, 0, body.length)];
    const orderBody = ORDER_BODY.exec(text)?.[1];
    if (orderBody !== undefined)
      return [textFact(orderBody, node, text.indexOf(orderBody), text.indexOf(orderBody) + orderBody.length)];
    const order = ORDER_IN_SENTENCE.exec(text)?.[0].replace(/令.*$/, '');
    if (order !== undefined) return [textFact(order, node, text.indexOf(order), text.indexOf(order) + order.length)];
    const passed =
      /(?:全国|[\u4e00-\u9fff]{2,8}[省市区州县])(?:第[一二三四五六七八九十]+届)?人民代表大会(?:常务委员会)?(?=第|[\u4e00-\u9fff]{0,12}会议)/.exec(
        text,
      )?.[0];
    if (passed !== undefined) {
      const body = passed.replace(/第[一二三四五六七八九十]+届/, '');
      return [textFact(body, node, text.indexOf(passed), text.indexOf(passed) + passed.length)];
    }
    if (textWidth(text) > 90 || /[，,。；]/.test(text)) continue;
    const before = /^([\u4e00-\u9fff、\s]{2,60}?)\s*(?:关于|印发|转发|对)/.exec(text)?.[1];
    if (before !== undefined && isSignature(before)) {
      return before
        .split(/[\s、]+/)
        .map((name) => textFact(name, node, text.indexOf(name), text.indexOf(name) + name.length));
    }
  }
  return [];
}

/** Agency names on lines right above a date. */
function signatures(nodes: readonly PolicyNode[]): Fact<string>[] {
  const date = nodes.findIndex((node) => parseDate(nodeText(node).replace(/\s/g, '')) !== null);
  const facts: Fact<string>[] = [];
  for (let index = date - 1; index >= 0; index--) {
    const node = nodes[index];
    const text = node === undefined ? '' : nodeText(node);
    if (node === undefined || !isSignature(text)) break;
    const names = /[A-Za-z]/.test(text) ? [text] : text.split(/\s+/);
    facts.unshift(...names.map((name) => textFact(name, node, text.indexOf(name), text.indexOf(name) + name.length)));
  }
  return facts;
}

/** The date below the signature (成文日期), else the date in brackets below a title (…公布). */
function issuedOn(front: readonly PolicyNode[], end: readonly PolicyNode[]): Fact<string> | null {
  for (const node of [...end, ...front]) {
    const text = nodeText(node);
    const date = parseDate(text.replace(/\s/g, ''));
    if (date !== null) return wholeTextFact(date, node);
    const bracketed = /^[（(](.*)[）)]$/.exec(text)?.[1];
    const dateInBracket = bracketed === undefined ? null : parseDate(bracketed.replace(/\s/g, ''));
    if (dateInBracket !== null) return wholeTextFact(dateInBracket, node);
  }
  return (
    promulgated(front, /^[^，。；\d]{0,40}(?:第\s*\d+\s*号)?(?:公布|发布|印发)/) ??
    promulgated(front, /^[^，。；]{0,60}(?:通过|批准)/)
  );
}

/** A date in the lines below a title, followed by what was done on it: …公布, …通过. */
function promulgated(front: readonly PolicyNode[], act: RegExp): Fact<string> | null {
  for (const node of front) {
    const text = nodeText(node);
    if (textWidth(text) > 200) continue;
    const found = findDates(text).find(({ span }) => act.test(text.slice(span.end)));
    if (found !== undefined) return textFact(found.date, node, found.span.start, found.span.end);
  }
  return null;
}

/** 抄送 with the lines that go on with it, and the line of 印发. */
function readImprint(end: readonly PolicyNode[], facts: DocumentFacts): void {
  const copied = end.findIndex((node) => /^抄\s*[送报][:：]/.test(nodeText(node)));
  const node = end[copied];
  if (node !== undefined) {
    const text = nodeText(node);
    const start = /^抄\s*[送报][:：]\s*/.exec(text)?.[0].length ?? 0;
    const names = [text.slice(start)];
    for (const next of end.slice(copied + 1)) {
      const more = nodeText(next);
      if (isImprint(more) || isSignature(more) || !more.endsWith('。')) break;
      names.push(more);
    }
    facts.copiedTo = textFact(names.join(''), node, start, text.length);
  }
  const printed = end.findIndex((candidate) => /日\s*印发$/.test(nodeText(candidate)));
  const line = end[printed];
  if (line === undefined) return;
  const before = end[printed - 1];
  const body =
    before !== undefined && /^[\s0-9年月日]+印发$/.test(nodeText(line)) && isSignature(nodeText(before))
      ? `${nodeText(before)} `
      : '';
  facts.printedBy = wholeTextFact(`${body}${nodeText(line)}`, line);
}

/** 规划期限为2021—2025年. */
function planningPeriod(root: PolicyRoot): Fact<string> | null {
  for (const node of root.children) {
    if (node.type !== 'front' && node.type !== 'section') continue;
    for (const candidate of [node, ...node.children]) {
      const text = nodeText(candidate);
      const match = /规划期(?:限)?(?:为|是|[:：])?\s*(\d{4})\s*年?\s*[—\-–－至到~～]+\s*(\d{4})\s*年/.exec(text);
      if (match !== null)
        return textFact(`${match[1]}—${match[2]}`, candidate, match.index, match.index + match[0].length);
    }
  }
  return null;
}
