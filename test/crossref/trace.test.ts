import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { DocumentPairTracer } from '../../ingest/crossref/trace.ts';
import { verbatimLength } from '../../ingest/crossref/type.ts';
import { intercept } from '../../ingest/crossref/weights.ts';
import type { CrossReference, Explanation } from '../../ingest/policy/cross-reference.ts';
import { seedSides, type TracedDocument, traceDocuments } from '../eval/crossref-examples.ts';
import { policyDocument } from '../library/builders.ts';
import { clause } from './clauses.ts';
import { readFamily } from './families.ts';

type ExplainedLink = CrossReference & Explanation;

/** Links of lower documents to upper ones, each with what shows why. */
function explained(lower: readonly TracedDocument[], upper: readonly TracedDocument[]): ExplainedLink[] {
  return lower.flatMap((below) =>
    upper.flatMap((above) => {
      const tracer = new DocumentPairTracer(below.clauses, above.clauses);
      const clauses = new Map(
        [...below.clauses, ...above.clauses].map((one) => [`${one.document}/${one.address}`, one]),
      );
      return [...tracer.links()].flat().map((link): ExplainedLink => {
        const from = clauses.get(`${link.lower.document}/${link.lower.address}`);
        const to = clauses.get(`${link.upper.document}/${link.upper.address}`);
        const [explanation] = from && to ? tracer.explain(from, [to]) : [];
        if (!explanation) throw new Error('Expected both clauses of a link in their documents');
        return { ...link, ...explanation };
      });
    }),
  );
}

/** Links that break what holds whatever the texts: scores in 0…1, evidence and differences as printed. */
function unsound(links: readonly ExplainedLink[], documents: readonly TracedDocument[]): ExplainedLink[] {
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
    const links = explained([lower], [upper]);
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
    const goal = explained([lower], [upper]).find(({ lower: { address } }) => address === '1/p1');
    expect(goal?.type).toBe('indicator');
    expect(goal?.differences.map(({ kind }) => kind)).toContain('amount');
    expect(goal?.differences.map(({ kind }) => kind)).toContain('deadline');
  });
});

describe('the five seed documents', () => {
  let lower: TracedDocument[];
  let upper: TracedDocument[];
  let links: ExplainedLink[];

  beforeAll(async () => {
    ({ lower, upper } = await seedSides());
    links = explained(lower, upper);
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
      const sameClause = before && JSON.stringify(before.lower) === JSON.stringify(link.lower);
      return sameClause && before.upper.document === link.upper.document && before.score < link.score;
    });
    expect(risen).toEqual([]);
    const again = traceDocuments(lower, upper);
    expect(again).toEqual(links.map(({ evidence: _, differences: __, parts: ___, ...link }) => link));
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

  test('what the score is made of adds up to the score', () => {
    const wrong = links.filter(({ score, parts }) => {
      const logOdds = parts.reduce((sum, { contribution }) => sum + contribution, intercept);
      return Math.abs(1 / (1 + Math.exp(-logOdds)) - score) > 1e-9;
    });
    expect(wrong).toEqual([]);
  });

  test('a clause keeps five weak candidates in a document at most', () => {
    const counts = new Map<string, number>();
    for (const { lower: from, upper: to, strength } of links) {
      const key = `${from.document}/${from.address} ${to.document}`;
      if (strength === 'weak') counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(Math.max(...counts.values())).toBe(5);
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
        document: policyDocument(id),
        clauses: texts.map((parts, at) =>
          clause({ text: `${at + 1}．${parts.join('，')}。`, document: id, address: `1/${at + 1}` }),
        ),
      }),
    );

  test('give sound links and never an exception', () => {
    fc.assert(
      fc.property(documentOf('city'), documentOf('province'), (lower, upper) => {
        expect(unsound(explained([lower], [upper]), [lower, upper])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
