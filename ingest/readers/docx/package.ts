import { LIMITS } from '../limits.ts';
import { UnreadableSource } from '../unreadable-source.ts';
import type { ZipArchive } from '../zip.ts';
import { childrenOf, parseXml, type XmlElement } from './xml.ts';

const OFFICE_DOCUMENT = '/officeDocument';

/** The XML parts of a WordprocessingML package that carry text or decide how it is printed. */
export interface DocxPackage {
  document: XmlElement;
  styles: XmlElement | undefined;
  numbering: XmlElement | undefined;
  footnotes: XmlElement | undefined;
  endnotes: XmlElement | undefined;
  comments: XmlElement | undefined;
  headersAndFooters: XmlElement[];
  /** Embedded parts of other formats (`w:altChunk`) by the id of their relationship. */
  embedded: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads the parts of a .docx by its relationships (ECMA-376 part 2), so that producers may name them as they like.
 *
 * @throws UnreadableSource `damaged` when the main part is missing or not well formed.
 */
export async function readPackage(archive: ZipArchive): Promise<DocxPackage> {
  const budget = { left: LIMITS.docxBytes as number };
  const root = await relationships(archive, '_rels/.rels', '', budget);
  const documentPath = root.find(({ type }) => type.endsWith(OFFICE_DOCUMENT))?.target ?? 'word/document.xml';
  const slash = documentPath.lastIndexOf('/');
  const [folder, name] = [documentPath.slice(0, Math.max(slash, 0)), documentPath.slice(slash + 1)];
  const related = await relationships(archive, `${folder}/_rels/${name}.rels`, folder, budget);
  const document = await part(archive, documentPath, budget);
  if (document === undefined) throw withoutDocument();
  const parts = async (type: string): Promise<XmlElement[]> => {
    const read: XmlElement[] = [];
    for (const relationship of related.filter((candidate) => candidate.type.endsWith(type))) {
      const element = await part(archive, relationship.target, budget);
      if (element !== undefined) read.push(element);
    }
    return read;
  };
  const embedded = new Map<string, Uint8Array>();
  for (const { id, target } of related.filter(({ type }) => type.endsWith('/aFChunk'))) {
    const bytes = await partBytes(archive, target, budget);
    if (bytes !== undefined) embedded.set(id, bytes);
  }
  return {
    document,
    styles: (await parts('/styles'))[0],
    numbering: (await parts('/numbering'))[0],
    footnotes: (await parts('/footnotes'))[0],
    endnotes: (await parts('/endnotes'))[0],
    comments: (await parts('/comments'))[0],
    headersAndFooters: [...(await parts('/header')), ...(await parts('/footer'))],
    embedded,
  };
}

interface Relationship {
  id: string;
  type: string;
  target: string;
}

async function relationships(
  archive: ZipArchive,
  path: string,
  folder: string,
  budget: { left: number },
): Promise<Relationship[]> {
  const element = await part(archive, path, budget);
  return childrenOf(element, 'Relationship').map(({ attributes }) => ({
    id: attributes.Id ?? '',
    type: attributes.Type ?? '',
    target: resolve(folder, attributes.Target ?? ''),
  }));
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = folder === '' ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function part(archive: ZipArchive, path: string, budget: { left: number }): Promise<XmlElement | undefined> {
  const bytes = await partBytes(archive, path, budget);
  if (bytes === undefined) return undefined;
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
  return parseXml(text, path);
}

async function partBytes(archive: ZipArchive, path: string, budget: { left: number }): Promise<Uint8Array | undefined> {
  const entry = archive.entries.find((candidate) => candidate.path.toLowerCase() === path.toLowerCase());
  if (entry === undefined) return undefined;
  budget.left -= entry.size;
  if (budget.left < 0) {
    throw new UnreadableSource('too-large', {
      english: 'The text parts of the .docx expand beyond the limit for one document; split it.',
      chinese: '.docx 的正文解压后超过单个文件的上限，请拆分后重试。',
    });
  }
  return entry.read();
}

function withoutDocument(): UnreadableSource {
  return new UnreadableSource('damaged', {
    english: 'The .docx has no main document part; open it in Word or WPS and save it again as .docx.',
    chinese: '.docx 中没有正文部件，请用 Word 或 WPS 打开后重新另存为 .docx。',
  });
}
