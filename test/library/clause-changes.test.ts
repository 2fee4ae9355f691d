import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareClauses, countChanges } from '../../ingest/library/clause-changes.ts';
import { parsedDocument } from './builders.ts';

const outline = (texts: Record<string, string>) => parsedDocument('d', texts).clauses;
const differences = (older: Record<string, string>, newer: Record<string, string>) =>
  compareClauses(outline(older), outline(newer)).filter(({ kind }) => kind !== 'unchanged');

const measure = '（一）支持企业建设公共海外仓，对符合条件的给予不超过200万元资助。';
const platform = '（二）推动跨境电商综合试验区平台升级，提供一站式服务。';
const talent = '（三）加强数字贸易人才引进和培养，完善职称评定标准。';

describe('comparing two versions clause by clause', () => {
  it('finds nothing in two equal versions', () => {
    expect(differences({ '1/1': measure, '1/2': platform }, { '1/1': measure, '1/2': platform })).toEqual([]);
  });

  it('does not count white space as a change', () => {
    expect(differences({ '1/1': measure }, { '1/1': measure.replace('海外仓，', '海外仓， ') })).toEqual([]);
  });

  it('names an added, a removed and a changed clause', () => {
    const newer = { '1/1': measure.replace('200万元', '300万元'), '1/3': talent };
    expect(differences({ '1/1': measure, '1/2': platform }, newer)).toEqual([
      { kind: 'changed', from: '1/1', to: '1/1' },
      { kind: 'added', from: null, to: '1/3' },
      { kind: 'removed', from: '1/2', to: null },
    ]);
  });

  it('sees an insertion in front as one added clause and clauses that moved, whatever their numbers', () => {
    const older = { '1/1': measure, '1/2': platform };
    const newer = {
      '1/1': '（一）优化通关服务，压缩整体通关时间。',
      '1/2': measure.replace('（一）', '（二）'),
      '1/3': platform.replace('（二）', '（三）'),
    };
    expect(differences(older, newer)).toEqual([
      { kind: 'added', from: null, to: '1/1' },
      { kind: 'moved', from: '1/1', to: '1/2' },
      { kind: 'moved', from: '1/2', to: '1/3' },
    ]);
  });

  it('recognises a clause that was edited and slid to another address', () => {
    const edited = platform.replace('（二）', '（三）').replace('一站式服务', '一站式综合服务');
    const newer = { '1/1': measure, '1/2': talent.replace('（三）', '（二）'), '1/3': edited };
    expect(differences({ '1/1': measure, '1/2': platform }, newer)).toEqual([
      { kind: 'added', from: null, to: '1/2' },
      { kind: 'changed', from: '1/2', to: '1/3' },
    ]);
  });

  it('tells a clause that was edited from one whose place another text has taken', () => {
    expect(differences({ '1/1': measure }, { '1/1': measure.replace('200万元', '300万元') })[0]?.kind).toBe('changed');
    expect(differences({ '1/1': measure }, { '1/1': '（一）另行规定。' })).toEqual([
      { kind: 'replaced', from: '1/1', to: '1/1' },
    ]);
  });

  it('takes a corrected printed number for a change of the clause', () => {
    expect(differences({ '1/2': '（2）同上办理' }, { '1/2': '（二）同上办理' })).toEqual([
      { kind: 'changed', from: '1/2', to: '1/2' },
    ]);
  });

  it('pairs equal clauses in their order', () => {
    const older = { '1/1': '略', '1/2': '略' };
    expect(differences(older, { '2/1': '略', '2/2': '略' })).toEqual([
      { kind: 'moved', from: '1/1', to: '2/1' },
      { kind: 'moved', from: '1/2', to: '2/2' },
    ]);
  });
});

describe('any two versions', () => {
  const texts = fc
    .array(
      fc.tuple(
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(measure, platform, talent, '略', '', '（四）另行规定。'),
      ),
    )
    .map((entries) => Object.fromEntries(entries.map(([address, text]) => [String(address), text])));

  it('each clause of either side stands in exactly one change', () => {
    fc.assert(
      fc.property(texts, texts, (older, newer) => {
        const changes = compareClauses(outline(older), outline(newer));
        expect(changes.flatMap(({ from }) => from ?? []).sort()).toEqual(Object.keys(older).sort());
        expect(changes.flatMap(({ to }) => to ?? []).sort()).toEqual(Object.keys(newer).sort());
      }),
    );
  });

  it('a version against itself has no changes', () => {
    fc.assert(
      fc.property(texts, (version) => {
        const none = { added: 0, removed: 0, changed: 0, moved: 0 };
        expect(countChanges(compareClauses(outline(version), outline(version)))).toEqual(none);
      }),
    );
  });

  it('what was added in one direction was removed in the other', () => {
    fc.assert(
      fc.property(texts, texts, (older, newer) => {
        const there = countChanges(compareClauses(outline(older), outline(newer)));
        const back = countChanges(compareClauses(outline(newer), outline(older)));
        expect(there.added - there.removed).toBe(back.removed - back.added);
      }),
    );
  });

  it('moved clauses keep their words', () => {
    fc.assert(
      fc.property(texts, texts, (older, newer) => {
        for (const { kind, from, to } of compareClauses(outline(older), outline(newer))) {
          if (kind !== 'moved') continue;
          const words = (text: string | undefined) => text?.replace(/^（.）/u, '');
          expect(words(older[from ?? ''])).toBe(words(newer[to ?? '']));
        }
      }),
    );
  });
});
