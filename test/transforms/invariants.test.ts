import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ParsedDocument, parseSidecar, parseSource } from '../../ingest/parse.ts';
import { formatAddress, parseAddress } from '../../ingest/policy/address.ts';
import { readMarkdown } from '../../ingest/readers/markdown.ts';
import { parseLines } from '../../ingest/readers/text.ts';
import { toMarkdown } from '../../ingest/transforms/canonical-markdown.ts';

const seeds = fileURLToPath(new URL('../../seeds/', import.meta.url));
const names = readdirSync(seeds).filter((name) => name.endsWith('.txt'));

function parseText(text: string, id = 'test'): ParsedDocument {
  return parseSource({ format: 'txt', encoding: 'UTF-8', text, ...parseLines(text) }, { id });
}

function parseMarkdown(text: string): ParsedDocument {
  return parseSource(readMarkdown(text, 'UTF-8'), { id: 'test' });
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/** The source without what the parser lists as left out. */
function withoutDropped({ source, dropped }: ParsedDocument): string {
  let text = '';
  let end = 0;
  for (const { span } of [...dropped].sort((a, b) => a.span.start - b.span.start)) {
    text += source.text.slice(end, span.start);
    end = span.end;
  }
  return text + source.text.slice(end);
}

function expectInvariants(parsed: ParsedDocument): void {
  expect(bare(parsed.clauses.map((clause) => clause.text).join(''))).toBe(bare(withoutDropped(parsed)));
  const addresses = parsed.clauses.map((clause) => clause.address);
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const address of addresses) {
    const steps = parseAddress(address);
    expect(steps, address).not.toBeNull();
    expect(formatAddress(steps ?? [])).toBe(address);
  }
  for (const clause of parsed.clauses) {
    const printed = bare(parsed.source.text.slice(clause.span.start, clause.span.end));
    expect([printed.at(0), printed.at(-1)]).toEqual([bare(clause.text).at(0), bare(clause.text).at(-1)]);
    for (const unit of clause.units) {
      if (unit.span !== null) expect(clause.text.slice(unit.span.start, unit.span.end)).toBe(unit.raw);
    }
  }
  for (const citation of parsed.citations) {
    const clause = parsed.clauses.find(({ address }) => address === citation.address);
    expect(clause?.text.slice(citation.span.start, citation.span.end)).toBe(citation.raw);
  }
}

/** Lines as official texts have them, and pieces that upset a parser, in any order. */
const officialLine = fc.oneof(
  fc.constantFrom(
    '一、总体要求',
    '二、主要任务',
    '（一）加强组织领导。各地要高度重视。',
    '（二）实施市场主体量质提升行动。',
    '1.壮大主体。支持企业做大做强。（责任单位：市商务局、市财政局，各区、县（市）政府）',
    '2.建设平台。（市商务局牵头，市财政局配合）',
    '（1）依法登记；',
    '①无违法记录；',
    '第一章　总则',
    '第一条　为了规范管理，制定本办法。',
    '第十二条之一　有下列情形之一的：',
    '1.1　编制目的',
    '专栏1 重点工程',
    '附件',
    '附件2：任务分解表',
    '序号 指标 单位 2024年',
    '1 出口额 亿元 3500',
    '2 进口额 亿元 3900',
    '杭州市商务局',
    '2024年9月23日',
    '（此件公开发布）',
    '抄送：市委各部门。',
    '— 4 —',
    '本办法自2024年1月1日起施行，有效期3年。',
    '杭州市人民政府关于印发示范办法的通知',
    '[责任单位：市商务局、各区、县',
    '（十三）项由市级财政承担。',
    '目录',
    '',
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom('一', '、', '（', '）', '1', '.', '第', '条', '。', '：', '单位', ' '),
    maxLength: 30,
  }),
);
const officialText = fc.array(officialLine, { maxLength: 30 }).map((lines) => lines.join('\n'));

describe('the five documents', () => {
  for (const name of names) {
    test(`${name} stands in its records, every character once and in order`, () => {
      expectInvariants(parseText(readFileSync(`${seeds}${name}`, 'utf8')));
    });

    test(`${name} comes back the same from its canonical Markdown`, () => {
      const first = parseText(readFileSync(`${seeds}${name}`, 'utf8'));
      const second = parseMarkdown(toMarkdown(first.clauses));
      const shape = ({ clauses }: ParsedDocument): unknown =>
        clauses.map(({ address, kind, num, heading, text, units }) => ({
          address,
          kind,
          num,
          heading,
          text,
          units: units.map((unit) => `${unit.name}|${unit.role}`),
        }));
      expect(shape(second)).toEqual(shape(first));
    });
  }

  test('have sidecar files that can be read', () => {
    for (const name of names) parseSidecar(readFileSync(`${seeds}${name.replace('.txt', '.yaml')}`, 'utf8'));
  });
});

/** Hundreds of parses: minutes on a machine that does other work. */
describe('any text at all', { timeout: 180_000 }, () => {
  test('gives a tree and loses no character', () => {
    fc.assert(
      fc.property(officialText, (text) => {
        expectInvariants(parseText(text));
      }),
      { numRuns: 300 },
    );
  });

  test('gives the same records every time', () => {
    fc.assert(
      fc.property(officialText, (text) => {
        expect(JSON.stringify(parseText(text))).toBe(JSON.stringify(parseText(text)));
      }),
      { numRuns: 60 },
    );
  });

  test('has a canonical Markdown that is stable', () => {
    fc.assert(
      fc.property(officialText, (text) => {
        const once = toMarkdown(parseMarkdown(toMarkdown(parseText(text).clauses)).clauses);
        expect(toMarkdown(parseMarkdown(once).clauses)).toBe(once);
      }),
      { numRuns: 100 },
    );
  });
});
