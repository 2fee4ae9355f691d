import WordExtractor from 'word-extractor';
import { readDocx } from './docx.ts';
import { convertOffice, hasLibreOffice, INSTALL_LIBREOFFICE } from './programs/libreoffice.ts';
import { SourceBuilder } from './source-builder.ts';
import type { SourceText } from './source-text.ts';
import { UnreadableSource } from './unreadable-source.ts';
import { openZip } from './zip.ts';

/** Otherwise the library writes “ and ” as ". */
const AS_PRINTED = { filterUnicode: false };

/**
 * Reads a document in a format of Word before .docx (.doc, .wps of WPS, .rtf) as the .docx that LibreOffice makes of it.
 * Without LibreOffice a .doc is read with losses that a warning names, an .rtf is refused.
 *
 * @throws UnreadableSource `damaged`, `empty` or `unsupported-format`.
 */
export async function readDoc(bytes: Uint8Array, format: 'doc' | 'rtf'): Promise<SourceText> {
  const converted = await convertOffice(bytes, format, 'docx');
  if (converted === null) return format === 'doc' ? readTextOfDoc(bytes) : refuseRtf();
  const archive = await openZip(converted);
  try {
    return { ...(await readDocx(archive)), format };
  } finally {
    archive.close();
  }
}

/** The text of a .doc without what its styles hold: automatic numbers, headings, and the rows of tables. */
async function readTextOfDoc(bytes: Uint8Array): Promise<SourceText> {
  const document = await new WordExtractor().extract(Buffer.from(bytes)).catch(refuseDamaged);
  const builder = new SourceBuilder();
  warnOfLosses(builder);
  builder.drop(document.getHeaders(AS_PRINTED), '页眉页脚');
  builder.drop(document.getAnnotations(AS_PRINTED), '批注');
  const boxes = document.getTextboxes({ ...AS_PRINTED, includeHeadersAndFooters: false });
  for (const part of [
    document.getBody(AS_PRINTED),
    boxes,
    document.getFootnotes(AS_PRINTED),
    document.getEndnotes(AS_PRINTED),
  ]) {
    for (const paragraph of part.split(/[\n\r\f\v]+/)) builder.paragraph(paragraph);
  }
  const source = builder.result('doc', null);
  if (source.text !== '') return source;
  throw new UnreadableSource('empty', {
    english: 'The .doc holds no text.',
    chinese: '.doc 中没有任何文字，请核对后重新选择。',
  });
}

function warnOfLosses(builder: SourceBuilder): void {
  const better = hasLibreOffice()
    ? '本机的 LibreOffice 打不开该文件，请用 WPS 或 Word 另存为 .docx 后重新导入'
    : `请管理员安装 LibreOffice（Debian：${INSTALL_LIBREOFFICE}）后重新读取，或用 WPS、Word 另存为 .docx 后导入`;
  builder.warn(
    'doc-read-in-part',
    `.doc 只读出了文字：自动编号、标题样式和表格行列没有读出，条款的序号可能缺失；${better}。`,
    null,
    'warning',
  );
}

function refuseDamaged(cause: unknown): never {
  throw new UnreadableSource(
    'damaged',
    {
      english: 'The .doc cannot be opened (damaged, or protected by a password); save it as .docx and import that.',
      chinese: '.doc 无法打开（已损坏或设有密码），请用 WPS 或 Word 打开，另存为 .docx 后再导入。',
    },
    cause,
  );
}

function refuseRtf(): never {
  if (hasLibreOffice()) {
    throw new UnreadableSource('damaged', {
      english: 'The .rtf cannot be opened; save it as .docx and import that.',
      chinese: '.rtf 无法打开（已损坏），请用 WPS 或 Word 打开，另存为 .docx 后再导入。',
    });
  }
  throw new UnreadableSource('unsupported-format', {
    english: `Reading RTF needs LibreOffice (Debian: ${INSTALL_LIBREOFFICE}); or save the file as .docx and import that.`,
    chinese: `读取 RTF 需要 LibreOffice，请管理员安装（Debian：${INSTALL_LIBREOFFICE}），或用 WPS、Word 另存为 .docx 后再导入。`,
  });
}
