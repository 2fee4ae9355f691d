import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CandidateIndex } from '../../ingest/crossref/candidates.ts';
import { PairModel } from '../../ingest/crossref/pair-model.ts';
import { cosine } from '../../ingest/crossref/term-weights.ts';
import { clause } from './clauses.ts';

const phrases = [
  '支持企业建设海外仓',
  '完善统计监测体系',
  '加强人才培养',
  '推进跨境电商发展',
  '优化口岸通关服务',
  '鼓励金融机构创新产品',
];
const texts = fc
  .array(fc.array(fc.constantFrom(...phrases), { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 12 })
  .map((clauses) => clauses.map((parts) => `${parts.join('，')}。`));

describe('candidates', () => {
  test('come in the order of the cosine over all pairs, without comparing all pairs', () => {
    fc.assert(
      fc.property(texts, ([query = '', ...others]) => {
        const source = clause({ text: query });
        const targets = others.map((text, at) => clause({ text, document: 'province', address: String(at) }));
        const model = new PairModel([source, ...targets]);
        const found = new CandidateIndex(targets, model).nearest(model.read(source), 5);
        const left = model.read(source);
        const all = targets
          .map((target) => {
            const right = model.read(target);
            return { target, near: cosine(left.wording, right.wording) };
          })
          .filter(({ near }) => near > 0);
        const best = all
          .map(({ near }) => near)
          .sort((a, b) => b - a)
          .slice(0, 5);
        const values = found.map(({ clause }) => all.find(({ target }) => target === clause)?.near ?? 0);
        expect(values).toHaveLength(best.length);
        for (const [at, value] of values.entries()) expect(value).toBeCloseTo(best[at] ?? 0, 5);
      }),
      { numRuns: 60 },
    );
  });

  test('a clause that shares no term is no candidate', () => {
    const source = clause({ text: '支持企业建设海外仓。' });
    const targets = [clause({ text: '邻里节读书会。', document: 'province' })];
    const model = new PairModel([source, ...targets]);
    expect(new CandidateIndex(targets, model).nearest(model.read(source), 5)).toEqual([]);
  });
});
