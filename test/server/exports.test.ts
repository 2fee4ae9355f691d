import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '../../ingest/library/csv.ts';
import { readSource } from '../../ingest/readers/read.ts';
import { openZip } from '../../ingest/readers/zip.ts';
import type { UnitView } from '../../server/contract/unit.ts';
import { exportFile } from '../../server/export/export-file.ts';
import type { PrintedTable } from '../../server/export/printed-table.ts';
import { SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open();
  await server.post('/api/pairs', { lower: 'hz-2024-52', upper: 'zj-digital-trade', decision: 'added' });
});
afterAll(() => server.close());

const officeColumns = [
  '序号',
  '上位条款',
  '下位条款',
  '对应类型',
  '依据/证据',
  '牵头单位',
  '责任单位',
  '时限',
  '状态',
  '备注',
];
const pair = 'lower=hz-2024-52&upper=zj-digital-trade';

interface Sheet {
  title: string;
  notes: string[];
  rows: Record<string, string>[];
}

/** Parts of an office file by their path. */
async function parts(file: Uint8Array): Promise<Map<string, string>> {
  const archive = await openZip(file);
  const read = await Promise.all(
    archive.entries.map(async (entry) => [entry.path, new TextDecoder().decode(await entry.read())] as const),
  );
  archive.close();
  return new Map(read);
}

/** A reader from elsewhere: only then does a table lead anywhere. */
const headers = { host: 'policy.example.cn' };
const sheetAt = async (url: string): Promise<Sheet> => (await server.get(url, { headers })).json();

describe('the comparison table 对照表', () => {
  it('has the columns that offices use, every linked clause, and every gap', async () => {
    const { title, notes, rows } = await sheetAt(`/api/export/comparison.json?${pair}`);
    expect(title).toBe('政策条款对照表');
    expect(notes.join('\n')).toContain('（杭政办函〔2024〕52号）');
    expect(notes.join('\n')).toContain('《关于大力发展数字贸易的若干意见》（文号未载明）');
    expect(notes.join('\n')).toMatch(/制表日期：\d{4}-\d\d-\d\d/);
    expect(Object.keys(rows[0] ?? {})).toEqual([...officeColumns, '上位条款链接', '下位条款链接']);
    expect(rows.map((row) => row.序号)).toEqual(rows.map((_, place) => String(place + 1)));
    const linked = rows.find(
      (row) =>
        row.下位条款链接?.includes('/hz-2024-52/2/2/8?') && row.上位条款链接?.includes('/zj-digital-trade/3/12?'),
    );
    expect(linked).toMatchObject({
      状态: '未复核',
      时限: expect.stringContaining('到2027年'),
      责任单位: expect.stringContaining('市商务局'),
      下位条款链接: expect.stringMatching(/^http:\/\/.*\/documents\/hz-2024-52\/2\/2\/8\?version=1$/),
    });
    expect(linked?.['依据/证据']).toContain('产业特色鲜明');
    expect(rows.filter((row) => row.状态 === '缺口').length).toBeGreaterThan(0);
  });

  it('calls no guiding thought, principle or goal a gap, unless they are asked for', async () => {
    const gapsOf = async (more: string) =>
      (await sheetAt(`/api/export/comparison.json?${pair}${more}`)).rows.filter((row) => row.状态 === '缺口');
    const [gaps, all] = [await gapsOf(''), await gapsOf('&roles=all')];
    expect(gaps.filter((row) => /指导思想|基本原则|主要目标/.test(row.上位条款 ?? ''))).toEqual([]);
    expect(all.length).toBeGreaterThan(gaps.length);
  });

  it('shows decisions with name and note, and leaves rejected links out', async () => {
    const places = {
      lower: { document: 'hz-2024-52', address: '2/2/8' },
      upper: { document: 'zj-digital-trade', address: '3/12' },
    };
    const rowOf = async () => {
      const { rows } = await sheetAt(`/api/export/comparison.json?${pair}`);
      return rows.find((row) => row.下位条款链接?.includes('/2/2/8?') && row.上位条款链接?.includes('/3/12?'));
    };
    await server.post('/api/reviews', { ...places, action: 'confirm', note: '原文照搬' });
    expect(await rowOf()).toMatchObject({ 状态: '已确认', 备注: expect.stringMatching(/^原文照搬\n本机用户 \d{4}-/) });
    await server.post('/api/reviews', { ...places, action: 'reject' });
    expect(await rowOf()).toBeUndefined();
    await server.post('/api/reviews', { ...places, action: 'undo' });
    await server.post('/api/reviews', { ...places, action: 'undo' });
  });

  it('as .docx: the same table, header repeated on each page, landscape', async () => {
    const response = await server.get(`/api/export/comparison.docx?${pair}`, { headers });
    const document = (await parts(response.rawPayload)).get('word/document.xml') ?? '';
    expect(document).toContain('<w:tblHeader/>');
    expect(document).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
    const { text } = await readSource(response.rawPayload, { name: 'comparison.docx' });
    for (const column of officeColumns) expect(text).toContain(column);
    expect(text).toContain('产业特色鲜明');
  });

  it('as .xlsx: A4 landscape one page wide, header repeated, links beside the print area', async () => {
    const response = await server.get(`/api/export/comparison.xlsx?${pair}`, { headers });
    const files = await parts(response.rawPayload);
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(sheet).not.toContain('<f>');
    expect(files.get('xl/workbook.xml')).toContain('_xlnm.Print_Titles');
    expect(files.get('xl/workbook.xml')).toMatch(/Print_Area[^<]*\$A\$1:\$J\$/);
    expect(files.get('xl/sharedStrings.xml')).toContain('产业特色鲜明');
    const targets = [...(files.get('xl/worksheets/_rels/sheet1.xml.rels') ?? '').matchAll(/Target="([^"]*)"/g)];
    expect(targets.map(([, target]) => target)).toContainEqual(
      expect.stringContaining('/documents/zj-digital-trade/3/12'),
    );
    expect(sheet.match(/<hyperlink /g)?.length).toBe(targets.length);
  });
});

