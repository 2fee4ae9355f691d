import { describe, expect, it } from 'vitest';
import { akomaNtosoIri } from '../../ingest/policy/akoma-ntoso.ts';
import { bibtexEntry, cslJson, jsonLd, risRecord } from '../../ingest/policy/citation-export.ts';
import {
  type CitedClause,
  type CitedDocument,
  citationWarning,
  gbt7714AuthorYearCitation,
  gbt7714Citation,
  gbt7714In2015Citation,
  inTextCitation,
  legalCitation,
  noteCitation,
  printedCitation,
} from '../../ingest/policy/citation-form.ts';

const blueSky: CitedDocument = {
  title: '国务院关于印发打赢蓝天保卫战三年行动计划的通知',
  documentNumber: '国发〔2018〕22号',
  issuingBodies: ['国务院'],
  issuedOn: '2018-06-27',
  publishedOn: null,
  officialUrl: null,
  validity: 'unstated',
};
const unstated: CitedDocument = {
  title: '关于大力发展数字贸易的若干意见',
  documentNumber: null,
  issuingBodies: [],
  issuedOn: null,
  publishedOn: null,
  officialUrl: null,
  validity: 'unstated',
};

function cited(document: CitedDocument): CitedClause {
  const clause = {
    document: 'hz-2024-52',
    address: '2/2/7',
    num: '7.',
    path: [
      { address: '2', num: '二、', heading: null },
      { address: '2/2', num: '（二）', heading: null },
    ],
  };
  return { document, clause, permalink: 'https://example.cn/documents/x/2/2/7?version=1', accessed: '2023-06-19' };
}

describe('the document in a list of references, as the zotero-chinese styles render it', () => {
  const url = 'https://example.cn/documents/x/2/2/7?version=1';
  it('GB/T 7714—2025, by order of citing', () => {
    expect(gbt7714Citation(cited(blueSky))).toBe(
      `国务院. 国务院关于印发打赢蓝天保卫战三年行动计划的通知：国发〔2018〕22号[EB/OL]. （2018-06-27）[2023-06-19]. ${url}.`,
    );
  });
  it('GB/T 7714—2025, by author and year', () => {
    expect(gbt7714AuthorYearCitation(cited(blueSky))).toBe(
      `国务院，2018. 国务院关于印发打赢蓝天保卫战三年行动计划的通知：国发〔2018〕22号[EB/OL]. （2018-06-27）[2023-06-19]. ${url}.`,
    );
  });
  it('GB/T 7714—2015', () => {
    expect(gbt7714In2015Citation(cited(blueSky))).toBe(
      `国务院. 国务院关于印发打赢蓝天保卫战三年行动计划的通知: 国发〔2018〕22号[A/OL]. (2018-06-27)[2023-06-19]. ${url}.`,
    );
  });
  it('leaves out what no text states, and says so where the form needs it', () => {
    expect(gbt7714Citation(cited(unstated))).toBe(`关于大力发展数字贸易的若干意见[EB/OL]. [2023-06-19]. ${url}.`);
    expect(gbt7714AuthorYearCitation(cited(unstated))).toBe(
      `佚名，[出版年不详]. 关于大力发展数字贸易的若干意见[EB/OL]. [2023-06-19]. ${url}.`,
    );
    expect(gbt7714In2015Citation(cited(unstated))).toBe(`关于大力发展数字贸易的若干意见[A/OL]. [2023-06-19]. ${url}.`);
  });
  it('carries the address of the issuing body where one is known', () => {
    const published = { ...blueSky, officialUrl: 'https://www.gov.cn/zhengce/1.htm', publishedOn: '2018-07-03' };
    expect(gbt7714Citation(cited(published))).toMatch(
      /（2018-06-27）\[2023-06-19\]\. https:\/\/www\.gov\.cn\/zhengce\/1\.htm\.$/,
    );
    expect(risRecord(cited(published))).toContain('UR  - https://www.gov.cn/zhengce/1.htm\r\n');
    expect(cslJson(cited(published)).URL).toBe('https://www.gov.cn/zhengce/1.htm');
    expect(jsonLd(cited(published), '正文', [])).toMatchObject({ '@id': url, url: 'https://www.gov.cn/zhengce/1.htm' });
  });
  it('carries none where there is neither that nor one that others can open', () => {
    const local = { ...cited(blueSky), permalink: null };
    const forms = [gbt7714Citation, gbt7714AuthorYearCitation, gbt7714In2015Citation, risRecord, bibtexEntry];
    for (const form of forms) expect(form(local)).not.toMatch(/http|null|\bUR\b|\burl\b/);
    expect(gbt7714Citation(local)).toMatch(/（2018-06-27）\[2023-06-19\]\.$/);
    expect(JSON.stringify([cslJson(local), jsonLd(local, '正文', [])])).not.toMatch(/"(?:URL|@id|url)"/);
  });
  it('dates a text by its publication where it states no day of its own', () => {
    const published = { ...unstated, publishedOn: '2022-03-01' };
    expect(gbt7714Citation(cited(published))).toContain('（2022-03-01）[2023-06-19]');
    expect(gbt7714AuthorYearCitation(cited(published))).toMatch(/^佚名，2022\. /);
  });
  it('names at most three bodies', () => {
    const joint = { ...blueSky, issuingBodies: ['商务部', '财政部', '海关总署', '税务总局'] };
    expect(gbt7714Citation(cited(joint))).toMatch(/^商务部，财政部，海关总署，等\. /);
    expect(gbt7714In2015Citation(cited(joint))).toMatch(/^商务部, 财政部, 海关总署, 等\. /);
  });
});

