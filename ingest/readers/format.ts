import type { SourceFormat } from './source-text.ts';
import { UnreadableSource } from './unreadable-source.ts';

/** Formats that hold text as characters; which one is told by content and name. */
export type TextualFormat = Extract<SourceFormat, 'txt' | 'md' | 'html'>;

/** What the first bytes of a file show. */
export type Container = 'pdf' | 'zip' | 'doc' | 'rtf' | 'xls' | 'image' | 'text';

/** Formats that are zip containers. */
export type Package = Extract<SourceFormat, 'docx' | 'xlsx' | 'ofd'>;

/** A format that is recognised only to be refused, with what to do instead. */
interface Refusal {
  name: string;
  english: string;
  chinese: string;
}

const SAVE_AS_DOCX: Pick<Refusal, 'english' | 'chinese'> = {
  english: 'open it in WPS or Word and save it as .docx (or .pdf), then import that file',
  chinese: '请用 WPS 或 Word 打开，另存为 .docx（或 .pdf）后再导入',
};
const SAVE_TABLE: Pick<Refusal, 'english' | 'chinese'> = {
  english: 'open it in WPS or Excel and save it as .xlsx, then import that file',
  chinese: '请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入',
};
const SAVE_AS_PNG: Pick<Refusal, 'english' | 'chinese'> = {
  english: 'save the picture as .png or .jpg and import that',
  chinese: '请将图片另存为 .png 或 .jpg 后再导入',
};
const UNPACK: Pick<Refusal, 'english' | 'chinese'> = {
  english: 'unpack it and import the documents, or pack them as .zip',
  chinese: '请解压后导入其中的文件，或改用 .zip 打包',
};

/** Magic numbers of the pictures that are read: PNG, JPEG, TIFF in both byte orders. */
const PICTURE_STARTS: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];

/** Magic numbers at the start of refused files. */
const REFUSED_STARTS: readonly { bytes: readonly number[]; refusal: Refusal }[] = [
  { bytes: [0x47, 0x49, 0x46, 0x38], refusal: { name: 'GIF', ...SAVE_AS_PNG } },
  { bytes: [...'RIFF'].map(code), refusal: { name: 'WebP', ...SAVE_AS_PNG } },
  { bytes: [...'Rar!'].map(code), refusal: { name: 'RAR', ...UNPACK } },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], refusal: { name: '7z', ...UNPACK } },
  { bytes: [0x1f, 0x8b], refusal: { name: 'gzip', ...UNPACK } },
];

const RTF_START = [...'{\\rtf'].map(code);
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP_START = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP_START = [0x50, 0x4b, 0x05, 0x06];
/** A PDF may have up to 1,024 bytes before its header (ISO 32000-1, annex H, note 13). */
const PDF_HEADER_RANGE = 1024;

/**
 * Recognises a file by its first bytes.
 *
 * @throws UnreadableSource `unsupported-format` or `encrypted` for a format that cannot be read, with a sentence that
 *   says how to convert it.
 */
export function recogniseContainer(bytes: Uint8Array): Container {
  if (startsWith(bytes, COMPOUND_FILE)) return recogniseCompoundFile(bytes);
  if (startsWith(bytes, RTF_START)) return 'rtf';
  if (PICTURE_STARTS.some((start) => startsWith(bytes, start))) return 'image';
  const refused = REFUSED_STARTS.find(({ bytes: start }) => startsWith(bytes, start));
  if (refused !== undefined) throw refuse(refused.refusal);
  if (startsWith(bytes, ZIP_START) || startsWith(bytes, EMPTY_ZIP_START)) return 'zip';
  if (latin(bytes.subarray(0, PDF_HEADER_RANGE)).includes('%PDF-')) return 'pdf';
  return 'text';
}

/** Entry names by which zip containers of other programs are known. */
const REFUSED_PACKAGES: readonly { entry: RegExp; refusal: Refusal }[] = [
  { entry: /^xl\/workbook\.bin$/i, refusal: { name: '.xlsb', ...SAVE_TABLE } },
  { entry: /^ppt\/presentation\./i, refusal: { name: 'PowerPoint', ...SAVE_AS_DOCX } },
  { entry: /^META-INF\/container\.xml$/i, refusal: { name: 'EPUB', ...SAVE_AS_DOCX } },
  { entry: /^content\.xml$/i, refusal: { name: 'OpenDocument', ...SAVE_AS_DOCX } },
];

