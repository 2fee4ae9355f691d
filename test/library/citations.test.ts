import { describe, expect, it } from 'vitest';
import { documentNumberKey, sameTitle, titleKey } from '../../ingest/library/citation-keys.ts';
import { Library } from '../../ingest/library/library.ts';
import type { CitationTarget, FoundCitation } from '../../ingest/policy/citation.ts';
import { validityOn } from '../../ingest/policy/validity.ts';
import { foundCitation, parsedDocument, type StatedFacts, sourceFile } from './builders.ts';

const at = '2024-05-01T00:00:00.000Z';
const missing: CitationTarget = { resolved: false, reason: 'not-in-library' };
const whole = (document: string): CitationTarget => ({ resolved: true, document, address: null });

function store(library: Library, id: string, facts: StatedFacts = {}, citations: FoundCitation[] = []): void {
  const parsed = parsedDocument(id, { '1': `一、${id}的正文` }, { facts, citations });
  library.store(parsed, sourceFile(parsed), 'p1', at);
}

const targets = (library: Library, id: string) => library.citationsFrom(id).map(({ target }) => target);
const title = '杭州市数字贸易促进条例';
const number = '杭政办函〔2023〕9号';

describe('a citation', () => {
  it('waits until the cited document comes, and waits again when it goes', () => {
    const library = Library.open(':memory:');
    store(library, 'plan', {}, [foundCitation('plan', '1', `《${title}》`, { title })]);
    expect(targets(library, 'plan')).toEqual([missing]);
    store(library, 'law', { title });
    expect(targets(library, 'plan')).toEqual([whole('law')]);
    expect(library.citationsTo('law').map(({ document, address }) => `${document}/${address}`)).toEqual(['plan/1']);
    library.remove('law');
    expect(targets(library, 'plan')).toEqual([missing]);
  });

  it('is ambiguous while two documents carry the title, and clear again when one is left', () => {
    const library = Library.open(':memory:');
    store(library, 'plan', {}, [foundCitation('plan', '1', `《${title}》`, { title })]);
    store(library, 'law', { title });
    store(library, 'law-2', { title });
    expect(targets(library, 'plan')).toEqual([{ resolved: false, reason: 'ambiguous' }]);
    library.remove('law');
    expect(targets(library, 'plan')).toEqual([whole('law-2')]);
  });

  it('goes by its number before its title', () => {
    const library = Library.open(':memory:');
    store(library, 'old', { title, documentNumber: '杭政〔2020〕1号' });
    store(library, 'new', { title, documentNumber: number });
    store(library, 'plan', {}, [foundCitation('plan', '1', `《${title}》`, { title, documentNumber: number })]);
    expect(targets(library, 'plan')).toEqual([whole('new')]);
  });

  it('does not go by its title where the number speaks against it', () => {
    const library = Library.open(':memory:');
    store(library, 'old', { title, documentNumber: '杭政〔2020〕1号' });
    store(library, 'plan', {}, [foundCitation('plan', '1', `《${title}》`, { title, documentNumber: number })]);
    expect(targets(library, 'plan')).toEqual([missing]);
  });

  it('follows a document whose title is corrected', () => {
    const library = Library.open(':memory:');
    store(library, 'plan', {}, [foundCitation('plan', '1', `《${title}》`, { title })]);
    store(library, 'law', { title });
    store(library, 'law', { title: '杭州市会展业促进条例' });
    expect(targets(library, 'plan')).toEqual([missing]);
  });

  it('of the document itself is resolved, but not listed as a citation of it', () => {
    const library = Library.open(':memory:');
    store(library, 'law', { title }, [foundCitation('law', '1', `《${title}》`, { title })]);
    expect(targets(library, 'law')).toEqual([whole('law')]);
    expect(library.citationsTo('law')).toEqual([]);
  });

  it('in the letterhead means the document itself, also where another has the same title', () => {
    const library = Library.open(':memory:');
    store(library, 'old', { title });
    const parsed = parsedDocument(
      'new',
      { '0/p1': `现将《${title}》印发给你们。`, '1': `一、《${title}》执行情况` },
      { facts: { title }, citations: ['0/p1', '1'].map((address) => foundCitation('new', address, title, { title })) },
    );
    library.store(parsed, sourceFile(parsed), 'p1', at);
    expect(targets(library, 'new')).toEqual([whole('new'), { resolved: false, reason: 'ambiguous' }]);
  });

  it('of a place in the same document points there, when there is exactly one', () => {
    const library = Library.open(':memory:');
    const internal = (places: string[]) => foundCitation('plan', '1', '第（十）项', { relation: 'internal', places });
    store(library, 'plan', {}, [internal(['1']), internal([]), internal(['1', '2'])]);
    expect(targets(library, 'plan')).toEqual([
      { resolved: true, document: 'plan', address: '1' },
      { resolved: false, reason: 'no-such-clause' },
      { resolved: false, reason: 'ambiguous' },
    ]);
    expect(library.citationsTo('plan', '1')).toHaveLength(1);
  });
});

