import { describe, expect, it } from 'vitest';
import { readingReport } from '../../ingest/library/reading-report.ts';
import { foundCitation, parsedDocument } from './builders.ts';

const texts = {
  '1': '一、总体要求',
  '1/1': '（一）支持建设 海外仓。',
  '1/2': '（二）推动平台升级。',
  '2': '二、组织保障',
  '2/1': '（一）加强统筹。',
};

function parsed() {
  const result = parsedDocument('plan', texts, { facts: { title: '意见', documentNumber: '杭政〔2024〕1号' } });
  for (const clause of result.clauses) {
    const [section, rest] = clause.address.split('/');
    if (rest !== undefined)
      clause.path = [{ address: section ?? '', num: section === '1' ? '一、' : '二、', heading: null }];
    else Object.assign(clause, { kind: 'section', searchable: false });
  }
  return result;
}

describe('the report of what was read', () => {
  it('names document, format and amount', () => {
    expect(readingReport(parsed(), [])).toMatchObject({
      ...{ title: '意见', documentNumber: '杭政〔2024〕1号', format: 'txt', encoding: 'UTF-8' },
      // White space does not count.
      ...{ characters: Object.values(texts).join('').replaceAll(' ', '').length, clauses: 3 },
    });
  });

  it('shows each scheme of numbers at its depth', () => {
    expect(readingReport(parsed(), []).levels).toEqual([
      { depth: 1, scheme: '一、', count: 2 },
      { depth: 2, scheme: '（一）', count: 3 },
    ]);
  });

  it.each([
    ['第十二条', '第一条'],
    ['第十二条之一', '第一条'],
    ['１２．', '１．'],
    ['1.2.3', '1.1.1'],
    ['③', '①'],
    ['专栏4', '专栏1'],
  ])('takes %s for one of %s', (num, scheme) => {
    const document = parsedDocument('law', { '12': num });
    for (const clause of document.clauses) clause.num = num;
    expect(readingReport(document, []).levels).toEqual([{ depth: 1, scheme, count: 1 }]);
  });

  it('counts nodes by kind', () => {
    expect(readingReport(parsed(), []).counts).toEqual([
      { kind: 'section', count: 2 },
      { kind: 'clause', count: 3 },
    ]);
  });

  it('lists unknown units with the clauses that name them, once each', () => {
    const document = parsed();
    const unit = (name: string, known: boolean) => ({
      name,
      fullName: name,
      place: null,
      role: 'lead' as const,
      raw: name,
      span: null,
      known,
    });
    document.clauses[1]?.units.push(unit('市商务局', true), unit('跨贸小镇', false), unit('跨贸小镇', false));
    document.clauses[4]?.units.push(unit('跨贸小镇', false));
    const report = readingReport(document, []);
    expect(report.unitMentions).toBe(4);
    expect(report.unknownUnits).toEqual([{ name: '跨贸小镇', addresses: ['1/1', '2/1'] }]);
  });

  it('lists citations that point nowhere, with the reason', () => {
    const { places: _, ...found } = foundCitation('plan', '1/1', '《条例》');
    const citations = [
      { ...found, target: { resolved: false, reason: 'ambiguous' } as const },
      { ...found, target: { resolved: true, document: 'law', address: null } as const },
    ];
    expect(readingReport(parsed(), citations)).toMatchObject({
      citations: 2,
      unresolvedCitations: [{ address: '1/1', raw: '《条例》', reason: 'ambiguous' }],
    });
  });

  it('puts losses and doubts first, by what they could cost', () => {
    const document = parsedDocument('plan', texts);
    const message = (rule: string, severity: 'note' | 'warning') => ({
      ...{ severity, rule, reason: '', line: null, address: null, quote: null },
    });
    document.messages.push(
      message('furniture-dropped', 'note'),
      message('number-gap', 'warning'),
      message('text-dropped', 'warning'),
    );
    document.document.title = null;
    const rules = readingReport(document, []).messages.map(({ rule }) => rule);
    expect(rules.slice(0, 3)).toEqual(['text-dropped', 'title-missing', 'number-gap']);
    expect(rules.at(-1)).toBe('furniture-dropped');
  });
});