describe('the clause in a sentence', () => {
  it('names document, number and place', () => {
    expect(inTextCitation(cited(blueSky))).toBe(
      '《国务院关于印发打赢蓝天保卫战三年行动计划的通知》（国发〔2018〕22号）第二部分第（二）项第7点',
    );
    expect(printedCitation(cited(blueSky))).toBe(
      '《国务院关于印发打赢蓝天保卫战三年行动计划的通知》（国发〔2018〕22号）二、（二）7.',
    );
  });
  it('has no brackets where there is no number', () => {
    expect(inTextCitation(cited(unstated))).toBe('《关于大力发展数字贸易的若干意见》第二部分第（二）项第7点');
  });
  it('turns title marks inside a title into single ones', () => {
    expect(inTextCitation(cited({ ...unstated, title: '关于印发《甲办法》的通知' }))).toMatch(
      /^《关于印发〈甲办法〉的通知》/,
    );
  });
  it('follows the 法学引注手册, and marks what is not in force', () => {
    expect(legalCitation(cited(blueSky))).toBe(
      '《国务院关于印发打赢蓝天保卫战三年行动计划的通知》（国发〔2018〕22号），第二部分第（二）项第7点。',
    );
    expect(legalCitation(cited({ ...blueSky, documentNumber: '法发〔1993〕36号', validity: 'repealed' }))).toContain(
      '（法发〔1993〕36号，已废止），',
    );
    expect(legalCitation(cited({ ...unstated, validity: 'repealed' }))).toContain('》（已废止），');
  });
  it('tells a text without a number by its day, in the 法学引注手册', () => {
    const dated = { ...unstated, issuedOn: '2022-03-01' };
    expect(legalCitation(cited(dated))).toBe(
      '《关于大力发展数字贸易的若干意见》（2022年3月1日），第二部分第（二）项第7点。',
    );
    expect(legalCitation(cited({ ...dated, validity: 'repealed' }))).toContain('（2022年3月1日，已废止），');
    expect(legalCitation(cited({ ...unstated, publishedOn: '2022-03-05' }))).toContain('》（2022年3月5日公布），');
    expect(legalCitation(cited(unstated))).toContain('》，第二部分');
  });
  it('follows 管理世界 and 中国社会科学, with number, day and place of the clause', () => {
    expect(noteCitation(cited(blueSky))).toBe(
      '国务院：《国务院关于印发打赢蓝天保卫战三年行动计划的通知》（国发〔2018〕22号），2018年6月27日，第二部分第（二）项第7点。',
    );
    expect(noteCitation(cited(unstated))).toBe('《关于大力发展数字贸易的若干意见》，第二部分第（二）项第7点。');
  });
  it.each(['expired', 'repealed', 'not-yet'] as const)('words the text alike whatever the validity: %s', (validity) => {
    const inText = '《国务院关于印发打赢蓝天保卫战三年行动计划的通知》（国发〔2018〕22号）第二部分第（二）项第7点';
    expect(inTextCitation(cited({ ...blueSky, validity }))).toBe(inText);
  });
  it.each([
    ['in-force', null],
    ['unstated', null],
    ['repealed', '注意：本文件已废止，引用时请注明。'],
    ['expired', '注意：本文件已过有效期，引用时请注明。'],
    ['not-yet', '注意：本文件尚未施行，引用时请注明。'],
  ] as const)('warns by validity: %s', (validity, warning) => {
    expect(citationWarning({ ...blueSky, validity })).toBe(warning);
  });
});

