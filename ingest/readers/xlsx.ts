import { PackageParts } from './package-parts.ts';
import { convertOffice, hasLibreOffice, INSTALL_LIBREOFFICE } from './programs/libreoffice.ts';
import { SourceBuilder } from './source-builder.ts';
import type { SourceText } from './source-text.ts';
import { UnreadableSource } from './unreadable-source.ts';
import { CellTexts } from './xlsx/cell-texts.ts';
import { writeSheet } from './xlsx/sheet.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';
import { openZip, type ZipArchive } from './zip.ts';

/** Names that programs give to sheets by themselves. */
const GIVEN_NAME = /^(?:sheet|工作表|表)\s*\d*$/i;

/**
 * Reads a workbook: every sheet as a table, with what stands alone above and below it as paragraphs. Cells have the
 * text that is displayed. Hidden sheets, rows and columns, comments and running heads are listed as dropped.
 *
 * @throws UnreadableSource `damaged`, `empty` or `too-large`.
 */
export async function readXlsx(archive: ZipArchive): Promise<SourceText> {
  const parts = new PackageParts(archive);
  const root = await parts.relationships('');
  const path = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const related = await parts.relationships(path);
  const target = (type: string): string => related.find((candidate) => candidate.type.endsWith(type))?.target ?? '';
  const workbook = await parts.xml(path);
  const texts = new CellTexts(await parts.xml(target('/sharedStrings')), await parts.xml(target('/styles')), workbook);
  const builder = new SourceBuilder();
  const sheets = childrenOf(childOf(workbook, 'sheets'), 'sheet');
  for (const { attributes } of sheets) {
    const sheet = related.find(({ id }) => id === relationOf(attributes))?.target ?? '';
    const content = await parts.xml(sheet);
    if (content === undefined) continue;
    const written = new SourceBuilder();
    const name = attributes.name ?? '';
    for (const comment of await commentsOf(parts, sheet)) builder.drop(comment, '批注');
    if ((attributes.state ?? 'visible') !== 'visible') {
      writeSheet(content, texts, written);
      builder.drop(written.result('xlsx', null).text, `隐藏的工作表“${name}”`);
      continue;
    }
    if (sheets.length > 1 && !GIVEN_NAME.test(name) && holdsText(content)) builder.paragraph(name, 2);
    writeSheet(content, texts, builder);
  }
  const source = builder.result('xlsx', null);
  if (source.text !== '') return source;
  throw new UnreadableSource('empty', {
    english: 'The .xlsx holds no text.',
    chinese: '.xlsx 中没有任何文字，请核对后重新选择。',
  });
}

/**
 * Reads a workbook in the format before .xlsx (.xls, .et of WPS) as the .xlsx that LibreOffice makes of it.
 *
 * @throws UnreadableSource `unsupported-format` without LibreOffice, `damaged` where it cannot open the file.
 */
export async function readXls(bytes: Uint8Array): Promise<SourceText> {
  const converted = await convertOffice(bytes, 'xls', 'xlsx');
  if (converted === null) throw refusal();
  const archive = await openZip(converted);
  try {
    return { ...(await readXlsx(archive)), format: 'xls' };
  } finally {
    archive.close();
  }
}

/** The id of the sheet's part stands in the namespace of relationships, whose prefix differs. */
function relationOf(attributes: XmlElement['attributes']): string | undefined {
  return Object.entries(attributes).find(([name]) => /:id$/.test(name))?.[1];
}

function holdsText(content: XmlElement): boolean {
  return childrenOf(childOf(content, 'sheetData'), 'row').some((row) =>
    childrenOf(row, 'c').some((cell) => childrenOf(cell).length > 0),
  );
}

async function commentsOf(parts: PackageParts, sheet: string): Promise<string[]> {
  const found = (await parts.relationships(sheet)).filter(({ type }) => type.endsWith('/comments'));
  const read = await Promise.all(found.map(({ target }) => parts.xml(target)));
  return read.flatMap((comments) =>
    childrenOf(childOf(comments, 'commentList'), 'comment').map((comment) => CellTexts.rich(childOf(comment, 'text'))),
  );
}

function refusal(): UnreadableSource {
  if (hasLibreOffice()) {
    return new UnreadableSource('damaged', {
      english: 'The .xls cannot be opened (damaged, or protected by a password); save it as .xlsx and import that.',
      chinese: '.xls 无法打开（已损坏或设有密码），请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。',
    });
  }
  return new UnreadableSource('unsupported-format', {
    english: `Reading .xls needs LibreOffice (Debian: ${INSTALL_LIBREOFFICE}); or save the file as .xlsx.`,
    chinese: `读取 .xls 需要 LibreOffice，请管理员安装（Debian：${INSTALL_LIBREOFFICE}），或用 WPS、Excel 另存为 .xlsx 后再导入。`,
  });
}
