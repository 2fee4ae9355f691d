import { describe, expect, test } from 'vitest';
import { roleOf } from '../../ingest/crossref/clause-role.ts';
import { clause } from './clauses.ts';

describe('role of a clause', () => {
  test.each([
    [['一、现实基础', '国内电子商务加快发展'], 'background'],
    [['现实基础', '（一）国内电子商务加快发展'], 'background'],
    [['总体思路', '基本原则'], 'principle'],
    [['总体思路', '发展目标'], 'goal'],
    [['保障措施'], 'safeguard'],
    [['重点任务', '夯实数字基础'], 'measure'],
    [['基础设施提效扩容'], 'measure'],
    [[], 'measure'],
  ] as const)('under %j it is %s', (headings, role) => {
    const under = headings.map((heading) => heading.replace(/^(?:[一二三四五六七八九十]+、|（[一二三]）)/u, ''));
    expect(roleOf(clause({ text: '正文。', under }))).toBe(role);
  });
});
