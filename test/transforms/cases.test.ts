import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ParsedDocument, parseSource } from '../../ingest/parse.ts';
import { readSource } from '../../ingest/readers/read.ts';

/**
 * Faults that real files brought up, as small invented texts of the same form in `cases/NAME/input.*`; what is right
 * about each stands here.
 */
async function parsed(name: string): Promise<ParsedDocument> {
  const folder = new URL(`./cases/${name}/`, import.meta.url);
  const [file = 'input.txt'] = readdirSync(folder);
  return parseSource(await readSource(readFileSync(new URL(file, folder)), { name: file }), { id: name });
}

/** The facts as plain values. */
function facts({ document }: ParsedDocument): Record<string, string | string[] | null> {
  const { title, documentNumber, issuingBodies, issuedOn, effectiveFrom, effectiveUntil, repeals, addressees, note } =
    document;
  return {
    title: title?.value ?? null,
    documentNumber: documentNumber?.value ?? null,
    issuingBodies: issuingBodies.map(({ value }) => value),
    issuedOn: issuedOn?.value ?? null,
    effectiveFrom: effectiveFrom?.value ?? null,
    effectiveUntil: effectiveUntil?.value ?? null,
    repeals: repeals.map(({ value }) => value),
    addressees: addressees?.value ?? null,
    note: note?.value ?? null,
  };
}

function text(document: ParsedDocument, address: string): string | undefined {
  return document.clauses.find((clause) => clause.address === address)?.text;
}

describe('title, number, body and date', () => {
  test.each([
    [
      'promulgated-below-a-notice',
      {
        title: '云溪市湿地保护条例',
        issuingBodies: ['云溪市人民代表大会常务委员会'],
        issuedOn: '2023-12-08',
        effectiveFrom: '2024-03-01',
      },
    ],
    [
      'title-broken-after-a-kind-word',
      { title: '云溪市人才公寓管理办法实施细则', issuingBodies: ['云溪市人力资源和社会保障局', '云溪市公安局'] },
    ],
    [
      'title-over-two-lines',
      { title: '云溪市人民代表大会常务委员会关于加强饮用水水源保护工作的决议', issuedOn: '2024-03-20' },
    ],
    ['forwarded-text-of-a-named-body', { title: '关于加强社区食堂管理意见的报告' }],
    [
      'title-in-style-heading-2',
      { title: '云溪市校外托管机构管理办法', documentNumber: '云溪市人民政府令第20号', issuedOn: '2024-04-25' },
    ],
    [
      'signature-over-two-lines',
      { issuingBodies: ['云溪市推进政府职能转变和数字政府建设领导小组办公室'], issuedOn: '2024-07-02' },
    ],
    [
      'title-line-that-ends-in-a-body',
      { title: '云溪市中级人民法院关于本市与云山市法院相互委托送达司法文书和调取证据的安排' },
    ],
    ['title-whose-subject-is-publication', { title: '云溪市中级人民法院关于公布欠薪企业名单信息的若干规定' }],
    [
      'page-title-with-its-number',
      { title: '关于推动渔业保险高质量发展的实施意见', issuingBodies: ['云溪市农业农村局'], issuedOn: '2024-01-28' },
    ],
    [
      'dates-among-the-facts-of-a-page',
      {
        title: '云溪市支持渔业发展的若干措施',
        issuingBodies: ['云溪市人民政府'],
        issuedOn: '2024-05-22',
        addressees: '各区人民政府，市人民政府各部门',
      },
    ],
    ['opening-sentence-with-a-colon', { addressees: null, effectiveFrom: '2024-03-01', issuedOn: '2024-01-22' }],
    [
      'date-and-number-on-one-line',
      { documentNumber: '云中法发〔2019〕41号', issuedOn: '2019-09-03', addressees: '各区人民法院' },
    ],
    [
      'forwarded-text-with-own-signature',
      { documentNumber: '云政办发〔1998〕7号', issuingBodies: ['云溪市人民政府办公室'], issuedOn: '1998-05-06' },
    ],
    ['publication-line-at-the-end', { note: '（信息公开形式：依申请公开）' }],
    [
      'validity-in-numbered-last-item',
      { effectiveFrom: '2024-10-01', effectiveUntil: '2027-09-30', repeals: ['云政办发〔2019〕12号'] },
    ],
    ['end-of-validity-beside-upon-issue', { effectiveFrom: '2024-06-18', effectiveUntil: '2027-12-31' }],
    ['repeal-beside-a-plan', { repeals: ['某某市消防管理办法'] }],
    ['words-that-repeal-nothing', { repeals: ['壬市消防办法', '壬市排水办法', '旧通知'] }],
    [
      'hidden-copy-of-the-text',
      {
        title: '云溪市社区助餐实施细则',
        documentNumber: '云府办规〔2023〕19号',
        issuingBodies: ['云溪市人民政府办公室'],
        issuedOn: '2023-12-01',
        effectiveFrom: '2023-12-01',
        effectiveUntil: '2028-11-30',
      },
    ],
    ['inline-style-before-the-text', { title: '云溪市高龄津贴2026年发放标准' }],
    ['table-page-with-menu', { title: '2024年河道管理重点任务清单' }],
  ])('%s', async (name, expected) => {
    expect(facts(await parsed(name))).toMatchObject(expected);
  });

  test('a title over two lines and a broken name of a body are one paragraph each', async () => {
    const title = await parsed('title-broken-after-a-kind-word');
    expect(text(title, '0/p2')).toMatch(/^云溪市人力资源.*关于印发《云溪市人才公寓管理办法实施细则》的通知$/);
    const signed = await parsed('signature-over-two-lines');
    expect(text(signed, 'end/p1')).toBe('云溪市推进政府职能转变和');
    expect(text(signed, '2/p2')).toBeUndefined();
  });

  test('a heading that is the title leaves the chapters their numbers', async () => {
    const { clauses } = await parsed('title-in-style-heading-2');
    expect(clauses.map(({ address }) => address)).toEqual(['0/p1', '0/p2', '1', '1/1', '1/2', '2', '2/3']);
  });

  test('a line on publication is no part of the last clause', async () => {
    const document = await parsed('publication-line-at-the-end');
    expect(text(document, '2/1')).toMatch(/落实各方责任。$/);
    expect(text(document, 'end/p1')).toBe('（信息公开形式：依申请公开）');
  });
});

