import iconv from 'iconv-lite';
import type { IngestMessage } from '../policy/message.ts';
import { COMMON_CHARACTERS } from './common-characters.ts';
import { UnreadableSource } from './unreadable-source.ts';

/** Names under which encodings are reported. */
export type EncodingName = 'UTF-8' | 'GB18030' | 'Big5' | 'UTF-16LE' | 'UTF-16BE';

export interface DecodedText {
  /** The decoded text without byte order mark; CRLF, CR, NEL, LS and PS are line feeds. */
  text: string;
  encoding: EncodingName;
  messages: IngestMessage[];
}

const BYTE_ORDER_MARKS: readonly { encoding: EncodingName; bytes: readonly number[] }[] = [
  { encoding: 'UTF-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'GB18030', bytes: [0x84, 0x31, 0x95, 0x33] },
  { encoding: 'UTF-16LE', bytes: [0xff, 0xfe] },
  { encoding: 'UTF-16BE', bytes: [0xfe, 0xff] },
];

/** Candidates without a byte order mark; the order breaks ties. */
const CANDIDATES: readonly EncodingName[] = ['UTF-8', 'GB18030', 'Big5', 'UTF-16LE', 'UTF-16BE'];

/** Labels that people, web pages and command lines use for the encodings above. */
const LABELS: Readonly<Record<string, EncodingName>> = {
  'utf-8': 'UTF-8',
  utf8: 'UTF-8',
  'utf-8-bom': 'UTF-8',
  ascii: 'UTF-8',
  'us-ascii': 'UTF-8',
  gb18030: 'GB18030',
  gbk: 'GB18030',
  gb2312: 'GB18030',
  gb_2312: 'GB18030',
  'gb_2312-80': 'GB18030',
  'x-gbk': 'GB18030',
  cp936: 'GB18030',
  ansi: 'GB18030',
  big5: 'Big5',
  'big5-hkscs': 'Big5',
  cp950: 'Big5',
  'utf-16': 'UTF-16LE',
  'utf-16le': 'UTF-16LE',
  utf16le: 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  utf16be: 'UTF-16BE',
};

/** Bytes that are weighed when several encodings are possible; a page of text decides, more only costs time. */
const EVIDENCE_BYTES = 64 * 1024;
/** Share of undecodable characters above which a text is not accepted in any encoding. */
const TOLERATED_DAMAGE = 0.02;
/** Share of characters beyond ASCII that has to be common in Chinese; prose has .8, bytes in a wrong encoding below .1. */
const REQUIRED_FAMILIARITY = 0.25;
/** Fewer characters beyond ASCII than this say nothing about familiarity. */
const FAMILIARITY_SAMPLE = 12;
/** Bytes of another encoding that are valid UTF-8 by chance (联通 in GBK) make a few characters, never this many. */
const PROVING_CHARACTERS = 40;

/**
 * The encoding that a label such as `gbk` or `GB2312` means.
 *
 * @param label - Label as written by a person or a web page, any case.
 * @returns The encoding, or null for a label that is not one of the supported encodings.
 */
export function encodingOfLabel(label: string): EncodingName | null {
  return (
    LABELS[
      label
        .trim()
        .toLowerCase()
        .replace(/^["']|["']$/g, '')
    ] ?? null
  );
}

/**
 * Decodes the bytes of a text file.
 *
 * A byte order mark decides; then an encoding given by the caller; then the only encoding in which all bytes are
 * valid; then, among several, the one whose decoded text is likeliest to be Chinese prose.
 *
 * @param bytes - The whole file.
 * @param options - `encoding`: label that overrides detection; `hint`: label that the file states about itself
 *   (a web page), obeyed when the bytes are valid in it.
 * @returns Text, encoding and messages (`decoding-damage` with line for each undecodable character, at most ten).
 * @throws UnreadableSource `unknown-encoding` when no encoding explains the bytes or the label is unknown,
 *   `not-text` when they are not text.
 */
export function decodeText(bytes: Uint8Array, options: { encoding?: string; hint?: string } = {}): DecodedText {
  const override = options.encoding === undefined ? null : requireEncoding(options.encoding);
  const mark = BYTE_ORDER_MARKS.find(({ bytes: start }) => start.every((byte, index) => bytes[index] === byte));
  const encoding = override ?? mark?.encoding ?? detect(bytes, options.hint);
  const body = mark !== undefined && mark.encoding === encoding ? bytes.subarray(mark.bytes.length) : bytes;
  const text = normaliseLineEnds(decode(body, encoding));
  const messages = damageMessages(text, encoding);
  if (override === null && !looksLikeText(text)) throw notText();
  return { text, encoding, messages };
}

function requireEncoding(label: string): EncodingName {
  const encoding = encodingOfLabel(label);
  if (encoding !== null) return encoding;
  throw new UnreadableSource('unknown-encoding', {
    english: `The encoding "${label}" is not supported; use one of ${CANDIDATES.join(', ')}.`,
    chinese: `不支持编码“${label}”，请改用 ${CANDIDATES.join('、')} 之一。`,
  });
}

function detect(bytes: Uint8Array, hint: string | undefined): EncodingName {
  const hinted = hint === undefined ? null : encodingOfLabel(hint);
  if (hinted !== null && decodeStrictly(bytes, hinted) !== null) return hinted;
  const first = bytes.findIndex((byte) => byte >= 0x80);
  // The halves of UTF-16 characters can all be below 0x80, but are control codes then (、 is 30 01).
  if (first < 0 && bytes.every(isPrintableAscii)) return 'UTF-8';
  if (provesUtf8(bytes)) return 'UTF-8';
  // Markup can fill the first pages; the offset stays even for the sake of UTF-16.
  const begin = first > EVIDENCE_BYTES / 2 ? first - (first % 2) : 0;
  const evidence = bytes.subarray(begin, begin + EVIDENCE_BYTES);
  const ranked = CANDIDATES.map((encoding) => ({ encoding, score: plausibility(evidence, encoding) })).sort(
    (a, b) => b.score - a.score,
  );
  const valid = ranked.find(({ encoding }) => decodeStrictly(bytes, encoding) !== null);
  const chosen = valid ?? ranked[0];
  if (chosen === undefined) throw unknownEncoding();
  if (valid === undefined && damage(decode(bytes, chosen.encoding)) > TOLERATED_DAMAGE) throw unknownOrBinary(bytes);
  // Valid UTF-8 proves itself; the double-byte encodings accept almost any bytes.
  if (chosen.encoding !== 'UTF-8' && !isFamiliar(decode(evidence, chosen.encoding))) throw unknownOrBinary(bytes);
  return chosen.encoding;
}

/** Whether the bytes are valid UTF-8 with so many characters of several bytes that the other encodings need no weighing. */
function provesUtf8(bytes: Uint8Array): boolean {
  const text = decodeStrictly(bytes, 'UTF-8');
  if (text === null || text.includes('\0')) return false;
  return (bytes.length - text.length) / 2 >= PROVING_CHARACTERS && isFamiliar(text.slice(0, EVIDENCE_BYTES));
}

function isPrintableAscii(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);
}

function unknownOrBinary(bytes: Uint8Array): UnreadableSource {
  return bytes.subarray(0, EVIDENCE_BYTES).includes(0) ? notText() : unknownEncoding();
}

function decodeStrictly(bytes: Uint8Array, encoding: EncodingName): string | null {
  if (encoding === 'Big5') {
    const text = decode(bytes, encoding);
    return text.includes('\ufffd') ? null : text;
  }
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decode(bytes: Uint8Array, encoding: EncodingName): string {
  // Node's own Big5 turns the extension characters (〇 among them) into private-use ones; iconv-lite's has HKSCS.
  if (encoding === 'Big5') return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'big5');
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/**
 * Mean log-likelihood per byte of the text that the bytes make in an encoding, under a unigram model of Chinese
 * official prose. Per byte, because encodings of different width make texts of different length from the same bytes.
 */
function plausibility(bytes: Uint8Array, encoding: EncodingName): number {
  if (bytes.length === 0) return 0;
  const text = decode(bytes, encoding);
  let sum = 0;
  for (const character of text) sum += logProbability(character);
  return sum / bytes.length;
}

const PUNCTUATION = new Set('。，、；：？！“”‘’《》〈〉（）〔〕【】［］—…·％－～℃①②③④⑤⑥⑦⑧⑨⑩〇○　•');

/** Natural logarithm of the share of one character in official prose: share of its class over the size of the class. */
function logProbability(character: string): number {
  if (COMMON_CHARACTERS.has(character)) return Math.log(0.7 / 1000);
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return Math.log(0.08 / 95);
  if (code === 0x0a || code === 0x0d || code === 0x09) return Math.log(0.03 / 3);
  if (PUNCTUATION.has(character)) return Math.log(0.12 / 40);
  if (code >= 0x4e00 && code <= 0x9fff) return Math.log(0.1 / 21_000);
  if (code === 0x0c || code === 0xa0 || code === 0xfeff || (code >= 0x2000 && code <= 0x27ff)) return Math.log(1e-5);
  if (code >= 0xff00 && code <= 0xffef) return Math.log(1e-4);
  if (code >= 0xa1 && code <= 0x4ff) return Math.log(1e-6);
  return code < 0x20 || code === 0x7f || code === 0xfffd ? Math.log(1e-12) : Math.log(1e-8);
}

function isFamiliar(text: string): boolean {
  let familiar = 0;
  let seen = 0;
  for (const character of text) {
    if (character <= '\u007f') continue;
    seen += 1;
    if (COMMON_CHARACTERS.has(character) || PUNCTUATION.has(character)) familiar += 1;
  }
  return seen < FAMILIARITY_SAMPLE || familiar / seen >= REQUIRED_FAMILIARITY;
}

/** Share of replacement characters. */
function damage(text: string): number {
  let damaged = 0;
  for (const character of text) if (character === '\ufffd') damaged += 1;
  return text.length === 0 ? 0 : damaged / text.length;
}

/** Control characters other than white space do not occur in text; a few stray ones are kept and tolerated. */
function looksLikeText(text: string): boolean {
  let controls = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0c && code !== 0x0b) controls += 1;
  }
  return controls <= text.length * TOLERATED_DAMAGE;
}

function normaliseLineEnds(text: string): string {
  return text.replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n');
}

const SHOWN_DAMAGE = 10;

function damageMessages(text: string, encoding: EncodingName): IngestMessage[] {
  const messages: IngestMessage[] = [];
  let line = 1;
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\n') line += 1;
    if (text[index] !== '\ufffd') continue;
    count += 1;
    if (count > SHOWN_DAMAGE) continue;
    messages.push({
      severity: 'warning',
      rule: 'decoding-damage',
      reason: `第${line}行有无法按 ${encoding} 解码的字节，以“\ufffd”代替，请核对原文件。`,
      line,
      address: null,
      quote: text.slice(Math.max(0, index - 8), index + 8).replace(/\n/g, ' '),
    });
  }
  if (count > SHOWN_DAMAGE) {
    const reason = `全文共有${count}处无法按 ${encoding} 解码，以上只列出前${SHOWN_DAMAGE}处。`;
    messages.push({ severity: 'warning', rule: 'decoding-damage', reason, line: null, address: null, quote: null });
  }
  return messages;
}

