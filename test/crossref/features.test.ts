import { describe, expect, test } from 'vitest';
import { features, measurePairs, relativeFeatures } from '../../ingest/crossref/features.ts';
import { DocumentPairTracer } from '../../ingest/crossref/trace.ts';
import { weights } from '../../ingest/crossref/weights.ts';
import { clause, unit } from './clauses.ts';

type Written = Parameters<typeof clause>[0];

/** Measures of a lower clause against two upper ones by feature name: [against `more`, against `less`]. */
function measure(lower: Written, more: Written, less: Written): Record<string, [number, number]> {
  const source = clause(lower);
  const targets = [more, less].map((written, at) => clause({ ...written, document: 'province', address: `1/${at}` }));
  const rest = [
    '组织街道开展邻里节活动。',
    '更换老旧供水管网。',
    '加强档案管理。',
    '举办读书会。',
    '评选最美阳台。',
    '修缮公园步道。',
  ];
  const others = rest.map((text, at) => clause({ text, document: 'province', address: `9/${at}` }));
  const pairs = new DocumentPairTracer([source], [...targets, ...others]).candidates(source);
  const rows = measurePairs(pairs);
  const names = [...features, ...relativeFeatures].map(({ name }) => name);
  const rowOf = (address: string) => rows[pairs.findIndex(({ upper }) => upper.clause.address === address)] ?? [];
  return Object.fromEntries(names.map((name, at) => [name, [rowOf('1/0')[at] ?? 0, rowOf('1/1')[at] ?? 0]]));
}

const staff = '加强产教融合、校企合作，建设实训基地。';

/** For each measure: a lower clause, and the upper clause on which the measure must be larger. */
const cases: [feature: string, lower: Written, more: Written, less: Written][] = [
  ['wording', { text: '建设公共海外仓。' }, { text: '支持建设公共海外仓。' }, { text: '支持建设公共图书馆。' }],
  [
    'meaning',
    { text: staff },
    { text: '支持高校与企业开展产校合作，建设园区。' },
    { text: '支持企业开展网络合作，建设园区。' },
  ],
  [
    'meaning-share',
    { text: staff },
    { text: '支持高校与企业开展产校合作，建设园区。' },
    { text: '支持企业开展网络合作，建设园区。' },
  ],
  [
    'best-phrase',
    { text: '完善平台。建立数据交易市场。' },
    { text: '探索建立数据国际交易市场，提升服务。' },
    { text: '完善数据，建立服务，扩大市场。' },
  ],
  [
    'copied-run',
    { text: '着力建设国家数字服务出口基地等示范园区。' },
    { text: '加快，着力建设国家数字服务出口基地等示范园区。' },
    { text: '建设示范园区，国家服务，数字出口，着力基地。' },
  ],
  [
    'shared-names',
    { text: '用好“单一窗口”和9710。' },
    { text: '丰富“单一窗口”功能，9710落地。' },
    { text: '丰富窗口功能，单一落地。' },
  ],
  [
    'upper-coverage',
    { text: '建设海外仓，加密航线。' },
    { text: '加密航线，建设海外仓。' },
    { text: '加密航线，举办展会，完善统计，培养队伍。' },
  ],
  [
    'coverage-rank',
    { text: '建设海外仓，加密航线。' },
    { text: '加密航线，建设海外仓。' },
    { text: '加密航线，举办展会。' },
  ],
  [
    'title-concepts',
    { text: '优化办税流程。', heading: '改善税收环境' },
    { text: '优化流程办理退税。', heading: '落实退税政策' },
    { text: '优化流程办理手续。', heading: '落实通关政策' },
  ],
  [
    'lower-title-concepts',
    { text: '优化流程。', heading: '改善税收环境' },
    { text: '优化流程，落实免税政策。' },
    { text: '优化流程，落实通关政策。' },
  ],
  [
    'upper-title-concepts',
    { text: '优化流程，办理退税。' },
    { text: '优化流程。', heading: '落实税收政策' },
    { text: '优化流程。', heading: '落实物流政策' },
  ],
  [
    'title-as-phrase',
    { text: '营造环境，建设数字化港口，构建供应链体系。' },
    { text: '推进港口一体化。', heading: '建设数字化港口' },
    { text: '推进港口一体化，建设数字化港口。', heading: '打通断头路' },
  ],
  [
    'corresponding-units',
    { text: '完善统计制度。', units: [unit('市统计局')] },
    { text: '完善统计体系。', units: [unit('省统计局')] },
    { text: '完善统计体系。', units: [unit('省教育厅')] },
  ],
  [
    'same-indicator',
    { text: '数字贸易额4300亿元。' },
    { text: '数字贸易进出口总额达到1000亿美元。' },
    { text: '数字贸易企业达到1000家。' },
  ],
  [
    'both-goals',
    { text: '贸易额增长。', under: ['发展目标'] },
    { text: '贸易额领先。', under: ['主要目标'] },
    { text: '贸易额领先。' },
  ],
  [
    'upper-goal-only',
    { text: '贸易额增长。' },
    { text: '贸易额领先。', under: ['主要目标'] },
    { text: '贸易额领先。' },
  ],
  [
    'both-safeguards',
    { text: '加强协调。', under: ['工作保障'] },
    { text: '加强统筹协调。', under: ['组织保障'] },
    { text: '加强统筹协调。' },
  ],
  ['principle', { text: '加强协调。' }, { text: '加强统筹协调。', under: ['基本原则'] }, { text: '加强统筹协调。' }],
  ['background', { text: '加强协调。' }, { text: '加强统筹协调。', under: ['现实基础'] }, { text: '加强统筹协调。' }],
  [
    'reported',
    { text: '扩大零售规模。' },
    { text: '截至目前，零售规模同比增长，居全国第二。' },
    { text: '扩大零售规模，提升服务。' },
  ],
  [
    'upper-length',
    { text: '扩大零售规模。' },
    { text: '扩大零售规模，提升服务水平，优化环境，健全机制。' },
    { text: '扩大零售规模。' },
  ],
];

