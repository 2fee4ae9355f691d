import { describe, expect, test } from 'vitest';
import { LinkKeeper } from '../../ingest/derived/links.ts';
import { Library } from '../../ingest/library/library.ts';
import { parseSidecar, parseSource } from '../../ingest/parse.ts';
import { readSource } from '../../ingest/readers/read.ts';
import { sourceFile } from '../library/builders.ts';

const tasks = {
  warehouse: '支持企业建设公共海外仓，完善海外仓备案和信息服务，培育跨境电商海外仓龙头企业',
  talent: '加强跨境电商人才培养，支持高校开设跨境电商专业，开展校企合作和实训基地建设',
  customs: '优化跨境电商通关监管，推广跨境电商出口退货便利化措施，提升口岸通关效率',
};
const medicine = {
  warehouse: '加强中药材种植基地建设，保护道地药材资源，规范中药饮片炮制',
  talent: '加强中医师承教育，支持中医医院开展中医药人才培训和名医工作室建设',
  customs: '完善中医诊疗服务价格，将中医非药物疗法纳入医保支付范围',
};

interface Written {
  place: string;
  level: string;
  title?: string;
  tasks?: Record<keyof typeof tasks, string>;
  before?: string;
  issued?: string;
  number?: string;
}

async function store(
  library: Library,
  id: string,
  { place, level, title, before = '', issued, number, ...rest }: Written,
) {
  const texts = rest.tasks ?? tasks;
  const text = [
    title ?? `${place}推动跨境电商高质量发展行动计划`,
    before,
    `一、${texts.warehouse}。`,
    `二、${texts.talent}。`,
    `三、${texts.customs}。`,
  ].filter((line) => line !== '');
  const sidecar = parseSidecar(
    [
      `region: { value: ${place}, source: 测试 }`,
      `level: { value: ${level}, source: 测试 }`,
      ...(issued === undefined ? [] : [`issuedOn: { value: ${issued}, source: 测试 }`]),
      ...(number === undefined ? [] : [`documentNumber: { value: ${number}, source: 测试 }`]),
    ].join('\n'),
  );
  const source = await readSource(new TextEncoder().encode(text.join('\n')), { name: `${id}.txt` });
  const parsed = parseSource(source, { id, sidecar });
  library.store(parsed, sourceFile(parsed), 'p1', '2024-05-01T00:00:00.000Z');
}

const trace = (library: Library) => new LinkKeeper(library).update(false, () => {}, new AbortController().signal);
const pairs = (library: Library, lower: string) => library.pairs.under(lower).map(({ upper }) => upper);
const standing = (library: Library) => library.links({}).filter(({ strength }) => strength !== 'weak');