describe('document numbers compared', () => {
  it.each([
    ['杭政办函〔2023〕9号', '杭政办函[2023]9号'],
    ['杭政办函〔2023〕9号', '杭政办函（2023）９号'],
    ['杭政办函〔2023〕9号', '杭政办函【2023】 9 号'],
    ['杭政办函〔2023〕9号', '杭政办函〔2023〕009号'],
  ])('%s is %s', (one, other) => {
    expect(documentNumberKey(one)).toBe(documentNumberKey(other));
  });

  it('keeps different numbers apart', () => {
    expect(documentNumberKey('杭政办函〔2023〕9号')).not.toBe(documentNumberKey('杭政办函〔2023〕90号'));
    expect(documentNumberKey('')).toBeNull();
  });
});

describe('titles compared', () => {
  const same = (one: string, other: string) => sameTitle(titleKey(one), titleKey(other));
  it.each([
    [
      '《杭州市加力推动跨境电商高质量发展行动计划》',
      '杭州市加力推动跨境电商 高质量发展行动计划',
      'marks and line breaks',
    ],
    ['杭州市商务局关于印发杭州市会展业扶持办法的通知', '杭州市会展业扶持办法', 'the notice that carries it'],
    ['浙江省人民政府关于大力发展数字贸易的若干意见', '关于大力发展数字贸易的若干意见', 'an issuer that one leaves out'],
    ['浙江省新型贸易发展“十四五”规划', '浙江省新型贸易发展"十四五"规划', 'kinds of quotation marks'],
    ['三年行动计划（2024—2026年）', '三年行动计划(2024-2026年)', 'kinds of brackets and dashes'],
  ])('%s is %s: %s', (one, other) => {
    expect(same(one, other)).toBe(true);
  });

  it.each([
    ['杭州市会展业扶持办法', '杭州市会展业扶持办法（试行）', 'an edition of its own'],
    ['浙江省人民政府关于促进外贸的意见', '杭州市人民政府关于促进外贸的意见', 'another issuer'],
  ])('%s is not %s: %s', (one, other) => {
    expect(same(one, other)).toBe(false);
  });
});

describe('a repeal found in another document', () => {
  const status = (library: Library, day: string) => {
    const stored = library.document('old');
    return stored === null ? null : validityOn(stored.document, stored.repeals, day);
  };

  it('counts from the day on which that document takes effect, by number or by title', () => {
    for (const named of [number.replace('9号', '9 号'), `《${title}》`]) {
      const library = Library.open(':memory:');
      store(library, 'old', { title, documentNumber: number, effectiveFrom: '2023-03-01' });
      expect(status(library, '2025-01-01')).toBe('in-force');
      store(library, 'new', { effectiveFrom: '2024-11-01', repeals: [named] });
      expect(library.document('old')?.repeals).toEqual([{ by: 'new', from: '2024-11-01' }]);
      expect(status(library, '2024-10-31')).toBe('in-force');
      expect(status(library, '2024-11-01')).toBe('repealed');
      library.remove('new');
      expect(status(library, '2025-01-01')).toBe('in-force');
    }
  });
});