describe('the ledger 督办台账', () => {
  it('lists the tasks of a unit with source, role and status', async () => {
    const { title, rows } = await sheetAt('/api/export/ledger.json?lower=hz-2024-52&unit=钱江海关');
    expect(title).toBe('政策任务督办台账（钱江海关）');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(`${row.牵头单位}${row.责任单位}`).toContain('钱江海关');
  });

  it('is in the order of the document', async () => {
    const { rows } = await sheetAt('/api/export/ledger.json?lower=hz-2024-52');
    const { clauses } = await server.read<{ clauses: { address: string }[] }>('/api/documents/hz-2024-52/clauses');
    const order = clauses.map(({ address }) => address);
    const places = rows.map((row) => order.indexOf(/\/hz-2024-52\/([^?]+)\?/.exec(row.下位条款链接 ?? '')?.[1] ?? ''));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
  });
});

describe('other lists', () => {
  it('of a unit: all its clauses', async () => {
    const { rows } = await sheetAt('/api/export/units/市商务局.json');
    const unit = await server.read<UnitView>('/api/units/市商务局');
    expect(rows).toHaveLength(unit.clauses);
  });

  it('of gaps: where each stands is printed as people read it', async () => {
    const { rows } = await sheetAt('/api/export/gaps.json?document=zj-digital-trade&roles=all');
    expect(rows.length).toBeGreaterThan(0);
    const places = rows.map((row) => row.条款?.split('\n')[0] ?? '');
    // The source prints 4、 where 四、 belongs.
    expect(places.filter((place) => !/^(?:[一二三五六]|4)、/.test(place))).toEqual([]);
    expect(rows.every((row) => row.条款链接?.includes('/documents/zj-digital-trade/'))).toBe(true);
  });

  it('of search results: all of them, as CSV that reads back', async () => {
    const response = await server.get('/api/export/search.csv?q=跨境电商&level=municipal&limit=1', { headers });
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(response.headers['content-disposition']).toContain(
      `filename*=UTF-8''${encodeURIComponent('政策条款检索结果-')}`,
    );
    const { total } = await server.read<{ total: number }>('/api/search?q=跨境电商&level=municipal&limit=0');
    const rows = parseCsv(response.body);
    expect(rows).toHaveLength(total + 1);
    expect(rows?.[0]?.cells.at(-1)).toBe('条款链接');
  });
});

describe('a text that looks like a formula', () => {
  const table: PrintedTable = {
    title: '表',
    notes: [],
    columns: [{ header: '内容', width: 1, align: 'left' }],
    rows: ['=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(A1)', '＝1+1', '正文'].map((text) => [{ text }]),
  };

  it('is text in .csv', async () => {
    const { content } = await exportFile(table, 'csv', '2026-11-21');
    const cells = String(content).split('\r\n').slice(1, 7);
    expect(cells.map((cell) => cell.replace(/^"/, '').charAt(0))).toEqual(["'", "'", "'", "'", "'", '正']);
  });

  it('is text in .xlsx', async () => {
    const { content } = await exportFile(table, 'xlsx', '2026-11-21');
    const sheet = (await parts(Buffer.from(content))).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).not.toContain('<f');
    expect(sheet.match(/ t="s"/g)?.length).toBe(8);
  });
});

describe('a text with characters that no XML can hold', () => {
  const text = `前\uFFFE中\u0008后\uD800末`;
  const table: PrintedTable = {
    ...{ title: text, notes: [text] },
    columns: [{ header: '内容', width: 1, align: 'left' }],
    rows: [[{ text }]],
  };

  it.each([
    ['docx', 'word/document.xml'],
    ['xlsx', 'xl/sharedStrings.xml'],
  ] as const)('gives a well-formed .%s that shows where they stood', async (format, part) => {
    const { content } = await exportFile(table, format, '2026-11-21');
    const xml = (await parts(Buffer.from(content))).get(part) ?? '';
    if (format === 'docx') expect(xml).toContain('前\uFFFD中\uFFFD后\uFFFD末');
    expect(xml).toMatch(/^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u);
  });
});

describe('exports that are refused', () => {
  it.each([
    ['/api/export/comparison.pdf', 400, 'bad-request'],
    ['/api/export/comparison.csv?lower=nowhere', 404, 'document-not-found'],
    ['/api/export/units/不存在.csv', 404, 'unit-not-found'],
    ['/api/export/reviews.docx', 400, 'bad-request'],
  ])('%s → %i %s', async (url, status, code) => {
    expect((await server.get(url)).json()).toMatchObject({ status, code });
  });
});