describe('records for reference managers', () => {
  it('CSL-JSON as Chinese Zotero users store a government document', () => {
    expect(cslJson(cited({ ...blueSky, validity: 'repealed' }))).toEqual({
      id: 'hz-2024-52_2.2.7',
      type: 'legislation',
      title: '国务院关于印发打赢蓝天保卫战三年行动计划的通知',
      number: '国发〔2018〕22号',
      author: [{ literal: '国务院' }],
      issued: { 'date-parts': [[2018, 6, 27]] },
      accessed: { 'date-parts': [[2023, 6, 19]] },
      section: '第二部分第（二）项第7点',
      language: 'zh-CN',
      URL: 'https://example.cn/documents/x/2/2/7?version=1',
      note: 'type: regulation\nstatus: 已废止',
    });
  });
  it('CSL-JSON without what no text states', () => {
    const record = cslJson(cited(unstated));
    expect(Object.keys(record)).not.toContain('number');
    expect(Object.keys(record)).not.toContain('author');
    expect(Object.keys(record)).not.toContain('issued');
    expect(record.note).toBe('type: regulation');
  });
  it('RIS of type STAT, one field a line', () => {
    expect(risRecord(cited(blueSky)).split('\r\n')).toEqual([
      'TY  - STAT',
      'TI  - 国务院关于印发打赢蓝天保卫战三年行动计划的通知',
      'AU  - 国务院',
      'DA  - 2018/06/27',
      'PY  - 2018',
      'M1  - 国发〔2018〕22号',
      'SE  - 第二部分第（二）项第7点',
      'LA  - zh-CN',
      'UR  - https://example.cn/documents/x/2/2/7?version=1',
      'Y2  - 2023/06/19',
      'ER  - ',
      '',
    ]);
  });
  it('BibTeX with bodies in braces and special characters escaped', () => {
    const entry = bibtexEntry(cited({ ...blueSky, title: '增长5%_{试点}&推广', issuingBodies: ['国务院', '财政部'] }));
    expect(entry).toContain('@misc{hz-2024-52_2.2.7,');
    expect(entry).toContain('title = {{增长5\\%\\_\\{试点\\}\\&推广}}');
    expect(entry).toContain('author = {{国务院} and {财政部}}');
    expect(entry).toContain('howpublished = {国发〔2018〕22号}');
    expect(entry.split('{').length).toBe(entry.split('}').length);
  });
  it('JSON-LD: part of its document, applies the provincial clause, transposes nothing', () => {
    const record = jsonLd(cited({ ...blueSky, validity: 'in-force' }), '正文', ['https://example.cn/documents/y/3/12']);
    expect(record).toMatchObject({
      '@type': 'Legislation',
      '@id': 'https://example.cn/documents/x/2/2/7?version=1',
      identifier: 'sec_2__para_2__subpara_7',
      legislationApplies: [{ '@id': 'https://example.cn/documents/y/3/12' }],
      isPartOf: { legislationIdentifier: '国发〔2018〕22号', legislationLegalForce: 'https://schema.org/InForce' },
    });
    expect(JSON.stringify(record)).not.toContain('Transposes');
  });
});

describe('Akoma Ntoso IRI', () => {
  const { clause } = cited(blueSky);
  const hangzhou = {
    ...blueSky,
    documentNumber: '杭政办函〔2024〕52号',
    issuingBodies: ['杭州市人民政府办公厅'],
    issuedOn: '2024-09-23',
  };
  it('is made of region, year, initials of the office and number', () => {
    expect(akomaNtosoIri(hangzhou, clause)).toBe(
      '/akn/cn-330100/doc/2024/hzbh-52/zho@2024-09-23/!main~sec_2__para_2__subpara_7',
    );
  });
  it.each([
    ['number', { ...hangzhou, documentNumber: null }],
    ['date', { ...hangzhou, issuedOn: null }],
    ['issuing body', { ...hangzhou, issuingBodies: [] }],
    ['region', { ...hangzhou, issuingBodies: ['某某公司'] }],
  ])('is not made up without a %s', (_, document) => {
    expect(akomaNtosoIri(document, clause)).toBeNull();
  });
});
