import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definedTerms } from '../../../ingest/search/overview/defined-terms.ts';
import { fold, foldText } from '../../../ingest/search/words/folded-text.ts';
import { segment } from '../../../ingest/search/words/segmentation.ts';

const words = (text: string) => segment(fold(text)).map((word) => word.text);

describe('segmentation', () => {
  test.each([
    ['9810等', ['9810', '等']],
    ['跨境电商B2C秒级通关', ['跨境电商', 'b2c', '秒', '级', '通关']],
    ['综试区2.0方案', ['综试区', '2.0', '方案']],
    ['网上展会', ['网上', '展会']],
    ['１４００亿元', ['1400', '亿元']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('words stand where they say, in order, and hold every letter and digit', () => {
    const text = fc.string({ unit: fc.constantFrom(...'跨境电商海外仓综试区数据 ,。（）“”b2B０９8.7%') });
    fc.assert(
      fc.property(text, (printed) => {
        const folded = fold(printed);
        const found = segment(folded);
        for (const { text: word, start, end } of found) expect(folded.slice(start, end)).toBe(word);
        const letters = (value: string) => value.replace(/[^\p{L}\p{N}]/gu, '');
        expect(letters(found.map((word) => word.text).join(''))).toBe(letters(folded));
      }),
    );
  });
});

describe('folding', () => {
  test('brackets, quotes, width, case and inner spaces do not matter', () => {
    expect(fold('杭政办函〔2024〕 52 号')).toBe(fold('杭政办函[2024]52号'));
    expect(fold('“ＲＣＥＰ”')).toBe('"rcep"');
    expect(fold('7500 8500')).toBe('7500 8500');
  });

  test('every folded character leads back to its printed one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (printed) => {
        const { text, offsets } = foldText(printed);
        expect(offsets).toHaveLength(text.length + 1);
        for (let at = 0; at < text.length; at++) {
          // Only a character that stands for several has several places that lead back to it.
          const alone = (printed[offsets[at] ?? 0] ?? '').normalize('NFKC').length === 1;
          expect((offsets[at + 1] ?? 0) - (offsets[at] ?? 0)).toBeGreaterThanOrEqual(alone ? 1 : 0);
        }
      }),
    );
  });
});

test('abbreviations that a text defines', () => {
  expect(definedTerms('到2026年，全球数字贸易博览会（以下简称数贸会）明显提升')).toEqual([
    { full: '数字贸易博览会', short: '数贸会' },
  ]);
  expect(definedTerms('发展同线同标同质（以下简称“三同”）产品')).toEqual([]);
});
