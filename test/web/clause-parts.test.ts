import { describe, expect, test } from 'vitest';
import { clauseParts, headingMark, unitMarks } from '../../web/elements/clause-text.ts';

const unit = (text: string, name: string, from = 0) => {
  const start = text.indexOf(name, from);
  return {
    name,
    fullName: name,
    place: null,
    raw: name,
    role: 'responsible' as const,
    span: { start, end: start + name.length },
    known: true,
  };
};

/** The three parts as printed. */
const printed = (num: string | null, text: string, names: string[]) => {
  const units = names.map((name) => unit(text, name, text.lastIndexOf('单位')));
  const parts = clauseParts({ num, text, units });
  return [
    parts.number,
    text.slice(parts.body.start, parts.body.end),
    parts.note && text.slice(parts.note.start, parts.note.end),
  ];
};

describe('a clause as a printer sets it', () => {
  test('number, body and closing unit note', () => {
    expect(
      printed('1.', '1.建立统计体系。理顺边界。（责任单位：市商务局、市统计局）', ['市商务局', '市统计局']),
    ).toEqual(['1.', '建立统计体系。理顺边界。', '（责任单位：市商务局、市统计局）']);
  });

  test('square brackets close a clause as well', () => {
    expect(printed('2.', '2. 推动融合。[责任单位：市商务局，各区、县(市)政府]', ['市商务局'])[2]).toBe(
      '[责任单位：市商务局，各区、县(市)政府]',
    );
  });

  test('a unit in the middle of a sentence is not a note', () => {
    const text = '由市商务局牵头推进（详见附件），其他单位配合。';
    expect(clauseParts({ num: null, text, units: [unit(text, '市商务局')] }).note).toBeNull();
  });

  test('without number and units the body is the whole text', () => {
    expect(printed(null, '到2026年，全面建成。', [])).toEqual(['', '到2026年，全面建成。', null]);
  });

  test('the heading is marked only where it follows the number', () => {
    const heading = '规模领先';
    expect(headingMark({ num: '（一）', heading, text: '（一）规模领先。全市实现规模领先。' })).toEqual([
      { start: 3, end: 7, label: { kind: 'heading' } },
    ]);
    expect(headingMark({ num: null, heading, text: '全市数字贸易实现规模领先。' })).toEqual([]);
  });

  test('a place that two mentions share is linked once', () => {
    const text = '（萧山区、钱塘区政府）';
    const span = { start: 1, end: 10 };
    const mention = { place: null, raw: '萧山区、钱塘区政府', role: 'responsible' as const, span, known: true };
    const units = [
      { ...mention, name: '萧山区政府', fullName: '萧山区政府' },
      { ...mention, name: '钱塘区政府', fullName: '钱塘区政府' },
    ];
    expect(unitMarks({ units }).length).toBe(1);
    expect(text.slice(span.start, span.end)).toBe('萧山区、钱塘区政府');
  });
});