describe('the text of a saved page', () => {
  test('an inline style does not stand for the text', async () => {
    const { clauses, messages } = await parsed('inline-style-before-the-text');
    expect(clauses.map(({ address }) => address)).toEqual(['0/p1', '1', '1/p1', '2', '2/p1']);
    expect(messages.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  test('a hidden copy is listed and hides nothing', async () => {
    const { clauses, dropped, messages } = await parsed('hidden-copy-of-the-text');
    expect(clauses.filter(({ kind }) => kind === 'clause').map(({ address }) => address)).toEqual(['1', '2', '3', '4']);
    expect(dropped.map(({ reason }) => reason)).toContain('网页中隐藏的内容');
    expect(messages.map(({ rule }) => rule)).not.toContain('text-dropped');
  });

  test.each([
    ['table-in-a-known-container', '编制清淤方案'],
    ['table-page-with-menu', '编制河道清淤方案'],
    ['short-text-in-a-known-container', '做好值班'],
  ])('%s is read', async (name, words) => {
    const { source } = await parsed(name);
    expect(source.text).toContain(words);
    expect(source.text).not.toMatch(/ICP备|首页/);
  });

  test('a page printed to PDF loses its menu, path and foot, each with the reason', async () => {
    const document = await parsed('web-page-printed-to-pdf');
    expect(facts(document)).toMatchObject({
      title: '云溪市人民政府办公室关于推进健康社区建设的意见',
      documentNumber: '云政办发〔2024〕6号',
      issuedOn: '2024-04-03',
      addressees: '各区人民政府，市政府各部门',
      note: '（此件主动公开）',
    });
    const kept = document.clauses.map((clause) => clause.text).join('');
    expect(kept).not.toMatch(/关怀版|打印|网站地图|主办|ICP|首页/);
  });

  test('underscores within a word are printed', async () => {
    expect((await parsed('underscores-in-words')).source.text).toContain('user__login__log');
    expect(text(await parsed('underscores-in-words'), '1/1')).toContain('user__login__log');
  });
});
