import { describe, expect, test } from 'vitest';
import { repealedDocuments } from '../../ingest/transforms/repeals.ts';

const repealed = (sentence: string): (string | null)[] =>
  repealedDocuments(sentence).map(({ title, documentNumber }) => documentNumber ?? title);

describe('documents that a sentence repeals by their number alone', () => {
  test.each([
    ['本办法自2024年1月1日起施行，废止甲政发〔2020〕1号', ['甲政发〔2020〕1号']],
    ['原甲政发〔2020〕1号同时废止', ['甲政发〔2020〕1号']],
    ['决定对甲政发〔2020〕1号文件予以废止', ['甲政发〔2020〕1号']],
    ['废止甲政发〔2020〕1号、2号文件', ['甲政发〔2020〕1号', '甲政发〔2020〕2号']],
    ['现决定废止甲政发〔2020〕1号和甲政办发〔2019〕2号', ['甲政发〔2020〕1号', '甲政办发〔2019〕2号']],
    ['甲政发[2020]1号停止执行', ['甲政发〔2020〕1号']],
    ['《甲市办法》（甲政发〔2020〕1号）、乙政发〔2018〕3号同时废止', ['甲政发〔2020〕1号', '乙政发〔2018〕3号']],
  ])('%s', (sentence, documents) => {
    expect(repealed(sentence)).toEqual(documents);
  });
});

describe('sentences that repeal nothing', () => {
  test.each([
    '已废止甲政发〔2020〕1号的，从其规定',
    '因甲政发〔2020〕1号失效前已经办理的，继续有效',
    '《甲市办法》废止后，按照新规定办理',
    '按照甲政发〔2020〕1号，原有政策停止执行',
  ])('%s', (sentence) => {
    expect(repealed(sentence)).toEqual([]);
  });
});
