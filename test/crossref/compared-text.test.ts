import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparedText, printedSpan } from '../../ingest/crossref/compared-text.ts';

const policyText = fc
  .array(
    fc.constantFrom(
      '跨境电子商务',
      '“单一窗口”',
      '（B2B）',
      'Ａ',
      '综合试验区',
      '，',
      '。',
      ' ',
      '\n',
      '9710',
      '专、精、特、新',
      '海',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('what is compared', () => {
  test.each([
    ['long names are read as their short form', '跨境电子商务综合试验区', '跨境电商综试区'],
    ['the longest name wins', '举办全球数字贸易博览会', '举办数贸会'],
    ['quotation and title marks and spaces are left out', '“一带 一路”《条例》', '一带一路条例'],
    ['full-width forms and capitals are folded', 'Ｂ２Ｂ和EWTP', 'b2b和ewtp'],
    ['punctuation that separates phrases stays', '一，二。', '一,二。'],
  ])('%s', (_, printed, folded) => {
    expect(comparedText(printed).text).toBe(folded);
  });

  test('every folded character knows the printed ones it stands for', () => {
    const printed = '建设“跨境电子商务”综合试验区';
    const compared = comparedText(printed);
    const at = compared.text.indexOf('综试区');
    const { start, end } = printedSpan(compared, at, at + 3);
    expect(printed.slice(start, end)).toBe('综合试验区');
  });

  test('spans stay inside the text and run forward, whatever the text', () => {
    fc.assert(
      fc.property(policyText, (printed) => {
        const { text, starts, ends } = comparedText(printed);
        expect(starts).toHaveLength(text.length);
        for (let at = 0; at < text.length; at++) {
          const start = starts[at] ?? -1;
          const end = ends[at] ?? -1;
          expect(start).toBeGreaterThanOrEqual(at === 0 ? 0 : (starts[at - 1] ?? 0));
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(printed.length);
        }
      }),
    );
  });

  test('folding the folded text changes nothing', () => {
    fc.assert(
      fc.property(policyText, (printed) => {
        const { text } = comparedText(printed);
        expect(comparedText(text).text).toBe(text);
      }),
    );
  });
});
