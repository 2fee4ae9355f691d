import { describe, expect, test } from 'vitest';
import { findDocumentNumbers, formatDocumentNumber, parseDocumentNumber } from '../../ingest/policy/document-number.ts';

const PRINTED = '杭政办函〔2024〕52号';

describe('document numbers', () => {
  test.each([
    '杭政办函〔2024〕52号',
    '杭政办函[2024]52号',
    '杭政办函(2024)52号',
    '杭政办函【2024】52号',
    '杭政办函［２０２４］５２号',
    '杭政办函（2024）052号',
    '杭政办函〔2024〕第52号',
    '杭政办函 〔2024〕 52 号',
  ])('any bracket is read, six-cornered ones are written: %s', (text) => {
    const number = parseDocumentNumber(text);
    expect(number === null ? null : formatDocumentNumber(number)).toBe(PRINTED);
  });

  test('a text around a number is no number', () => {
    expect(parseDocumentNumber(`根据${PRINTED}的要求`)).toBeNull();
    expect(parseDocumentNumber('杭政办函2024年52号')).toBeNull();
  });

  test('all numbers of a text are found with their ranges', () => {
    const text = '（国办发〔2021〕59号）和（浙商务联发〔2021〕182号）';
    const found = findDocumentNumbers(text);
    expect(found.map(({ raw }) => raw)).toEqual(['国办发〔2021〕59号', '浙商务联发〔2021〕182号']);
    for (const { span, raw } of found) expect(text.slice(span.start, span.end)).toBe(raw);
  });
});
