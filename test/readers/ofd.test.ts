import { expect, test } from 'vitest';
import { runsOf } from '../../ingest/readers/ofd/runs.ts';
import { readSource } from '../../ingest/readers/read.ts';
import { zipOf } from '../harness/zip.ts';
import { readingOf, refusalOf } from './block-lines.ts';

const read = (bytes: Uint8Array) => readSource(bytes, { name: 'a.ofd' }).then(readingOf, refusalOf);

/** A line of text in the size of GB/T 9704 (16 pt), every character as far from the next as it is wide. */
function text(printed: string, x: number, y: number, size = 5.64): string {
  const delta = `g ${printed.length - 1} ${size}`;
  return `<ofd:TextObject Boundary="${x} ${y} 160 10" Size="${size}"><ofd:TextCode X="0" Y="5" DeltaX="${delta}">${printed}</ofd:TextCode></ofd:TextObject>`;
}

const line = (x1: number, y1: number, x2: number, y2: number) =>
  `<ofd:PathObject Boundary="0 0 210 297"><ofd:AbbreviatedData>M ${x1} ${y1} L ${x2} ${y2}</ofd:AbbreviatedData></ofd:PathObject>`;

const page = (content: string, template = '') =>
  `<ofd:Page>${template}<ofd:Content><ofd:Layer><ofd:PageBlock>${content}</ofd:PageBlock></ofd:Layer></ofd:Content></ofd:Page>`;

function ofd(pages: readonly string[], more: Record<string, string> = {}): Promise<Buffer> {
  const listed = pages.map((_, index) => `<ofd:Page ID="${index}" BaseLoc="Pages/P${index}/Content.xml"/>`).join('');
  return zipOf({
    'OFD.xml': '<ofd:OFD><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    'Doc_0/Document.xml': `<ofd:Document><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID="9" BaseLoc="T\\Content.xml"/></ofd:CommonData><ofd:Pages>${listed}</ofd:Pages></ofd:Document>`,
    'Doc_0/T/Content.xml': page(text('杭州市商务局文件', 60, 30)),
    ...Object.fromEntries(pages.map((content, index) => [`Doc_0/Pages/P${index}/Content.xml`, content])),
    ...more,
  });
}

test('text is read by its place on the page, whatever its order in the file, over a template page', async () => {
  const first = [text('建设海外仓十个。', 39, 90), text('一、发展目标', 39, 80), text('总体目标如下：', 39, 70)].join(
    '',
  );
  const second = text('二、保障措施', 39, 40);
  const reading = await read(await ofd([page(first, '<ofd:Template TemplateID="9"/>'), page(second)]));
  expect(reading).toMatchObject({ format: 'ofd', dropped: [], messages: [] });
  expect('blocks' in reading && reading.blocks.join('').replace(/\s/g, '')).toBe(
    '杭州市商务局文件总体目标如下：一、发展目标建设海外仓十个。二、保障措施',
  );
});

test('ruled lines are a table', async () => {
  const rulings = [60, 75, 90].map((y) => line(30, y, 180, y)).concat([30, 105, 180].map((x) => line(x, 60, x, 90)));
  const cells = [text('指标', 35, 63), text('目标', 110, 63), text('海外仓', 35, 78), text('十个', 110, 78)];
  expect(await read(await ofd([page([...rulings, ...cells].join(''))]))).toMatchObject({
    blocks: ['指标 | 目标', '海外仓 | 十个'],
  });
});

test('an object is turned and stretched by its matrix', async () => {
  const turned = `<ofd:TextObject Boundary="60 150 100 100" CTM="0.7 0.7 -0.7 0.7 0 0" Size="9"><ofd:TextCode X="0" Y="9" DeltaX="9">样稿</ofd:TextCode></ofd:TextObject>`;
  expect(await read(await ofd([page(text('一、发展目标', 39, 40) + turned)]))).toMatchObject({
    dropped: ['斜排文字（水印等）: 样稿'],
  });
});

test('attachments, annotations and signatures are no text', async () => {
  const aside = { 'Doc_0/Attachs/a.xml': text('附件', 0, 0), 'Doc_0/Annots/a.xml': text('批注', 0, 0) };
  expect(await read(await ofd([page(text('正文。', 39, 40))], aside))).toMatchObject({ blocks: ['正文。'] });
});

test.each([
  ['encrypted', ofd([page('')], { 'Encryptions.xml': '<a/>' })],
  ['scanned', ofd([page('<ofd:ImageObject Boundary="0 0 210 297"/>')])],
  ['empty', ofd([page('')])],
  ['damaged', ofd([])],
])('%s', async (code, bytes) => {
  expect(await read(await bytes)).toMatchObject({ refused: code, chinese: expect.stringMatching(/请.*。$/) });
});

test('distances that are abbreviated', () => {
  expect(runsOf('1.5 g 3 2 4')).toEqual([1.5, 2, 2, 2, 4]);
  expect(runsOf('g 999999999 1').length).toBeLessThanOrEqual(100_000);
});