describe('pairs of documents', () => {
  test('follow the chain 国家 → 省 → 市 → 区, and nothing joins places apart', async () => {
    const library = Library.open(':memory:');
    await store(library, 'state', { place: '全国', level: 'national' });
    await store(library, 'zhejiang', { place: '浙江省', level: 'provincial' });
    await store(library, 'hangzhou', { place: '杭州市', level: 'municipal' });
    await store(library, 'binjiang', { place: '滨江区', level: 'district' });
    await store(library, 'guangdong', { place: '广东省', level: 'provincial' });
    await store(library, 'guangzhou', { place: '广州市', level: 'municipal' });
    await trace(library);
    expect(pairs(library, 'binjiang')).toEqual(['hangzhou', 'state', 'zhejiang']);
    expect(pairs(library, 'hangzhou')).toEqual(['state', 'zhejiang']);
    expect(pairs(library, 'guangzhou')).toEqual(['guangdong', 'state']);
    expect(pairs(library, 'zhejiang')).toEqual(['state']);
    expect(standing(library).length).toBeGreaterThan(10);
    const apart = standing(library).filter(
      ({ lower, upper }) =>
        lower.document.startsWith('guang') !== upper.document.startsWith('guang') && upper.document !== 'state',
    );
    expect(apart).toEqual([]);
  });

  test('a department stands under a measure of its own government that it names as its basis', async () => {
    const library = Library.open(':memory:');
    await store(library, 'government', { place: '浙江省', level: 'provincial', number: '浙政发〔2025〕10号' });
    const before = '为贯彻落实《浙江省推动跨境电商高质量发展行动计划》（浙政发〔2025〕10号），制定本计划。';
    await store(library, 'department', {
      place: '浙江省',
      level: 'provincial',
      title: '跨境电商提升工程实施方案',
      before,
    });
    await trace(library);
    expect(
      library.pairs.under('department').map(({ upper, reasons }) => [upper, reasons.map(({ kind }) => kind)]),
    ).toEqual([['government', ['basis']]]);
    expect(pairs(library, 'government')).toEqual([]);
    expect(standing(library).map(({ lower }) => lower.document)).toContain('department');
  });

  test('a person makes a pair and takes one out, and is heeded when everything is derived anew', async () => {
    const library = Library.open(':memory:');
    await store(library, 'zhejiang', { place: '浙江省', level: 'provincial' });
    await store(library, 'hangzhou', { place: '杭州市', level: 'municipal' });
    await store(library, 'herbs', { place: '浙江省', level: 'provincial', title: '浙江省中医药条例', tasks: medicine });
    await trace(library);
    expect(pairs(library, 'hangzhou')).toEqual(['zhejiang']);
    const said = { lower: 'hangzhou', by: '张三', at: '2024-06-01T00:00:00.000Z' };
    library.decidePair({ ...said, upper: 'herbs', decision: 'added' });
    library.decidePair({ ...said, upper: 'zhejiang', decision: 'removed' });
    await trace(library);
    expect(pairs(library, 'hangzhou')).toEqual(['herbs']);
    expect(standing(library)).toEqual([]);
    await new LinkKeeper(library).update(true, () => {}, new AbortController().signal);
    expect(pairs(library, 'hangzhou')).toEqual(['herbs']);
  });
});

describe('links', () => {
  test('do not change when unrelated documents come', async () => {
    const library = Library.open(':memory:');
    await store(library, 'zhejiang', { place: '浙江省', level: 'provincial' });
    await store(library, 'hangzhou', { place: '杭州市', level: 'municipal' });
    await trace(library);
    const before = library.links({ lower: { document: 'hangzhou' } });
    expect(before.length).toBeGreaterThan(0);
    for (let number = 0; number < 30; number++) {
      const place = ['浙江省', '杭州市', '宁波市'][number % 3] ?? '浙江省';
      const level = place.endsWith('省') ? 'provincial' : 'municipal';
      const written = { place, level, title: `${place}中医药工作方案（${number + 1}）`, tasks: medicine };
      await store(library, `other-${number}`, written);
    }
    await trace(library);
    expect(library.links({ lower: { document: 'hangzhou' } })).toEqual(before);
  });

  test('are the same in whatever order the documents came, and after a start in between', async () => {
    const written: [string, Written][] = [
      ['zhejiang', { place: '浙江省', level: 'provincial' }],
      ['hangzhou', { place: '杭州市', level: 'municipal' }],
      ['binjiang', { place: '滨江区', level: 'district' }],
      ['herbs', { place: '浙江省', level: 'provincial', title: '浙江省中医药条例', tasks: medicine }],
    ];
    const [together, oneByOne] = [Library.open(':memory:'), Library.open(':memory:')];
    for (const [id, one] of written) await store(together, id, one);
    await trace(together);
    for (const [id, one] of written.toReversed()) {
      await store(oneByOne, id, one);
      await trace(oneByOne);
    }
    expect(oneByOne.links({})).toEqual(together.links({}));
    expect(new LinkKeeper(oneByOne).behind).toBe(false);
  });

  test('of a pair are read from its two documents alone', async () => {
    const library = Library.open(':memory:');
    await store(library, 'zhejiang', { place: '浙江省', level: 'provincial' });
    await store(library, 'herbs', { place: '浙江省', level: 'provincial', title: '浙江省中医药条例', tasks: medicine });
    await trace(library);
    const read: string[] = [];
    const clauses = library.clauses.bind(library);
    library.clauses = (id, version) => {
      read.push(id);
      return clauses(id, version);
    };
    await store(library, 'hangzhou', { place: '杭州市', level: 'municipal' });
    await trace(library);
    expect([...new Set(read)].sort()).toEqual(['hangzhou', 'zhejiang']);
  });
});
