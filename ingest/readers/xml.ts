import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { LIMITS } from './limits.ts';
import { UnreadableSource } from './unreadable-source.ts';

/** An element of an XML part, names with their prefix as written (`w:p`). */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (XmlElement | string)[];
}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Entities are decoded below: the five of XML and numeric ones, never those that a DOCTYPE could define.
  processEntities: false,
  maxNestedTags: LIMITS.nesting,
});

/**
 * Parses one XML part of a package.
 *
 * @param text - The part, decoded.
 * @param part - Its path, for the message.
 * @returns The root element.
 * @throws UnreadableSource `damaged` for XML that is not well formed, `too-deep` for excessive nesting.
 */
export function parseXml(text: string, part: string): XmlElement {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw damagedPart(part, new Error(valid.err.msg));
  const roots = elementsOf(parse(text, part));
  const root = roots.find((child): child is XmlElement => typeof child !== 'string');
  if (root === undefined) throw damagedPart(part, new Error('Expected a root element'));
  return root;
}

function parse(text: string, part: string): unknown {
  try {
    return PARSER.parse(text);
  } catch (error) {
    if (error instanceof Error && /nested/i.test(error.message)) throw tooDeep(part);
    throw damagedPart(part, error);
  }
}

/** The ordered form of the parser: `[{ "w:p": [children], ":@": { attribute: value } }, { "#text": "…" }]`. */
function elementsOf(parsed: unknown): (XmlElement | string)[] {
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((node: unknown): (XmlElement | string)[] => {
    if (typeof node !== 'object' || node === null) return [];
    const entries = Object.entries(node);
    const content = entries.find(([key]) => key !== ':@');
    if (content === undefined) return [];
    const [name, children] = content;
    if (name === '#text') return [decodeEntities(String(children))];
    const attributes = Object.fromEntries(
      Object.entries(entries.find(([key]) => key === ':@')?.[1] ?? {}).map(([key, value]) => [
        key,
        decodeEntities(String(value)),
      ]),
    );
    return [{ name, attributes, children: elementsOf(children) }];
  });
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hexadecimal, decimal, name) => {
    if (name !== undefined) return NAMED_ENTITIES[name] ?? whole;
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Child elements, optionally of one name. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** First child element at the end of a path of names. */
export function childOf(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((parent, name) => childrenOf(parent, name)[0], element);
}

/** The `w:val` attribute of the child at the end of a path. */
export function valueAt(element: XmlElement | undefined, ...path: string[]): string | undefined {
  return childOf(element, ...path)?.attributes['w:val'];
}

/** Whether an on/off property is present and not switched off (ECMA-376 17.17.4). */
export function isOn(element: XmlElement | undefined, ...path: string[]): boolean {
  const property = childOf(element, ...path);
  return property !== undefined && !['0', 'false', 'off'].includes(property.attributes['w:val'] ?? 'true');
}

/** All text below an element, in order. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

function damagedPart(part: string, cause: unknown): UnreadableSource {
  return new UnreadableSource(
    'damaged',
    {
      english: `The part ${part} of the file is damaged; open it in the program that made it and save it again.`,
      chinese: `文件内的 ${part} 已损坏，请用生成它的程序（Word、WPS 等）打开后重新另存。`,
    },
    cause,
  );
}

function tooDeep(part: string): UnreadableSource {
  return new UnreadableSource('too-deep', {
    english: `The part ${part} nests elements more than ${LIMITS.nesting} deep; copy its text into a new document.`,
    chinese: `文件内的 ${part} 嵌套超过 ${LIMITS.nesting} 层，请将正文复制到新文档后重试。`,
  });
}
