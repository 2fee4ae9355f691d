import { LIMITS } from './limits.ts';
import { childAt, childrenAt } from './ofd/elements.ts';
import { readOfdPage } from './ofd/page.ts';
import { PackageParts, resolvePath } from './package-parts.ts';
import { composePages } from './pdf/compose.ts';
import { layoutPage, type PageLayout } from './pdf/layout.ts';
import type { SourceText } from './source-text.ts';
import { UnreadableSource } from './unreadable-source.ts';
import { textOf, type XmlElement } from './xml.ts';
import type { ZipArchive } from './zip.ts';

/**
 * Reads an OFD document (GB/T 33190): the text of its pages by the place where it stands, as that of a PDF. Attachments,
 * annotations and signatures are not part of the text.
 *
 * @throws UnreadableSource `encrypted`, `damaged`, `scanned` or `too-many-pages`.
 */
export async function readOfd(archive: ZipArchive): Promise<SourceText> {
  if (archive.entries.some(({ path }) => /(?:^|\/)Encryptions\.xml$/i.test(path))) throw encrypted();
  const parts = new PackageParts(archive);
  const pages: PageLayout[] = [];
  for (const body of childrenAt(await parts.xml('OFD.xml'), 'DocBody')) {
    const root = pathOf(textOf(childAt(body, 'DocRoot') ?? EMPTY), '');
    for await (const page of pagesOf(parts, root)) {
      if (pages.length >= LIMITS.pdfPages) throw tooManyPages();
      pages.push(page);
    }
  }
  if (pages.length === 0) throw damaged();
  const source = composePages(pages);
  if (source.text.trim() === '') throw withoutText(pages.some(({ images }) => images > 0));
  return { ...source, format: 'ofd' };
}

const EMPTY: XmlElement = { name: '', attributes: {}, children: [] };

async function* pagesOf(parts: PackageParts, root: string): AsyncGenerator<PageLayout> {
  const document = await parts.xml(root);
  const folder = root.slice(0, Math.max(root.lastIndexOf('/'), 0));
  const common = childAt(document, 'CommonData');
  const box = childAt(common, 'PageArea', 'PhysicalBox');
  const templates = new Map<string, XmlElement>();
  for (const { attributes } of childrenAt(common, 'TemplatePage')) {
    const template = await parts.xml(pathOf(attributes.BaseLoc ?? '', folder));
    if (template !== undefined) templates.set(attributes.ID ?? '', template);
  }
  for (const { attributes } of childrenAt(childAt(document, 'Pages'), 'Page')) {
    const page = await parts.xml(pathOf(attributes.BaseLoc ?? '', folder));
    if (page === undefined) throw damaged();
    const under = childrenAt(page, 'Template').flatMap((used) => templates.get(used.attributes.TemplateID ?? '') ?? []);
    yield layoutPage(readOfdPage([...under, page], textOf(childAt(page, 'Area', 'PhysicalBox') ?? box ?? EMPTY)));
  }
}

/** Some programs write `\` into paths. */
function pathOf(location: string, folder: string): string {
  return resolvePath(folder, location.trim().replaceAll('\\', '/'));
}

function encrypted(): UnreadableSource {
  return new UnreadableSource('encrypted', {
    english: 'The OFD is encrypted; open it in an OFD reader, remove the protection and save it again.',
    chinese: 'OFD 文件已加密，请用 OFD 阅读器打开并解除加密，另存后再导入。',
  });
}

function damaged(): UnreadableSource {
  return new UnreadableSource('damaged', {
    english: 'The OFD is damaged: pages are missing; fetch it again or export it as .pdf.',
    chinese: 'OFD 文件已损坏（缺少页面），请重新下载，或用 OFD 阅读器导出为 .pdf 后再导入。',
  });
}

function tooManyPages(): UnreadableSource {
  return new UnreadableSource('too-many-pages', {
    english: `The OFD has more than the ${LIMITS.pdfPages} pages that one document may have; split it.`,
    chinese: `OFD 文件超过单个文件 ${LIMITS.pdfPages} 页的上限，请拆分后重试。`,
  });
}

function withoutText(hasImages: boolean): UnreadableSource {
  if (!hasImages) {
    return new UnreadableSource('empty', {
      english: 'The OFD holds no text.',
      chinese: 'OFD 文件中没有任何文字，请核对后重新选择。',
    });
  }
  return new UnreadableSource('scanned', {
    english: 'The OFD holds only pictures of pages; export it as .pdf or pictures and import those.',
    chinese: 'OFD 文件中只有页面图片而没有文字，请用 OFD 阅读器导出为 .pdf 后再导入。',
  });
}
