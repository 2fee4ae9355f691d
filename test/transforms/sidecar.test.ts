import { describe, expect, test } from 'vitest';
import { type ParsedDocument, parseSidecar, parseSource, SidecarProblem } from '../../ingest/parse.ts';
import { parseLines } from '../../ingest/readers/text.ts';

function parseText(text: string, yaml: string): ParsedDocument {
  const sidecar = parseSidecar(yaml);
  return parseSource({ format: 'txt', encoding: 'UTF-8', text, ...parseLines(text) }, { id: 'test', sidecar });
}

const rules = ({ messages }: ParsedDocument): string[] => messages.map(({ rule }) => rule);

describe('facts in a sidecar file', () => {
  const text = '杭州市示范办法\n第一条　本办法自2024年1月1日起施行。\n杭州市商务局\n2023年12月1日';

  test('fill what the text does not state, with their source', () => {
    const { document, messages } = parseText(text, 'documentNumber: { value: 杭商〔2023〕9号, source: 局网站 }');
    expect(document.documentNumber).toEqual({ value: '杭商〔2023〕9号', source: { kind: 'sidecar', note: '局网站' } });
    expect(messages).toEqual([]);
  });

  test('hold against the text, and the contradiction is reported with both values', () => {
    const parsed = parseText(text, 'effectiveFrom: { value: 2024-02-01, source: 更正公告 }');
    expect(parsed.document.effectiveFrom?.value).toBe('2024-02-01');
    expect(parsed.messages).toMatchObject([
      { rule: 'sidecar-contradiction', reason: expect.stringMatching(/2024-01-01.*2024-02-01.*更正公告/) },
    ]);
  });

  test('that agree with the text leave the proof in the text', () => {
    const parsed = parseText(text, 'issuedOn: { value: 2023-12-01, source: 局网站 }');
    expect(parsed.document.issuedOn?.source.kind).toBe('text');
    expect(rules(parsed)).toEqual([]);
  });

  test('can take a wrongly found value away', () => {
    const parsed = parseText(text, 'title: { value: null, source: 原件无标题 }');
    expect(parsed.document.title).toBeNull();
    expect(rules(parsed)).toEqual(['sidecar-contradiction']);
  });
});

describe('corrections in a sidecar file', () => {
  test('set the level of a line', () => {
    const text = '一、甲\n内容一。\n1、乙\n内容二。';
    const before = parseText(text, '').clauses.map(({ address }) => address);
    const after = parseText(text, 'corrections: [{ line: 3, level: chinese-bracket }]');
    expect(before).toEqual(['1', '1/p1', '1/1', '1/1/p1']);
    expect(after.clauses.map(({ kind }) => kind)).toEqual(['section', 'paragraph', 'subsection', 'paragraph']);
    expect(rules(after)).toEqual(['sidecar-correction']);
  });

  test('join and split paragraphs without losing a character', () => {
    const text = '一、甲\n推动\n发展。支持创新。';
    const joined = parseText(text, 'corrections: [{ line: 3, join: true }, { line: 2, split: 支持 }]');
    expect(joined.clauses.map(({ text: printed }) => printed)).toEqual(['一、甲', '推动发展。', '支持创新。']);
    expect(rules(joined)).toEqual(['sidecar-correction', 'sidecar-correction']);
  });

  test('that meet no line are reported and change nothing', () => {
    const parsed = parseText('一、甲', 'corrections: [{ line: 9, join: true }]');
    expect(rules(parsed)).toEqual(['sidecar-line-missing']);
    expect(parsed.clauses).toHaveLength(1);
  });

  test('name a unit that the unit file does not know', () => {
    const text = '一、任务\n（一）建设。推进建设。（责任单位：跨贸一号）';
    const parsed = parseText(text, 'units: [{ printed: 跨贸一号, name: 杭州跨贸中心, source: 三定方案 }]');
    expect(parsed.clauses.at(-1)?.units).toMatchObject([{ name: '杭州跨贸中心', raw: '跨贸一号', known: true }]);
    expect(rules(parsed)).toEqual([]);
    expect(rules(parseText(text, ''))).toEqual(['unknown-unit']);
  });
});

test.each([
  ['titel: { value: 甲, source: 乙 }', 'not `titel`'],
  ['title: 甲', 'Expected title to be a mapping, not `"甲"`'],
  ['title: { value: 甲 }', 'Expected `title` to name its source'],
  ['issuedOn: { value: 2024年, source: 乙 }', 'Expected `issuedOn` to be a date like 2024-09-23, not `2024年`'],
  ['level: { value: 市级, source: 乙 }', 'Expected `level` to be one of national'],
  ['corrections: [{ level: 3 }]', 'Expected `corrections[0]` to have `line` (from 1) or `starts`'],
  ['corrections: [{ line: 1, level: 三 }]', 'Expected `corrections[0].level` to be one of part'],
  ['corrections: [{ line: 1 }]', 'to have `level`, `join: true` or `split`'],
  ['corrections: [{ line: 1, joni: true }]', 'not `joni`'],
  ['units: [{ printed: 甲 }]', 'Expected `units[0]` to have printed, name and source'],
  ['- 甲', 'Expected the file to be a mapping'],
  ['title: [', 'Expected valid YAML'],
])('`%s` is refused with a sentence that says why', (yaml, sentence) => {
  expect(() => parseSidecar(yaml)).toThrow(SidecarProblem);
  expect(() => parseSidecar(yaml)).toThrow(sentence);
});
