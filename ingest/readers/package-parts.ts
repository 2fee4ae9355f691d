import { LIMITS } from './limits.ts';
import { UnreadableSource } from './unreadable-source.ts';
import { childrenOf, parseXml, type XmlElement } from './xml.ts';
import type { ZipArchive, ZipEntry } from './zip.ts';

/** How a part refers to another one (ECMA-376 part 2). */
export interface Relationship {
  id: string;
  type: string;
  /** Path of the other part in the container. */
  target: string;
}

/** The XML parts of a container, as long as they stay within what one document may have. */
export class PackageParts {
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  #left: number = LIMITS.docxBytes;

  constructor(archive: ZipArchive) {
    // The first of two entries of one name counts, as in Word.
    this.#entries = new Map(archive.entries.toReversed().map((entry) => [entry.path.toLowerCase(), entry]));
  }

  /** What a part refers to; of the container itself where the path is empty. */
  async relationships(path: string): Promise<Relationship[]> {
    const slash = path.lastIndexOf('/');
    const [folder, name] = [path.slice(0, Math.max(slash, 0)), path.slice(slash + 1)];
    const element = await this.xml(`${folder === '' ? '' : `${folder}/`}_rels/${name}.rels`);
    return childrenOf(element, 'Relationship').map(({ attributes }) => ({
      id: attributes.Id ?? '',
      type: attributes.Type ?? '',
      target: resolvePath(folder, attributes.Target ?? ''),
    }));
  }

  /**
   * @returns The root element of a part; undefined where the container has none of this path.
   * @throws UnreadableSource `damaged`, `too-deep` or `too-large`.
   */
  async xml(path: string): Promise<XmlElement | undefined> {
    const bytes = await this.bytes(path);
    if (bytes === undefined) return undefined;
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const text = new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
    return parseXml(text, path);
  }

  async bytes(path: string): Promise<Uint8Array | undefined> {
    const entry = this.#entries.get(path.toLowerCase());
    if (entry === undefined) return undefined;
    this.#left -= entry.size;
    if (this.#left < 0) {
      throw new UnreadableSource('too-large', {
        english: 'The text parts of the file expand beyond the limit for one document; split it.',
        chinese: '文件的正文解压后超过单个文件的上限，请拆分后重试。',
      });
    }
    return entry.read();
  }
}

/** The path that a reference means: from the root of the container with a slash at its start, else from a folder. */
export function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = folder === '' ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
