import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../../../ingest/parse.ts';
import type { Clause } from '../../../ingest/policy/clause.ts';
import { formatChineseNumeral } from '../../../ingest/policy/numerals.ts';
import { locatePlace } from '../../../ingest/policy/place/locate.ts';
import { readPlaces } from '../../../ingest/policy/place/read.ts';
import { pinpointWording, printedPinpoint } from '../../../ingest/policy/place/write.ts';
import { parseLines } from '../../../ingest/readers/text.ts';

function clausesOf(text: string): Clause[] {
  return parseSource({ format: 'txt', encoding: 'UTF-8', text, ...parseLines(text) }, { id: 'test' }).clauses;
}

/** Written places that do not read and lead back to their clause; where several are written alike, to all of them. */
function astray(clauses: Clause[], write: (clause: Clause) => string): string[] {
  const written = new Map<string, Clause[]>();
  for (const clause of clauses) written.set(write(clause), [...(written.get(write(clause)) ?? []), clause]);
  return [...written].flatMap(([wording, same]) => {
    const read = readPlaces(wording);
    const whole = read?.places.length === 1 && read.end === wording.length;
    const found = whole ? locatePlace(read.places[0]?.steps ?? [], clauses).map(({ address }) => address) : null;
    return found?.join() === same.map(({ address }) => address).join()
      ? []
      : [`${wording}: ${same.map(({ address }) => address).join()} → ${found?.join() ?? 'not read'}`];
  });
}

const forms: [string, (clause: Clause) => string][] = [
  ['worded', pinpointWording],
  ['as printed', printedPinpoint],
];

const seeds = fileURLToPath(new URL('../../../seeds/', import.meta.url));

describe.each(forms)('a place that is written, %s, reads and leads back to its clause', (_, write) => {
  test.each(readdirSync(seeds).filter((name) => name.endsWith('.txt')))('in every clause of %s', (name) => {
    expect(astray(clausesOf(readFileSync(`${seeds}${name}`, 'utf8')), write)).toEqual([]);
  });

  test('in generated statutes', () => {
    fc.assert(
      fc.property(statute, (text) => {
        expect(astray(clausesOf(text), write)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('in generated policy documents', () => {
    fc.assert(
      fc.property(policy, (text) => {
        expect(astray(clausesOf(text), write)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

const han = formatChineseNumeral;
const sentence = fc.constantFrom('市人民政府应当加强领导。', '主管部门负责监督管理。', '违反规定的，责令改正。');

/** An article with so many 款, the last with so many 项. */
const article = fc.record({
  paragraphs: fc.array(sentence, { minLength: 1, maxLength: 3 }),
  points: fc.integer({ min: 0, max: 4 }),
  branches: fc.integer({ min: 0, max: 2 }),
});

const statute = fc
  .array(fc.array(article, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((chapters) => {
    const lines = ['某某市消防管理条例', ''];
    let number = 0;
    for (const [at, articles] of chapters.entries()) {
      lines.push(`第${han(at + 1)}章 总则`);
      for (const { paragraphs, points, branches } of articles) {
        number += 1;
        lines.push(`第${han(number)}条 ${paragraphs[0]}`, ...paragraphs.slice(1));
        if (points > 1) {
          lines.push('下列事项应当报告：');
          for (let point = 1; point <= points; point++) lines.push(`（${han(point)}）事项；`);
        }
        for (let branch = 1; branch <= branches; branch++)
          lines.push(`第${han(number)}条之${han(branch)} 依照前条执行。`);
      }
    }
    return lines.join('\n\n');
  });

const policy = fc
  .record({
    sections: fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
    runningOn: fc.boolean(),
    annexes: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ sections, runningOn, annexes }) => {
    const body = (): string[] => {
      let item = 0;
      return sections.flatMap((subsections, at) => [
        `${han(at + 1)}、重点任务`,
        ...subsections.flatMap((items, below) => {
          if (!runningOn) item = 0;
          const numbered = Array.from({ length: items }, () => `${++item}．推进工作。加强保障，完善机制。`);
          return [`（${han(below + 1)}）完善体系`, '各单位要落实责任。', ...numbered];
        }),
      ]);
    };
    const attached = Array.from({ length: annexes }, (_, at) => [
      `附件${annexes > 1 ? at + 1 : ''}`,
      '某某市重点任务清单',
      ...body(),
    ]);
    return ['某某市消防工作方案', ...body(), ...attached.flat()].join('\n\n');
  });
