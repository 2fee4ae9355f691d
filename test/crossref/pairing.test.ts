import { describe, expect, test } from 'vitest';
import { canBeBasis, namesBasis, pairReasons, sameTaskFrom, standsOver } from '../../ingest/crossref/pairing.ts';
import type { DocumentLevel } from '../../ingest/policy/document.ts';
import { regionOf } from '../../ingest/policy/region/region-file.ts';
import { policyDocument, type StatedFacts } from '../library/builders.ts';

/** A document of a place and level: `浙江省 provincial 2024-01-01`. */
function document(id: string, written: string) {
  const [place = '', level, issuedOn] = written.split(' ');
  const region = regionOf(place);
  const facts: StatedFacts = {
    ...(region === null ? {} : { region }),
    ...(level === '-' ? {} : { level: level as DocumentLevel }),
    ...(issuedOn === undefined ? {} : { issuedOn }),
  };
  return policyDocument(id, facts);
}

describe('a document stands over another', () => {
  test.each([
    ['国家 → 省', '全国 national', '浙江省 provincial', true],
    ['国家 → 市', '全国 national', '杭州市 municipal', true],
    ['省 → 市', '浙江省 provincial', '杭州市 municipal', true],
    ['省 → 区', '浙江省 provincial', '滨江区 district', true],
    ['市 → 区', '杭州市 municipal', '滨江区 district', true],
    ['a 直辖市 over its district', '上海市 provincial', '青浦区 municipal', true],
    ['never the other way', '杭州市 municipal', '浙江省 provincial', false],
    ['never within one level', '浙江省 provincial', '浙江省 provincial', false],
    ['never another province', '广东省 provincial', '杭州市 municipal', false],
    ['never another city', '宁波市 municipal', '滨江区 district', false],
    ['not where the place is unstated', '- provincial', '杭州市 municipal', false],
    ['not where the level is unstated', '浙江省 -', '杭州市 municipal', false],
    ['not what came later', '浙江省 provincial 2024-06-01', '杭州市 municipal 2024-05-01', false],
    ['what came before', '浙江省 provincial 2024-04-01', '杭州市 municipal 2024-05-01', true],
  ])('%s', (_, upper, lower, stands) => {
    expect(standsOver(document('upper', upper), document('lower', lower))).toBe(stands);
  });

  test('not what was no longer in force when the lower one was issued', () => {
    const ended = { ...document('upper', '浙江省 provincial 2019-01-01') };
    const facts = policyDocument('upper', { effectiveUntil: '2022-12-31' });
    expect(
      standsOver({ ...ended, effectiveUntil: facts.effectiveUntil }, document('lower', '杭州市 municipal 2024-05-01')),
    ).toBe(false);
  });
});

describe('the basis that a document names', () => {
  test('may be of its own level: a department under its government', () => {
    expect(canBeBasis(document('government', '浙江省 provincial'), document('department', '浙江省 provincial'))).toBe(
      true,
    );
  });

  test('is never a lower document, a later one or itself', () => {
    expect(canBeBasis(document('city', '杭州市 municipal'), document('province', '浙江省 provincial'))).toBe(false);
    expect(
      canBeBasis(document('one', '浙江省 provincial 2025-01-01'), document('other', '杭州市 municipal 2024-01-01')),
    ).toBe(false);
    expect(canBeBasis(document('one', '浙江省 provincial'), document('one', '浙江省 provincial'))).toBe(false);
  });
});

describe('a clause names a basis', () => {
  test.each([
    ['根据《浙江省立法条例》，制定本办法。', true],
    ['第一条 为了加强管理，根据《水法》和《浙江省水资源条例》，结合本市实际，制定本条例。', true],
    ['为贯彻落实《行动方案》（浙政发〔2025〕10号）精神，现提出如下意见。', true],
    ['违反规定的，依照《出租汽车管理条例》处罚。', false],
    ['客运经营按照《公交条例》执行。根据实际制定本市方案。', false],
  ])('%s', (text, names) => {
    expect(namesBasis(text, text.indexOf('《'))).toBe(names);
  });
});

describe('reasons of a pair', () => {
  const lower = document('lower', '杭州市 municipal');
  const upper = document('upper', '浙江省 provincial');

  test('say where the basis is named, and by which words the task is the same', () => {
    expect(pairReasons(lower, upper, { citedAt: ['0/p3'], likeness: 0.6, shared: ['跨境', '电商'] })).toEqual([
      { kind: 'basis', addresses: ['0/p3'] },
      { kind: 'same-task', likeness: 0.6, words: ['跨境', '电商'] },
    ]);
  });

  test('are none for documents on something else', () => {
    expect(pairReasons(lower, upper, { citedAt: [], likeness: sameTaskFrom - 0.01, shared: [] })).toEqual([]);
  });

  test('are none for another place, however alike', () => {
    const foreign = document('foreign', '广东省 provincial');
    expect(pairReasons(lower, foreign, { citedAt: [], likeness: 0.95, shared: ['跨境'] })).toEqual([]);
  });
});
