import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Mark, segments } from '../../web/segments.ts';

const marksOf = (length: number) =>
  fc.array(
    fc.record({ start: fc.nat(length + 3), end: fc.nat(length + 3), label: fc.constantFrom('甲', '乙', '丙') }),
    { maxLength: 6 },
  );

describe('a text cut at its marks', () => {
  test('overlapping marks share the piece that both cover', () => {
    const marks: Mark<string>[] = [
      { start: 0, end: 4, label: '标题' },
      { start: 2, end: 6, label: '命中' },
    ];
    expect(segments('跨境电商主体', marks)).toEqual([
      { start: 0, end: 2, text: '跨境', labels: ['标题'] },
      { start: 2, end: 4, text: '电商', labels: ['标题', '命中'] },
      { start: 4, end: 6, text: '主体', labels: ['命中'] },
    ]);
  });

  test('the pieces strung together are the range of the text, whatever the marks', () => {
    const cases = fc
      .string({ maxLength: 30 })
      .chain((text) => fc.tuple(fc.constant(text), marksOf(text.length), fc.nat(text.length), fc.nat(text.length)));
    fc.assert(
      fc.property(cases, ([text, marks, one, other]) => {
        const range = { start: Math.min(one, other), end: Math.max(one, other) };
        const pieces = segments(text, marks, range);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text.slice(range.start, range.end));
      }),
    );
  });

  test('a piece carries exactly the marks that cover all of it', () => {
    const cases = fc
      .string({ minLength: 1, maxLength: 30 })
      .chain((text) => fc.tuple(fc.constant(text), marksOf(text.length)));
    fc.assert(
      fc.property(cases, ([text, marks]) => {
        for (const piece of segments(text, marks)) {
          const covering = marks.filter((mark) => mark.start <= piece.start && mark.end >= piece.end);
          expect(piece.labels).toEqual(covering.filter((mark) => mark.start < mark.end).map((mark) => mark.label));
        }
      }),
    );
  });
});
