import { expect, test } from 'vitest';
import { formatNumber } from '../../ingest/readers/docx/numbering-format.ts';

// Printed forms after ECMA-376 part 1, 17.18.59.
test.each([
  ['chineseCounting', [1, 10, 11, 20, 99, 100, 105], '一 十 十一 二十 九十九 一○○ 一○五'],
  [
    'chineseCountingThousand',
    [1, 10, 12, 21, 100, 101, 110, 1005, 2024],
    '一 十 十二 二十一 一百 一百零一 一百一十 一千零五 二千零二十四',
  ],
  ['japaneseCounting', [1, 10, 21, 101], '一 十 二十一 一百一'],
  ['ideographDigital', [1, 10, 25], '一 一〇 二五'],
  ['chineseLegalSimplified', [1, 10, 21], '壹 壹拾 贰拾壹'],
  ['decimalFullWidth', [1, 12], '１ １２'],
  ['decimalZero', [1, 12], '01 12'],
  ['decimalEnclosedCircle', [1, 20, 21, 36, 51], '① ⑳ ㉑ ㊱ 51'],
  ['decimalEnclosedParen', [1, 20, 21], '⑴ ⒇ 21'],
  ['decimalEnclosedFullstop', [1, 2], '⒈ ⒉'],
  ['upperRoman', [1, 4, 9, 14], 'I IV IX XIV'],
  ['lowerRoman', [3], 'iii'],
  ['upperLetter', [1, 26, 27], 'A Z AA'],
  ['lowerLetter', [28], 'bb'],
  ['ideographTraditional', [1, 10, 11], '甲 癸 11'],
  ['ideographZodiac', [1, 12], '子 亥'],
  ['somethingNewer', [7], '7'],
])('%s', (format, values, printed) => {
  expect(values.map((value) => formatNumber(value, format)).join(' ')).toBe(printed);
});
