import { readdirSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { Converter } from 'opencc-js';
import { describe, expect, test } from 'vitest';
import { decodeFileName, decodeText, type EncodingName } from '../../ingest/readers/encoding.ts';

const seeds = new URL('../../seeds/', import.meta.url);
const lines = readdirSync(seeds)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => readFileSync(new URL(name, seeds), 'utf8').split('\n'))
  .map((line) => line.trim())
  .filter((line) => /[一-鿿]/.test(line));
const traditional = Converter({ from: 'cn', to: 'tw' });

const encodings: readonly { name: EncodingName; label: string }[] = [
  { name: 'UTF-8', label: 'utf8' },
  { name: 'GB18030', label: 'gb18030' },
  { name: 'Big5', label: 'big5' },
  { name: 'UTF-16LE', label: 'utf-16le' },
  { name: 'UTF-16BE', label: 'utf-16be' },
];

describe('an encoding is recognised without a byte order mark', { timeout: 60_000 }, () => {
  test.each(encodings)('every line of the seeds alone, cut to 12 characters: $name', ({ name, label }) => {
    const wrong = lines.flatMap((line) => {
      const text = (name === 'Big5' ? traditional(line) : line).slice(0, 12);
      const bytes = iconv.encode(text, label);
      // Simplified characters and some marks have no Big5 code; such a line is no Big5 text.
      if (text.length < 6 || iconv.decode(bytes, label) !== text) return [];
      const decoded = decodeText(bytes);
      return decoded.text === text ? [] : [{ text, decoded: decoded.text }];
    });
    expect(wrong).toEqual([]);
  });

  test.each(encodings)('a text of several thousand characters: $name', ({ name, label }) => {
    const text = name === 'Big5' ? traditional(lines.slice(0, 100).join('\n')) : lines.slice(0, 100).join('\n');
    const bytes = iconv.encode(text, label);
    expect(decodeText(bytes)).toMatchObject({ encoding: name, text: iconv.decode(bytes, label), messages: [] });
  });

  test('a text without Chinese is UTF-8', () => {
    expect(decodeText(Buffer.from('1.1 Scope\n')).encoding).toBe('UTF-8');
  });
});

describe('an encoding is overridden', () => {
  test('by a label in any notation', () => {
    expect(decodeText(iconv.encode('办法', 'gbk'), { encoding: ' GB2312 ' })).toMatchObject({
      encoding: 'GB18030',
      text: '办法',
    });
  });

  test('even where it does damage, which is reported with its line', () => {
    const { encoding, messages } = decodeText(iconv.encode('一、总则\n二、办法', 'gbk'), { encoding: 'utf-8' });
    expect(encoding).toBe('UTF-8');
    expect(messages.map(({ rule, line }) => `${rule}@${line}`)).toContain('decoding-damage@2');
  });

  test('an unknown label is refused with the list of known ones', () => {
    expect(() => decodeText(Buffer.from('x'), { encoding: 'klingon' })).toThrow(
      'The encoding "klingon" is not supported; use one of UTF-8, GB18030, Big5, UTF-16LE, UTF-16BE.',
    );
  });

  test('a page that states a charset it does not have is detected all the same', () => {
    expect(decodeText(Buffer.from('关于印发实施意见的通知'), { hint: 'big5' }).encoding).toBe('UTF-8');
  });
});

test('line ends of every kind become line feeds', () => {
  expect(decodeText(Buffer.from('甲\r\n乙\r丙\u0085丁\u2028戊\u2029己\n')).text).toBe('甲\n乙\n丙\n丁\n戊\n己\n');
});

test('names of files in archives are decoded from GBK when the archive does not say UTF-8', () => {
  expect(decodeFileName(iconv.encode('关于印发行动计划的通知.docx', 'gbk'), false)).toBe('关于印发行动计划的通知.docx');
  expect(decodeFileName(Buffer.from('通知.docx'), false)).toBe('通知.docx');
});
