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
  return links.filter(({ municipal: from, provincial: to, score, evidence, differences }) => {
    const municipal = texts.get(`${from.document}/${from.address}`) ?? '';
    const provincial = texts.get(`${to.document}/${to.address}`) ?? '';
    const quoted = evidence.every(
      (pair) =>
        pair.municipalText !== '' &&
        municipal.slice(pair.municipal.start, pair.municipal.end) === pair.municipalText &&
        provincial.slice(pair.provincial.start, pair.provincial.end) === pair.provincialText,
    );
    const printed = differences.every(
      (difference) =>
        municipal.includes(difference.municipal ?? '') &&
        provincial.includes(difference.provincial ?? '') &&
        (difference.municipal ?? difference.provincial) !== null,
    );
    return !(score >= 0 && score <= 1 && quoted && printed);
  });
}

describe.each(['low-altitude', 'artificial-intelligence'])(
  'a city plan that implements a provincial plan: %s',
  (name) => {
    test('each clause finds its counterpart first, and one without a counterpart stays silent', async () => {
      const { municipal, provincial, expected } = await readFamily(name);
      const links = traceDocuments([municipal], [provincial]);
      const found = Object.keys(expected).map((address) => {
        const own = links.filter((link) => link.municipal.address === address);
        return [
          address,
          own
            .filter(({ strength }) => strength !== 'weak')
            .slice(0, 1)
            .map((link) => link.provincial.address),
        ];
      });
      expect(Object.fromEntries(found)).toEqual(expected);
      expect(unsound(links, [municipal, provincial])).toEqual([]);
    });

    test('goals are compared figure by figure', async () => {
      const { municipal, provincial } = await readFamily(name);
      const goal = traceDocuments([municipal], [provincial]).find(({ municipal: { address } }) => address === '1/p1');
      expect(goal?.type).toBe('indicator');
      expect(goal?.differences.map(({ kind }) => kind)).toContain('amount');
      expect(goal?.differences.map(({ kind }) => kind)).toContain('deadline');
    });
  },
);

describe('the five seed documents', () => {
  let municipal: TracedDocument[];
  let provincial: TracedDocument[];
  let links: CrossReference[];

  beforeAll(async () => {
    ({ municipal, provincial } = await seedSides());
    links = traceDocuments(municipal, provincial);
  });

  const between = (from: string, to: string) =>
    links.find(
      (link) =>
        from === `${link.municipal.document}/${link.municipal.address}` &&
        to === `${link.provincial.document}/${link.provincial.address}`,
    );

  test('links are sound, ranked within a clause, and the same every time', () => {
    expect(unsound(links, [...municipal, ...provincial])).toEqual([]);
    const risen = links.filter((link, at) => {
      const before = links[at - 1];
      return before && JSON.stringify(before.municipal) === JSON.stringify(link.municipal) && before.score < link.score;
    });
    expect(risen).toEqual([]);
    expect(JSON.stringify(traceDocuments(municipal, provincial))).toBe(JSON.stringify(links));
  });

  test('a copied sentence is 原文沿用 and stands first in the evidence', () => {
    const copied = between('hz-2023-155/5/16', 'zj-new-trade-plan/3/5/p3');
    expect(copied).toMatchObject({ type: 'verbatim', strength: 'strong' });
    expect(copied?.evidence[0]?.municipalText).toBe('着力建设国家数字服务出口基地、国家文化出口基地等示范园区');
    expect(copied?.evidence[0]?.municipalText.length).toBeGreaterThanOrEqual(verbatimLength);
  });

  test('a target is compared with the target for the same indicator', () => {
    const target = between('hz-2024-52/1/p1', 'zj-new-trade-plan/2/3/p2');
    expect(target?.type).toBe('indicator');
    expect(target?.differences[0]).toEqual({
      kind: 'amount',
      municipal: '跨境电商出口总量提升到 1400 亿元',
      provincial: '跨境电子商务进出口额达1000亿美元',
    });
  });

  test('weaker wording is named as printed', () => {
    const tax = between('hz-2024-52/2/5/21', 'zj-digital-trade/3/10');
    expect(tax?.differences).toContainEqual({ kind: 'wording', municipal: '探索', provincial: '完善' });
  });

  test('formal clauses of a policy have no counterpart', () => {
    const formal = ['annex/5/14', 'annex/5/15', 'annex/5/16', 'annex/5/17'];
    const linked = links.filter(
      ({ municipal: { document, address }, strength }) =>
        document === 'hz-2024-52' && formal.includes(address) && strength !== 'weak',
    );
    expect(linked).toEqual([]);
  });

  test('tracing document by document against the whole library gives what tracing all at once gives', () => {
    const library = [...municipal, ...provincial];
    const oneByOne = municipal.flatMap((document) => traceDocuments([document], provincial, { library }));
    expect(JSON.stringify(oneByOne)).toBe(JSON.stringify(links));
  });

  test('clauses come one at a time', () => {
    const [first] = traceClauses(municipal, provincial);
    expect(new Set(first?.map(({ municipal: place }) => place.address)).size).toBe(1);
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
      fc.property(documentOf('city'), documentOf('province'), (municipal, provincial) => {
        expect(unsound(traceDocuments([municipal], [provincial]), [municipal, provincial])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
