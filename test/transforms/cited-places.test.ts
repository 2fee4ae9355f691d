import { describe, expect, test } from 'vitest';
import { parseSource } from '../../ingest/parse.ts';
import { parseLines } from '../../ingest/readers/text.ts';

/** Citations of a text of a few paragraphs: raw, the title or number that is cited, steps of the place or own address. */
function cited(...lines: string[]): string[] {
  const text = ['某某市消防管理规定', ...lines].join('\n\n');
  const { citations } = parseSource({ format: 'txt', encoding: 'UTF-8', text, ...parseLines(text) }, { id: 'test' });
  return citations.map(({ raw, relation, title, documentNumber, place, places }) => {
    const document = relation === 'internal' ? '本文件' : (title ?? documentNumber ?? '未知');
    const steps = place?.map(({ value, branch }) => `${value}${branch === null ? '' : `-${branch}`}`).join('/');
    return `${raw} | ${document} | ${relation === 'internal' ? places.join() : (steps ?? '')}`;
  });
}

describe('a place that is cited', () => {
  test('of another document belongs to its mention, each further one is a citation of its own', () => {
    expect(cited('一、依照《地名规定》第十条之一、第三条第二款和《水利办法》的第（三）项处罚。')).toEqual([
      '《地名规定》第十条之一 | 地名规定 | 10-1',
      '第三条第二款 | 地名规定 | 3/2',
      '《水利办法》的第（三）项 | 水利办法 | 3',
    ]);
  });

  test('in a range is every clause of it', () => {
    expect(cited('一、依照《地名规定》第二条至第四条处罚。')).toEqual([
      '《地名规定》第二条 | 地名规定 | 2',
      '第二条至第四条 | 地名规定 | 3',
      '第四条 | 地名规定 | 4',
    ]);
  });

  test('after 该, 同, 上述 and a kind of document is of the document named before, never of the own one', () => {
    expect(
      cited('第一条 按照《消防规划》实施。', '第二条 该规划第一条、同规划第二条从其规定；上述条例第三条除外。'),
    ).toEqual([
      '《消防规划》 | 消防规划 | ',
      '该规划第一条 | 消防规划 | 1',
      '同规划第二条 | 消防规划 | 2',
      '上述条例第三条 | 未知 | 3',
    ]);
  });

  test('without a document is of the own one: 款 and 项 of the own article first', () => {
    expect(cited('第一条 应当公示。', '第二条 违反本规定第一条的，责令改正；本条第一款另有规定的除外。')).toEqual([
      '第一条 | 本文件 | 1',
      '第一款 | 本文件 | 2',
    ]);
    expect(cited('一、按本条第一款办理。')).toEqual(['第一款 | 本文件 | ']);
  });
});

describe('a bare document number', () => {
  test.each([
    ['详见某政发〔2020〕15号附件。', ['某政发〔2020〕15号']],
    ['废止某政办发〔2021〕3号文件。', ['某政办发〔2021〕3号']],
    ['市应急局牵头转发省应急厅〔2022〕7号。', ['省应急厅〔2022〕7号']],
    ['某政办〔2019〕2号、3号文件同时废止。', ['某政办〔2019〕2号', '某政办〔2019〕3号']],
    ['按照法（办）发〔84〕5号办理。', ['法（办）发〔84〕5号']],
    ['国办发〔2021〕59号和浙商务联发〔2021〕182号。', ['国办发〔2021〕59号', '浙商务联发〔2021〕182号']],
  ])('is cut off the words before it: %s', (line, numbers) => {
    expect(cited(`一、${line}`).map((citation) => citation.split(' | ')[1])).toEqual(numbers);
  });
});