/** Formats that are zip containers, by an entry that each of them has. */
const PACKAGES: readonly { entry: RegExp; format: Package }[] = [
  { entry: /^OFD\.xml$/i, format: 'ofd' },
  { entry: /^xl\/workbook\.xml$/i, format: 'xlsx' },
  { entry: /^_rels\/\.rels$|^word\/document\.xml$/i, format: 'docx' },
];

/**
 * Tells the formats that are zip containers by the paths of their entries.
 *
 * @throws UnreadableSource `unsupported-format` for any other.
 */
export function recognisePackage(paths: readonly string[]): Package {
  const holds = ({ entry }: { entry: RegExp }): boolean => paths.some((path) => entry.test(path));
  const other = REFUSED_PACKAGES.find(holds);
  if (other !== undefined) throw refuse(other.refusal);
  const known = PACKAGES.find(holds);
  if (known !== undefined) return known.format;
  throw refuse({
    name: 'zip',
    english: 'it is an archive, not a document; import it as an archive or unpack it first',
    chinese: '这是压缩包而不是文件，请作为压缩包导入，或先解压',
  });
}

/** Streams of a compound file (MS-CFB) by the names in its directory, which are UTF-16LE. */
const COMPOUND_STREAMS: readonly { stream: string; refusal: Refusal }[] = [
  { stream: 'PowerPoint Document', refusal: { name: '.ppt/.dps', ...SAVE_AS_DOCX } },
];

function recogniseCompoundFile(bytes: Uint8Array): Container {
  const directory = latin(bytes);
  const holds = (stream: string): boolean => directory.includes([...stream].map((letter) => `${letter}\0`).join(''));
  if (holds('EncryptedPackage')) {
    throw new UnreadableSource('encrypted', {
      english: 'The document is protected by a password; open it, remove the password and save it again.',
      chinese: '文件设有打开密码，请用密码打开后取消密码，另存后再导入。',
    });
  }
  // A text can embed a sheet, whose streams are then there as well.
  if (holds('WordDocument')) return 'doc';
  if (holds('Workbook')) return 'xls';
  const known = COMPOUND_STREAMS.find(({ stream }) => holds(stream));
  throw refuse(known?.refusal ?? { name: '.doc/.wps/.xls', ...SAVE_AS_DOCX });
}

/** Text that other programs wrap a document in. */
const REFUSED_TEXTS: readonly { start: RegExp; refusal: Refusal }[] = [
  { start: /^\s*<\?xml[^>]*>\s*<\?mso-application\b/, refusal: { name: 'Word 2003 XML', ...SAVE_AS_DOCX } },
  {
    start: /^(?:[\w-]+:[^\n]*\n)*Content-Type:\s*multipart\/related/i,
    refusal: {
      name: 'MHTML',
      english: 'open it in a browser and save the page as .html, then import that file',
      chinese: '请用浏览器打开，另存为 .html 网页后再导入',
    },
  },
];

/**
 * Which textual format a decoded file has: HTML and Markdown by name or by how they start (a tag, a `# ` heading).
 *
 * @throws UnreadableSource `unsupported-format` for text that is markup of another program.
 */
export function recogniseText(text: string, name: string): TextualFormat {
  const start = text.slice(0, 4096);
  const refused = REFUSED_TEXTS.find((candidate) => candidate.start.test(start));
  if (refused !== undefined) throw refuse(refused.refusal);
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)\b/i.test(start)) return 'html';
  if (/\.(?:html?|shtml|xhtml|jhtml)$/i.test(name) && /<\/?[a-z][^>]*>/i.test(text)) return 'html';
  return /\.(?:md|markdown)$/i.test(name) || holdsMarkdown(text) ? 'md' : 'txt';
}

/** `# 杭州市…条例` as the first line of a text, or several headings in it: Markdown under the name of plain text. */
function holdsMarkdown(text: string): boolean {
  if (/^\s*#{1,3} +[^\s#].*$/m.exec(text.slice(0, 2000))?.index === 0) return true;
  return [...text.slice(0, 200_000).matchAll(/^#{1,6} +[\u4e00-\u9fff（(]/gm)].length >= 2;
}

function refuse({ name, english, chinese }: Refusal): UnreadableSource {
  return new UnreadableSource('unsupported-format', {
    english: `The format ${name} cannot be read: ${english}.`,
    chinese: `不支持 ${name} 格式：${chinese}。`,
  });
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function code(character: string): number {
  return character.charCodeAt(0);
}
