import { describe, expect, test } from 'vitest';
import { parseSource } from '../../ingest/parse.ts';
import type { UnitRole } from '../../ingest/policy/unit-mention.ts';
import { parseLines } from '../../ingest/readers/text.ts';

const MARKS: Record<UnitRole, string> = { lead: '+', responsible: '', supporting: '-' };

/** Units of the last clause of a text, in order: `+` leads, `-` supports. */
function unitsOf(...lines: string[]): string[] {
  const text = lines.join('\n');
  const { clauses } = parseSource({ format: 'txt', encoding: 'UTF-8', text, ...parseLines(text) }, { id: 'test' });
  return clauses.at(-1)?.units.map(({ name, role }) => `${MARKS[role]}${name}`) ?? [];
}

const clause = (note: string): string => `（一）推进建设。加快平台建设。${note}`;

describe('forms of a note', () => {
  test.each([
    ['labelled', '（责任单位：市商务局、市财政局）', ['市商务局', '市财政局']],
    ['lead and responsible', '（牵头单位：市商务局，责任单位：市财政局）', ['+市商务局', '市财政局']],
    [
      'lead and supporting',
      '（牵头单位：市商务局；配合单位：市财政局、市统计局）',
      ['+市商务局', '-市财政局', '-市统计局'],
    ],
    ['by verbs', '（市商务局牵头，市财政局、市统计局配合）', ['+市商务局', '-市财政局', '-市统计局']],
    ['taking part', '（市商务局牵头，市财政局参与）', ['+市商务局', '-市财政局']],
    ['in charge', '（市商务局、市财政局负责）', ['市商务局', '市财政局']],
    ['by duties', '（商务部、财政部等按职责分工负责）', ['商务部', '财政部']],
    [
      'lead, others by duties',
      '（国家发展改革委牵头，商务部、财政部等按职责分工负责）',
      ['+国家发展改革委', '商务部', '财政部'],
    ],
    ['without a label', '（市商务局、市财政局）', ['市商务局', '市财政局']],
    ['square brackets outside', '[责任单位：市商务局，各区、县(市)政府]', ['市商务局', '各区、县（市）政府']],
    ['six-cornered brackets', '〔责任单位:省发展改革委、商务厅〕', ['省发展改革委', '省商务厅']],
    ['full-width brackets', '［责任单位：市商务局，各区、县（市）政府］', ['市商务局', '各区、县（市）政府']],
    ['empty brackets behind', '（责任单位：市商务局）（）', ['市商务局']],
    ['full stop behind', '（责任单位：市商务局）。', ['市商务局']],
  ])('%s', (_name, note, expected) => {
    expect(unitsOf(clause(note))).toEqual(expected);
  });

  test('on a line of its own, with and without brackets', () => {
    expect(unitsOf(clause(''), '（责任单位：市商务局）')).toEqual(['市商务局']);
    expect(unitsOf(clause(''), '责任单位：市商务局、市财政局')).toEqual(['市商务局', '市财政局']);
    expect(unitsOf(clause(''), '牵头单位：市商务局', '配合单位：市财政局')).toEqual(['+市商务局', '-市财政局']);
  });

  test('several in one clause; a unit counts once in each role', () => {
    expect(unitsOf('（一）建设。建平台。（责任单位：市商务局）育主体。（责任单位：市商务局、市科技局）')).toEqual([
      '市商务局',
      '市科技局',
    ]);
  });
});

describe('names', () => {
  test.each([
    ['an elided prefix', '（责任单位：省交通运输厅、商务厅、财政厅）', ['省交通运输厅', '省商务厅', '省财政厅']],
    ['no prefix is taken from 市场监管总局', '（市场监管总局、扶贫办负责）', ['市场监管总局', '扶贫办']],
    ['an elided ending', '（责任单位：萧山区、钱塘区政府）', ['萧山区政府', '钱塘区政府']],
    ['和 inside a name', '（责任单位：市规划和自然资源局、省文化和旅游厅）', ['市规划和自然资源局', '省文化和旅游厅']],
    ['和 between two names', '（商务部等和各有关省级人民政府负责）', ['商务部', '各有关省级人民政府']],
    [
      'a bracket inside a name',
      '（责任单位：人行杭州中心支行（省外汇管理局）、杭州海关）',
      ['人行杭州中心支行', '杭州海关'],
    ],
  ])('%s', (_name, note, expected) => {
    expect(unitsOf(clause(note))).toEqual(expected);
  });

  test('the fullest name that a document prints stands for all its forms', () => {
    const text = ['（一）甲。办理。（发展改革委负责）', '（二）乙。办理。（国家发展改革委负责）'].join('\n');
    const { clauses } = parseSource({ format: 'txt', encoding: 'UTF-8', text, ...parseLines(text) }, { id: 'test' });
    expect(clauses.map(({ units }) => units.map(({ name }) => name))).toEqual([['国家发展改革委'], ['国家发展改革委']]);
  });
});

describe('a short name of a body of one place', () => {
  const ofPlace = (place: string) => [`${place}促进外贸若干措施`, '', '一、推进建设'];

  test('means it in documents of that place', () => {
    const note = clause('（责任单位：市投促局、中信保浙江分公司）');
    expect(unitsOf(...ofPlace('杭州市'), note)).toEqual(['市投资促进局', '中国出口信用保险公司浙江分公司']);
  });

  test('stays as printed elsewhere', () => {
    const note = clause('（责任单位：省发展改革委、人行、省外汇管理局、省药监局）');
    const printed = ['省发展改革委', '人行', '省外汇管理局', '省药监局'];
    expect(unitsOf(...ofPlace('广东省'), note)).toEqual(printed);
    expect(unitsOf(...ofPlace('浙江省'), note)).toEqual(['省发展改革委', '人行', '人行杭州中心支行', '省药监局']);
  });
});

describe('a rule stated once', () => {
  test.each([
    '第一位为牵头单位，下同',
    '排在首位的为牵头单位，下同',
    '列第一位的为牵头单位，下同',
    '排第一的为牵头单位，下同',
  ])('%s', (rule) => {
    const first = `（一）甲。办理。（责任单位：市商务局、市财政局，${rule}）`;
    expect(unitsOf(first)).toEqual(['+市商务局', '市财政局']);
    expect(unitsOf(first, '（二）乙。办理。（责任单位：市科技局、市财政局）')).toEqual(['+市科技局', '市财政局']);
    expect(unitsOf(first, '（二）乙。办理。（市科技局牵头，市财政局配合）')).toEqual(['+市科技局', '-市财政局']);
  });

  test('all listed units lead', () => {
    const first = '（一）甲。办理。（牵头单位：市商务局。所列单位根据工作职责同为牵头单位，下同）';
    expect(unitsOf(first, '（二）乙。办理。（市科技局、市财政局）')).toEqual(['+市科技局', '+市财政局']);
  });
});

describe('what is no note', () => {
  test.each([
    '对符合条件的地区（杭州市、宁波市）给予支持。',
    '推进“单一窗口”建设（以下简称平台）。',
    '加强公共服务中心（站点）建设。',
    '完善B2B2C模式（平台+卖家）。',
    '公布名单（见附件1）。',
  ])('%s', (sentence) => {
    expect(unitsOf(`（一）推进建设。${sentence}`)).toEqual([]);
  });
});
