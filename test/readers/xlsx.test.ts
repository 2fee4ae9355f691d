import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../../ingest/parse.ts';
import { hasLibreOffice } from '../../ingest/readers/programs/libreoffice.ts';
import { readSource } from '../../ingest/readers/read.ts';
import { describeWith, withoutPrograms } from '../harness/programs.ts';
import { zipOf } from '../harness/zip.ts';
import { readingOf, refusalOf } from './block-lines.ts';

const bytesOf = (name: string) => readFileSync(new URL(`./xlsx/${name}`, import.meta.url));
const read = (bytes: Uint8Array, name = 'a.xlsx') => readSource(bytes, { name }).then(readingOf, refusalOf);

interface Sheet {
  name: string;
  /** XML of the rows, of what stands before them, and of what stands behind them. */
  rows: string;
  before?: string;
  behind?: string;
  state?: string;
}

const text = (reference: string, value: string) => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (number: number, cells: string, more = '') => `<row r="${number}"${more}>${cells}</row>`;

function workbook(sheets: readonly Sheet[], { shared = '', formats = '' } = {}): Promise<Buffer> {
  const target = (index: number) => `worksheets/sheet${index + 1}.xml`;
  return zipOf({
    '_rels/.rels':
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': `<workbook><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name}" ${state === undefined ? '' : `state="${state}"`} r:id="s${index}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, index) => `<Relationship Id="s${index}" Type="x/worksheet" Target="${target(index)}"/>`)
      .join(
        '',
      )}<Relationship Id="t" Type="x/sharedStrings" Target="texts.xml"/><Relationship Id="f" Type="x/styles" Target="styles.xml"/></Relationships>`,
    'xl/texts.xml': `<sst>${shared}</sst>`,
    'xl/styles.xml': `<styleSheet>${formats}</styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ rows, before = '', behind = '' }, index) => [
        `xl/${target(index)}`,
        `<worksheet>${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`,
      ]),
    ),
  });
}

const taskList: Sheet = {
  name: 'Sheet1',
  rows: [
    row(1, text('A1', '附件')),
    row(2, text('A2', '2025年重点任务清单')),
    row(3, text('A3', '领域') + text('B3', '任务') + text('C3', '责任单位')),
    row(4, text('A4', '海外仓') + text('B4', '建设海外仓10个') + text('C4', '市商务局')),
    row(5, text('B5', '培育龙头企业&#10;每年5家') + text('C5', '市经信局')),
    row(7, text('A7', '注：按季度报送。')),
  ].join(''),
  behind: '<mergeCells><mergeCell ref="A2:C2"/><mergeCell ref="A4:A5"/></mergeCells>',
};

describe('a sheet', () => {
  test('is a table between the lines that stand alone above and below it; merged cells keep what they cover', async () => {
    expect(await read(await workbook([taskList]))).toMatchObject({
      format: 'xlsx',
      blocks: [
        '附件',
        '2025年重点任务清单',
        '领域 | 任务 | 责任单位',
        '海外仓 [1×2] | 建设海外仓10个 | 市商务局',
        '培育龙头企业⏎每年5家 | 市经信局',
        '注：按季度报送。',
      ],
      dropped: [],
    });
  });

  test('has a clause a row, with the units of its column', async () => {
    const { clauses } = parseSource(await readSource(await workbook([taskList]), { name: 'a.xlsx' }), { id: 'a' });
    const rows = clauses.filter(({ text: printed }) => /海外仓10个|龙头企业/.test(printed));
    expect(rows.map(({ units }) => units.map(({ name }) => name))).toEqual([['市商务局'], ['市经信局']]);
    expect(rows[1]?.text).toContain('培育龙头企业');
  });

  test('shows numbers and dates as they are displayed', async () => {
    const formats =
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="3"/></cellXfs>';
    const number = (reference: string, style: number, value: string) =>
      `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
    const rows =
      row(1, text('A1', '比重') + text('B1', '期限') + text('C1', '金额') + text('D1', '系数')) +
      row(
        2,
        number('A2', 1, '0.5') +
          number('B2', 2, '45992') +
          number('C2', 3, '3500') +
          number('D2', 0, '0.30000000000000004'),
      );
    expect(await read(await workbook([{ name: 'Sheet1', rows }], { formats }))).toMatchObject({
      blocks: ['比重 | 期限 | 金额 | 系数', '50% | 2025年12月 | 3,500 | 0.3'],
    });
  });

  test('takes shared strings without phonetic hints, superscripts as such', async () => {
    const raised = '<r><rPr><vertAlign val="superscript"/></rPr><t>4</t></r>';
    const shared = `<si><t>面积</t><rPh><t>mianji</t></rPh></si><si><r><t>10</t></r>${raised}<r><t>平方米</t></r></si>`;
    const rows = row(1, '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>');
    expect(await read(await workbook([{ name: '甲', rows }], { shared }))).toMatchObject({
      blocks: ['面积 | 10⁴平方米'],
    });
  });

  test('lists what is hidden and running heads as dropped', async () => {
    const rows =
      row(1, text('A1', '甲') + text('B1', '乙') + text('C1', '丙')) + row(2, text('A2', '旧'), ' hidden="1"');
    const before = '<cols><col min="3" max="3" hidden="1"/></cols>';
    const behind = '<headerFooter><oddHeader>&amp;C内部资料</oddHeader></headerFooter>';
    const secret: Sheet = { name: '底稿', rows: row(1, text('A1', '草稿')), state: 'hidden' };
    expect(await read(await workbook([{ name: '表1', rows, before, behind }, secret]))).toMatchObject({
      blocks: ['甲 | 乙'],
      dropped: ['页眉页脚: 内部资料', '隐藏的行或列: 丙', '隐藏的行或列: 旧', '隐藏的工作表“底稿”: 草稿'],
    });
  });
});

test('several sheets have their names as headings, but not those that programs give', async () => {
  const rows = row(1, text('A1', '甲') + text('B1', '乙'));
  const sheets = ['省级任务', 'Sheet2'].map((name) => ({ name, rows }));
  expect(await read(await workbook([...sheets, { name: '空', rows: '' }]))).toMatchObject({
    blocks: ['## 省级任务', '甲 | 乙', '甲 | 乙'],
  });
});

test('a workbook without text is refused', async () => {
  expect(await read(await workbook([{ name: 'Sheet1', rows: '' }]))).toMatchObject({ refused: 'empty' });
});

test('a workbook of LibreOffice is read', async () => {
  expect(await read(bytesOf('units.xlsx'))).toMatchObject({ format: 'xlsx', messages: [] });
});

describeWith('LibreOffice', hasLibreOffice(), () => {
  test('an .xls is read as the .xlsx of the same sheet', { timeout: 120_000 }, async () => {
    const modern = await read(bytesOf('units.xlsx'));
    expect(await read(bytesOf('units.xls'), 'a.xls')).toEqual({ ...modern, format: 'xls' });
  });
});

test('without LibreOffice an .xls is refused with what to install', async () => {
  expect(await withoutPrograms(() => read(bytesOf('units.xls'), 'a.xls'))).toMatchObject({
    refused: 'unsupported-format',
    chinese: expect.stringContaining('apt-get install libreoffice'),
  });
});
