import { describe, expect, test } from 'vitest';
import { parseLines } from '../../ingest/readers/text.ts';

/** Paragraphs of a plain text, visual lines joined. */
function paragraphs(text: string): string[] {
  return parseLines(text).root.children.map((node) =>
    node.type === 'paragraph' ? node.children.map((child) => ('value' in child ? child.value : '')).join('') : '',
  );
}

/** Sets a text in lines of 28 characters, as A4 by GB/T 9704-2012. */
function set(text: string, separator: string): string {
  return (text.match(/.{1,28}/gu) ?? []).join(separator);
}

const SENTENCE =
  '以习近平新时代中国特色社会主义思想为指导，忠实践行“八八战略”、奋力打造“重要窗口”，以数字化改革为牵引，实现内外贸法律法规、监管体制、经营资质、质量标准、检验检疫、认证认可等高水平衔接，推动内外贸一体化发展，力争到2025年，培育形成一批改革试点产业基地，新增一批领跑者企业，不断优化营商环境和服务体系。';

describe('visual line breaks', () => {
  test.each([
    ['next to each other', '\n'],
    ['with an empty line between', '\n\n'],
    ['of Windows', '\r\n'],
  ])('%s are undone', (_name, separator) => {
    const text = `一、总体要求${separator}${set(SENTENCE, separator)}${separator}二、主要任务${separator}${set(SENTENCE, separator)}`;
    expect(paragraphs(text)).toEqual(['一、总体要求', SENTENCE, '二、主要任务', SENTENCE]);
  });

  test('a number inside a sentence at the start of a line opens nothing; the next number does', () => {
    const first = '（十五）本政策所涉资金除第（十）、';
    const text = `（十四）本政策适用于企业。\n${first}\n（十三）项由市级财政承担外，由市区两级共同承担。\n（十六）实施细则另行制定。`;
    expect(paragraphs(text)).toEqual([
      '（十四）本政策适用于企业。',
      `${first}（十三）项由市级财政承担外，由市区两级共同承担。`,
      '（十六）实施细则另行制定。',
    ]);
  });

  test('an open bracket goes on in the next line', () => {
    const text =
      '1.建设平台。建成示范平台，服务企业。[责任单位：市商务局，各区、县\n\n(市)政府]\n\n2.培育主体。支持企业。';
    expect(paragraphs(text)).toHaveLength(2);
  });

  test('a page break inside a long paragraph is undone; short lines stay apart', () => {
    const long =
      '推动敏感货物航空运输试点落地，支持机场打造国际货运枢纽，联动全省城市货站，实现安检前置，探索大通关模式，集货仓面积';
    expect(paragraphs(`${long}\n\n超100万平方米。\n\n杭州市商务局\n2024年9月23日`)).toEqual([
      `${long}超100万平方米。`,
      '杭州市商务局',
      '2024年9月23日',
    ]);
  });

  test('paragraphs that begin with an indent are told apart where full lines end in 。', () => {
    const body = set(SENTENCE, '\n');
    const indented = `　　${body}\n　　${body}`;
    expect(paragraphs(indented)).toEqual([SENTENCE, SENTENCE]);
  });
});

describe('page furniture', () => {
  test.each(['— 4 —', '-4-', '－ 4 －', '第 4 页 共 9 页', '4/9'])(
    '%s is left out and listed with its place',
    (number) => {
      const text = `一、甲\n内容甲。\n${number}\n二、乙\n内容乙。`;
      const { dropped, messages } = parseLines(text);
      expect(dropped.map(({ text: printed, span }) => [printed, text.slice(span.start, span.end)])).toEqual([
        [number, number],
      ]);
      expect(messages).toMatchObject([{ rule: 'furniture-dropped', line: 3, quote: number }]);
      expect(paragraphs(text)).toEqual(['一、甲', '内容甲。', '二、乙', '内容乙。']);
    },
  );

  test('a header that stands on every page is kept once', () => {
    const page = (number: number): string => `示范办法汇编\n第${number}页的正文是一段话。`;
    const text = [1, 2, 3, 4].map(page).join('\f');
    expect(parseLines(text).dropped.map(({ reason }) => reason)).toEqual(['页眉或页脚', '页眉或页脚', '页眉或页脚']);
  });

  test('figures of a table are no page numbers', () => {
    const text = ['序号', '1', '企业', '个', '28', '2', '平台', '个', '30', '3', '园区', '个', '32'].join('\n');
    expect(parseLines(text).dropped).toEqual([]);
  });
});

test('every node of the tree points to its own characters in the source', () => {
  const text = `  一、总体要求 \r\n\t内容。\u3000\n\f二、乙`;
  for (const node of parseLines(text).root.children) {
    if (node.type !== 'paragraph') continue;
    for (const child of node.children) {
      if (child.type !== 'text') continue;
      expect(text.slice(child.position?.start.offset, child.position?.end.offset)).toBe(child.value);
    }
  }
});

test('an empty text has no paragraphs', () => {
  expect(paragraphs('')).toEqual([]);
  expect(paragraphs(' \n\u3000\n')).toEqual([]);
});
