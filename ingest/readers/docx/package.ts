import { PackageParts } from '../package-parts.ts';
import { UnreadableSource } from '../unreadable-source.ts';
import type { XmlElement } from '../xml.ts';
import type { ZipArchive } from '../zip.ts';

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
  const parts = new PackageParts(archive);
  const root = await parts.relationships('');
  const documentPath = root.find(({ type }) => type.endsWith(OFFICE_DOCUMENT))?.target ?? 'word/document.xml';
  const related = await parts.relationships(documentPath);
  const document = await parts.xml(documentPath);
  if (document === undefined) throw withoutDocument();
  const read = async (type: string): Promise<XmlElement[]> => {
    const found: XmlElement[] = [];
    for (const { target } of related.filter((candidate) => candidate.type.endsWith(type))) {
      const element = await parts.xml(target);
      if (element !== undefined) found.push(element);
    }
    return found;
  };
  const embedded = new Map<string, Uint8Array>();
  for (const { id, target } of related.filter(({ type }) => type.endsWith('/aFChunk'))) {
    const bytes = await parts.bytes(target);
    if (bytes !== undefined) embedded.set(id, bytes);
  }
  return {
    document,
    styles: (await read('/styles'))[0],
    numbering: (await read('/numbering'))[0],
    footnotes: (await read('/footnotes'))[0],
    endnotes: (await read('/endnotes'))[0],
    comments: (await read('/comments'))[0],
    headersAndFooters: [...(await read('/header')), ...(await read('/footer'))],
    embedded,
  };
}

function withoutDocument(): UnreadableSource {
  return new UnreadableSource('damaged', {
    english: 'The .docx has no main document part; open it in Word or WPS and save it again as .docx.',
    chinese: '.docx 中没有正文部件，请用 Word 或 WPS 打开后重新另存为 .docx。',
  });
}
