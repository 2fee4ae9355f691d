import type { Fact } from '../policy/document.ts';
import { findDocumentNumbers, formatDocumentNumber } from '../policy/document-number.ts';
import { textWidth } from '../policy/text-width.ts';
import { nodeText, type PolicyNode } from '../policy/tree.ts';
import { firstMatch, textFact, wholeTextFact } from './facts.ts';

/** A document number on a line of its own, beside 签发人 or a date, in brackets below the title, or of an order (令). */
export function documentNumber(front: readonly PolicyNode[]): Fact<string> | null {
  for (const [index, node] of front.entries()) {
    const text = nodeText(node);
    if (textWidth(text) > 60 || /[《。，；]/.test(text)) continue;
    const found = numberInLine(node, text) ?? orderNumber(node, front[index - 1]);
    if (found !== null) return found;
  }
  return firstMatch(front, ORDER_IN_SENTENCE);
}

/** 法（办）发〔84〕12号, 〔89〕高检会（研）字第12号: brackets inside the code, a year of two figures. */
const OLD_NUMBER =
  /(?:[\u4e00-\u9fff]{1,8}(?:[（(][\u4e00-\u9fff]{1,6}[）)][\u4e00-\u9fff]{0,6})?)?[〔（([［【]\d{2,4}[〕）)\]］】][\u4e00-\u9fff]{0,10}(?:[（(][\u4e00-\u9fff]{1,6}[）)][\u4e00-\u9fff]{0,6})?(?:第\s?)?\d{1,5}\s?号/;

function numberInLine(node: PolicyNode, text: string): Fact<string> | null {
  const old = OLD_NUMBER.exec(text);
  const plain = findDocumentNumbers(text)[0];
  // A code with brackets of its own begins before the part that reads as a whole number.
  if (plain !== undefined && (old === null || plain.span.start <= old.index))
    return textFact(formatDocumentNumber(plain.number), node, plain.span.start, plain.span.end);
  if (old !== null && /^[\s（(]*(?:\d{4}年.{2,8}日)?[\s（(]*$/.test(text.slice(0, old.index)))
    return textFact(old[0].replace(/\s/g, ''), node, old.index, old.index + old[0].length);
  const notice = /^[\u4e00-\u9fff\s、]{2,40}(?:公告|通告)\s*[（(〔]?\d{4}[）)〕]?\s*年?\s*第\s*\d+\s*号$/.exec(text);
  return notice === null ? null : wholeTextFact(text.replace(/\s+/g, ' '), node);
}

/** 2007年2月25日中华人民共和国国务院令第488号公布 → 国务院令第488号. White space is bounded: a line may hold thousands. */
export const ORDER_IN_SENTENCE =
  /(?<=中华人民共和国|日\s{0,3}(?!中华人民共和国))(?!中华人民共和国)[\u4e00-\u9fff]{2,20}令\s{0,3}(?:第\s{0,3})?[0-9]{1,5}\s{0,3}号/;
/** The body of an order: 中华人民共和国国务院令 → 国务院. */
export const ORDER_BODY = /^(?:中华人民共和国)?([\u4e00-\u9fff]{2,20}?)\s{0,8}令\s{0,8}(?:[（(]?第|$)/;

/** 中华人民共和国国务院令 第706号, on one line or on two. */
function orderNumber(node: PolicyNode, before: PolicyNode | undefined): Fact<string> | null {
  const text = nodeText(node);
  const number = /第\s{0,3}[0-9〇零一二三四五六七八九十百]{1,8}\s{0,3}号/.exec(text);
  if (number === null) return null;
  const body =
    ORDER_BODY.exec(text)?.[1] ?? (before === undefined ? undefined : ORDER_BODY.exec(nodeText(before))?.[1]);
  if (body === undefined && text.replace(/\s/g, '') !== number[0].replace(/\s/g, '')) return null;
  const value = `${body === undefined ? '' : `${body}令`}${number[0]}`.replace(/\s/g, '');
  return textFact(value, node, number.index, number.index + number[0].length);
}