describe('measures', () => {
  test.each(cases)('%s tells the two upper clauses apart', (feature, lower, more, less) => {
    const [larger, smaller] = measure(lower, more, less)[feature] ?? [0, 0];
    expect(larger).toBeGreaterThan(smaller);
  });

  test('a clause about its own document is told from a task', () => {
    const about = { text: '本政策由市商务局负责解释，自发布之日起施行。' };
    const task = { text: '商务局负责推动政策发布。' };
    const province = { text: '省商务局负责发布政策。' };
    expect(measure({ text: '本政策由市商务局负责组织实施。' }, province, province)['about-itself']).toEqual([1, 1]);
    expect(measure(task, province, about)['about-itself']).toEqual([0, 0]);
  });

  test('measures of the topic space are larger on the same subject', () => {
    const found = measure(
      { text: '强化人才服务，引进人才。' },
      { text: '加强人才保障，引进人才，完善服务。' },
      { text: '加强档案保障，引进设备。' },
    );
    for (const name of ['topic', 'upper-topics', 'lower-opening', 'upper-opening', 'lower-topics-gap']) {
      const [larger, smaller] = found[name] ?? [0, 0];
      expect(larger, name).toBeGreaterThan(smaller);
    }
  });

  test('every measure has a weight, and none speaks against its meaning', () => {
    for (const { name, speaks = 'for' } of [...features, ...relativeFeatures]) {
      const weight = weights[name];
      expect(weight, name).toBeTypeOf('number');
      if (speaks === 'for') expect(weight, name).toBeGreaterThanOrEqual(0);
      if (speaks === 'against') expect(weight, name).toBeLessThanOrEqual(0);
    }
  });
});
