import { describe, expect, it } from 'vitest';
import { type ParsedDocument, parseSidecar, parseSource } from '../../ingest/parse.ts';
import { printedChain } from '../../ingest/policy/region/region.ts';
import { parseLines } from '../../ingest/readers/text.ts';

function read(lines: readonly string[], sidecar = ''): ParsedDocument {
  const text = lines.join('\n');
  const source = { format: 'txt' as const, encoding: 'UTF-8', text, ...parseLines(text) };
  return parseSource(source, { id: 'test', ...(sidecar === '' ? {} : { sidecar: parseSidecar(sidecar) }) });
}

const BODY = ['一、总体要求', '加快发展。', '二、主要任务', '推进建设。'];

/** [place, level, issuing body] of a notice: title, number, signature, further lines of text. */
function origin(...lines: string[]): (string | null)[] {
  const { region, level, issuingBodies } = read(lines).document;
  return [
    region === null ? null : printedChain(region.value),
    level?.value ?? null,
    issuingBodies.map(({ value }) => value).join('、'),
  ];
}

describe('a body that leaves its place out', () => {
  it.each([
    ['甬政发〔2024〕8号', '市人民政府', '宁波市', '全国 › 浙江省 › 宁波市', 'municipal'],
    ['鄂政发〔2024〕8号', '省人民政府', '湖北省', '全国 › 湖北省', 'provincial'],
    ['渝府发〔2024〕8号', '市人民政府', '重庆市', '全国 › 重庆市', 'provincial'],
    ['桂政发〔2024〕8号', '自治区人民政府', '广西壮族自治区', '全国 › 广西壮族自治区', 'provincial'],
    ['湘政办发〔2024〕8号', '省人民政府办公厅', '湖南省', '全国 › 湖南省', 'provincial'],
    ['粤府办〔2024〕8号', '省政府办公厅', '广东省', '全国 › 广东省', 'provincial'],
    ['穗府办函〔2024〕8号', '市政府办公厅', '广州市', '全国 › 广东省 › 广州市', 'municipal'],
    [
      '黔东南府发〔2024〕8号',
      '州人民政府',
      '黔东南苗族侗族自治州',
      '全国 › 贵州省 › 黔东南苗族侗族自治州',
      'municipal',
    ],
    ['湛府办〔2024〕8号', '市人民政府办公室', '湛江市', '全国 › 广东省 › 湛江市', 'municipal'],
    ['赣府发〔2024〕8号', '省人民政府', '江西省', '全国 › 江西省', 'provincial'],
    ['浙经信数经〔2025〕360号', '省经信厅', '浙江省', '全国 › 浙江省', 'provincial'],
  ])('%s %s', (number, body, place, region, level) => {
    const found = origin(`${body}关于印发加快发展行动方案的通知`, number, '各有关单位：', ...BODY);
    expect(found).toEqual([region, level, body.replace(/^(?:自治区|省|市|州)/, place)]);
  });

  it('is told by the title where the number fits several places', () => {
    expect(origin('市政府关于印发南京市加快发展行动方案的通知', '宁政发〔2024〕8号', '各有关单位：', ...BODY)).toEqual([
      '全国 › 江苏省 › 南京市',
      'municipal',
      '南京市政府',
    ]);
    expect(origin('市人民政府关于印发武汉市支持发展措施的通知', '武政规〔2024〕8号', '各区：', ...BODY)).toEqual([
      '全国 › 湖北省 › 武汉市',
      'municipal',
      '武汉市人民政府',
    ]);
  });

  it('stays as printed, with a message, where nothing tells the place', () => {
    const parsed = read(['市人民政府关于印发加快发展行动方案的通知', '各有关单位：', ...BODY]);
    expect(parsed.document.region).toBeNull();
    expect(parsed.document.issuingBodies.map(({ value }) => value)).toEqual(['市人民政府']);
    expect(parsed.messages.map(({ rule }) => rule)).toContain('region-undecided');
  });
});

describe('a document without a body', () => {
  it('is of the place at the head of its title', () => {
    expect(origin('杭州市数字贸易促进条例', '第一条 为了促进数字贸易，制定本条例。')).toEqual([
      '全国 › 浙江省 › 杭州市',
      'municipal',
      '',
    ]);
  });

  it('is of the place that the text calls its own', () => {
    const text = [
      '一、总体要求',
      '我省地处东部，全省加快发展，把湖南省建成高地。',
      '二、任务',
      '在全省推广湖南省经验。',
    ];
    expect(origin('关于加快发展的若干意见', ...text).slice(0, 2)).toEqual(['全国 › 湖南省', 'provincial']);
  });

  it('is of the country where the text speaks of no place but 我国', () => {
    const text = ['一、总体要求', '加快发展，我国产业供给能力提升，推动地区政府与企业合作。'];
    expect(origin('加快发展实施方案', ...text).slice(0, 2)).toEqual(['全国', 'national']);
  });

  it('is of no place where nothing says one', () => {
    expect(origin('关于加快发展的若干意见', ...BODY).slice(0, 2)).toEqual([null, null]);
  });
});

describe('what contradicts itself', () => {
  it('is of no place, with a message: 杭州市人民政府 under 甬政发', () => {
    const parsed = read(['杭州市人民政府关于加快发展的意见', '甬政发〔2024〕8号', '各有关单位：', ...BODY]);
    expect(parsed.document.region).toBeNull();
    expect(parsed.messages.map(({ rule }) => rule)).toContain('region-conflict');
  });
});

describe('proof', () => {
  it('is the printed body, or the number', () => {
    const { region, level } = read(['市人民政府关于加快发展的意见', '甬政〔2024〕8号', '各单位：', ...BODY]).document;
    expect(region?.source).toMatchObject({ kind: 'text', quote: '甬政〔2024〕8号' });
    expect(level?.source).toEqual(region?.source);
  });
});

describe('the sidecar', () => {
  it('states a place by name or by code, with its source', () => {
    for (const value of ['浙江省', "'330000'"]) {
      const { document } = read(BODY, `region: { value: ${value}, source: 内容推定 }`);
      expect(document.region).toMatchObject({
        value: { code: '330000' },
        source: { kind: 'sidecar', note: '内容推定' },
      });
      expect(document.level?.value).toBe('provincial');
    }
  });

  it('holds against the text, with a message', () => {
    const parsed = read(['杭州市人民政府关于加快发展的意见', ...BODY], 'region: { value: 宁波市, source: 档案 }');
    expect(parsed.document.region?.value.name).toBe('宁波市');
    expect(parsed.messages.map(({ rule }) => rule)).toContain('sidecar-contradiction');
  });

  it('refuses a place that is none or not the only one', () => {
    expect(() => parseSidecar('region: { value: 鼓楼区, source: 档案 }')).toThrow(/region/);
  });
});
