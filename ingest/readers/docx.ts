import { BodyReader, visibleText } from './docx/body.ts';
import { readPackage } from './docx/package.ts';
import { SourceBuilder } from './source-builder.ts';
import type { SourceText } from './source-text.ts';
import { UnreadableSource } from './unreadable-source.ts';
import { childOf, childrenOf } from './xml.ts';
import type { ZipArchive } from './zip.ts';

/**
 * Reads a WordprocessingML document.
 *
 * Automatic numbers are counted and written out before their paragraphs; footnotes follow the paragraph that refers
 * to them as `[1] …`; tracked insertions are kept; tracked deletions, hidden text, comments, headers, footers and
 * automatic tables of contents are listed as dropped.
 *
 * @param archive - The opened container.
 * @throws UnreadableSource when the package is damaged or holds no text.
 */
export async function readDocx(archive: ZipArchive): Promise<SourceText> {
  const parts = await readPackage(archive);
  const body = childOf(parts.document, 'w:body');
  const builder = new SourceBuilder();
  for (const furniture of parts.headersAndFooters) builder.drop(visibleText(furniture), '页眉页脚');
  for (const comment of childrenOf(parts.comments, 'w:comment')) builder.drop(visibleText(comment), '批注');
  if (body !== undefined) new BodyReader(parts).blocks(body, builder);
  const source = builder.result('docx', null);
  if (source.text === '') throw withoutText(source.messages.some(({ rule }) => rule === 'image-skipped'));
  return source;
}

function withoutText(hasImages: boolean): UnreadableSource {
  if (!hasImages) {
    return new UnreadableSource('empty', {
      english: 'The .docx holds no text.',
      chinese: '.docx 中没有任何文字，请核对后重新选择。',
    });
  }
  return new UnreadableSource('scanned', {
    english: 'The .docx holds only pictures of pages; run text recognition (OCR) on it first.',
    chinese: '.docx 中只有页面图片而没有文字，请先做文字识别（OCR）后再导入。',
  });
}