function unknownEncoding(): UnreadableSource {
  return new UnreadableSource('unknown-encoding', {
    english: 'The text encoding could not be recognised; save the file as UTF-8 or name its encoding.',
    chinese: '无法识别文件的文字编码，请另存为 UTF-8，或指明编码后重试。',
  });
}

function notText(): UnreadableSource {
  return new UnreadableSource('not-text', {
    english: 'The file is not a text; save the document as .docx, .pdf with a text layer, .html or .txt.',
    chinese: '该文件不是文本，请将文件另存为 .docx、带文字层的 .pdf、.html 或 .txt 后重试。',
  });
}

/**
 * Decodes a file name from a zip directory. Chinese Windows tools write names in GBK and do not say so.
 *
 * @param bytes - Raw name.
 * @param statedUtf8 - Whether the archive says that the name is UTF-8.
 */
export function decodeFileName(bytes: Uint8Array, statedUtf8: boolean): string {
  const candidates: readonly EncodingName[] = statedUtf8 ? ['UTF-8'] : ['UTF-8', 'GB18030', 'Big5'];
  const valid = candidates
    .filter((encoding) => decodeStrictly(bytes, encoding) !== null)
    .sort((a, b) => plausibility(bytes, b) - plausibility(bytes, a))[0];
  return decode(bytes, valid ?? 'UTF-8');
}
