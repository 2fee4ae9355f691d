import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type TracedDocument, traceClauses, traceDocuments } from '../../ingest/crossref/trace.ts';
import { verbatimLength } from '../../ingest/crossref/type.ts';
import type { CrossReference } from '../../ingest/policy/cross-reference.ts';
import { seedSides } from '../eval/crossref-examples.ts';
import { clause } from './clauses.ts';
import { readFamily } from './families.ts';

/** Links that break what holds whatever the texts: scores in 0…1, evidence and differences as printed. */
function unsound(links: readonly CrossReference[], documents: readonly TracedDocument[]): CrossReference[] {
  const texts = new Map<string, string>();
  for (const { clauses } of documents) for (const one of clauses) texts.set(`${one.document}/${one.address}`, one.text);
  return links.filter(({ lower: from, upper: to, score, evidence, differences }) => {
    const lower = texts.get(`${from.document}/${from.address}`) ?? '';
    const upper = texts.get(`${to.document}/${to.address}`) ?? '';
    const quoted = evidence.every(
      (pair) =>
        pair.lowerText !== '' &&
        lower.slice(pair.lower.start, pair.lower.end) === pair.lowerText &&
        upper.slice(pair.upper.start, pair.upper.end) === pair.upperText,
    );
    const printed = differences.every(
      (difference) =>
        lower.includes(difference.lower ?? '') &&
        upper.includes(difference.upper ?? '') &&
        (difference.lower ?? difference.upper) !== null,
    );
    return !(score >= 0 && score <= 1 && quoted && printed);
  });
}

describe.each(['low-altitude', 'artificial-intelligence'])('a city plan that implements an upper plan: %s', (name) => {
  test('each clause finds its counterpart first, and one without a counterpart stays silent', async () => {
    const { lower, upper, expected } = await readFamily(name);
    const links = traceDocuments([lower], [upper]);
    const found = Object.keys(expected).map((address) => {
      const own = links.filter((link) => link.lower.address === address);
      return [
        address,
        own
          .filter(({ strength }) => strength !== 'weak')
          .slice(0, 1)
          .map((link) => link.upper.address),
      ];
    });
    expect(Object.fromEntries(found)).toEqual(expected);
    expect(unsound(links, [lower, upper])).toEqual([]);
  });

  test('goals are compared figure by figure', async () => {
    const { lower, upper } = await readFamily(name);
    const goal = traceDocuments([lower], [upper]).find(({ lower: { address } }) => address === '1/p1');
    expect(goal?.type).toBe('indicator');
    expect(goal?.differences.map(({ kind }) => kind)).toContain('amount');
    expect(goal?.differences.map(({ kind }) => kind)).toContain('deadline');
  });
});

describe('the five seed documents', () => {
  let lower: TracedDocument[];
  let upper: TracedDocument[];
  let links: CrossReference[];

  beforeAll(async () => {
    ({ lower, upper } = await seedSides());
    links = traceDocuments(lower, upper);
  });

  const between = (from: string, to: string) =>
    links.find(
      (link) =>
        from === `${link.lower.document}/${link.lower.address}` &&
        to === `${link.upper.document}/${link.upper.address}`,
    );

  test('links are sound, ranked within a clause, and the same every time', () => {
    expect(unsound(links, [...lower, ...upper])).toEqual([]);
    const risen = links.filter((link, at) => {
      const before = links[at - 1];
      return before && JSON.stringify(before.lower) === JSON.stringify(link.lower) && before.score < link.score;
    });
    expect(risen).toEqual([]);
    expect(JSON.stringify(traceDocuments(lower, upper))).toBe(JSON.stringify(links));
  });

  test('a copied sentence is 原文沿用 and stands first in the evidence', () => {
    const copied = between('hz-2023-155/5/16', 'zj-new-trade-plan/3/5/p3');
    expect(copied).toMatchObject({ type: 'verbatim', strength: 'strong' });
    expect(copied?.evidence[0]?.lowerText).toBe('着力建设国家数字服务出口基地、国家文化出口基地等示范园区');
    expect(copied?.evidence[0]?.lowerText.length).toBeGreaterThanOrEqual(verbatimLength);
  });

  test('a target is compared with the target for the same indicator', () => {
    const target = between('hz-2024-52/1/p1', 'zj-new-trade-plan/2/3/p2');
    expect(target?.type).toBe('indicator');
    expect(target?.differences[0]).toEqual({
      kind: 'amount',
      lower: '跨境电商出口总量提升到 1400 亿元',
      upper: '跨境电子商务进出口额达1000亿美元',
    });
  });

  test('weaker wording is named as printed', () => {
    const tax = between('hz-2024-52/2/5/21', 'zj-digital-trade/3/10');
    expect(tax?.differences).toContainEqual({ kind: 'wording', lower: '探索', upper: '完善' });
  });

  test('formal clauses of a policy have no counterpart', () => {
    const formal = ['annex/5/14', 'annex/5/15', 'annex/5/16', 'annex/5/17'];
    const linked = links.filter(
      ({ lower: { document, address }, strength }) =>
        document === 'hz-2024-52' && formal.includes(address) && strength !== 'weak',
    );
    expect(linked).toEqual([]);
  });

  test('tracing document by document against the whole library gives what tracing all at once gives', () => {
    const library = [...lower, ...upper];
    const oneByOne = lower.flatMap((document) => traceDocuments([document], upper, { library }));
    expect(JSON.stringify(oneByOne)).toBe(JSON.stringify(links));
  });

  test('clauses come one at a time', () => {
    const [first] = traceClauses(lower, upper);
    expect(new Set(first?.map(({ lower: place }) => place.address)).size).toBe(1);
  });
});

describe('any clauses', () => {
  const sentence = fc.constantFrom(
    '支持企业共建共享公共海外仓',
    '到2026年，数字贸易额达4300亿元',
    '探索“跨境电商+直播”模式',
    '鼓励教育、文化、健康等服务出口',
    '（责任单位：市商务局）',
    '',
    '！！',
    'AIGC',
  );
  const documentOf = (id: string) =>
    fc.array(fc.array(sentence, { maxLength: 5 }), { maxLength: 6 }).map(
      (texts): TracedDocument => ({
        document: { id },
        clauses: texts.map((parts, at) =>
          clause({ text: `${at + 1}．${parts.join('，')}。`, document: id, address: `1/${at + 1}` }),
        ),
      }),
    );

  test('give sound links and never an exception', () => {
    fc.assert(
      fc.property(documentOf('city'), documentOf('province'), (lower, upper) => {
        expect(unsound(traceDocuments([lower], [upper]), [lower, upper])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
