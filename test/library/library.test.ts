import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Library } from '../../ingest/library/library.ts';
import { parsedDocument, proposedLink, proposeLinks, sourceFile, temporaryFolder } from './builders.ts';

const first = '2024-05-01T00:00:00.000Z';
const second = '2025-05-01T00:00:00.000Z';
const texts = { '1': '一、总体要求', '1/1': '（一）支持建设公共海外仓。', '1/2': '（二）推动平台升级。' };

function emptyLibrary(): Library {
  return Library.open(':memory:');
}

describe('storing a document', () => {
  it('gives back the clauses as parsed, in order', () => {
    const library = emptyLibrary();
    const parsed = parsedDocument('plan', texts);
    const [section, clause] = parsed.clauses;
    if (section === undefined || clause === undefined) throw new Error('Expected two clauses');
    section.searchable = false;
    clause.units = [
      {
        name: '市商务局',
        fullName: '市商务局',
        place: null,
        role: 'lead',
        raw: '商务局',
        span: { start: 3, end: 6 },
        known: true,
      },
      {
        name: '跨贸小镇',
        fullName: '跨贸小镇',
        place: null,
        role: 'supporting',
        raw: '跨贸小镇',
        span: null,
        known: false,
      },
    ];
    clause.cells = [{ text: '海外仓', columns: 1, rows: 2 }];
    clause.path = [{ address: '1', num: '一、', heading: '总体要求' }];
    expect(library.store(parsed, sourceFile(parsed), 'p1', first)).toMatchObject({ outcome: 'new', version: 1 });
    expect(library.clauses('plan')).toEqual(parsed.clauses);
    expect(library.clause('plan', '1/1')).toEqual(clause);
    expect(library.clause('plan', '9')).toBeNull();
    expect(library.document('plan')).toMatchObject({
      document: parsed.document,
      current: true,
    });
    expect(library.document('plan')?.version).toMatchObject({ version: 1, ingestedAt: first, searchable: 2 });
    expect(library.sources.text('plan')).toBe(parsed.source.text);
    const stored = library.sources.file('plan');
    expect({ ...stored, bytes: new Uint8Array(stored?.bytes ?? []) }).toEqual(sourceFile(parsed));
  });

  it('is still there after closing and opening the file', () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    const library = Library.open(file);
    const parsed = parsedDocument('plan', texts);
    library.store(parsed, sourceFile(parsed), 'p1', first);
    library.close();
    const again = Library.open(file);
    expect(again.clauses('plan')).toEqual(parsed.clauses);
    again.close();
  });

  it('leaves everything as it was when a document cannot be stored', () => {
    const library = emptyLibrary();
    const parsed = parsedDocument('plan', texts);
    library.store(parsed, sourceFile(parsed), 'p1', first);
    const changed = parsedDocument('plan', { '1': '一、另行规定' });
    const twice = { ...changed, clauses: [...changed.clauses, ...changed.clauses] };
    expect(() => library.store(twice, sourceFile(changed), 'p1', second)).toThrow(/UNIQUE/);
    expect(library.clauses('plan')).toEqual(parsed.clauses);
    expect(library.versions('plan')).toHaveLength(1);
    expect(library.generation()).toBe(1);
    expect(library.document('plan')?.document).toEqual(parsed.document);
  });
});

describe('a library written before a fact was known', () => {
  it('gives the fact as not stated', () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    const parsed = parsedDocument('plan', texts);
    const library = Library.open(file);
    library.store(parsed, sourceFile(parsed), 'p1', first);
    library.close();
    const written = new SqliteDatabase(file);
    written.exec("UPDATE versions SET facts = json_remove(facts, '$.region')");
    written.close();
    const reopened = Library.open(file);
    expect(reopened.document('plan')?.document.region).toBeNull();
    reopened.close();
  });
});

describe('versions', () => {
  const edited = { ...texts, '1/2': '（二）推动平台升级和创新。', '1/3': '（三）加强人才培养。' };

  function twoVersions(): Library {
    const library = emptyLibrary();
    const older = parsedDocument('plan', texts);
    const newer = parsedDocument('plan', edited);
    library.store(older, sourceFile(older), 'p1', first);
    library.store(newer, sourceFile(newer), 'p1', second);
    return library;
  }

  it('a changed file becomes a new version with its changes counted', () => {
    const library = twoVersions();
    const counts = { added: 1, removed: 0, changed: 1, moved: 0 };
    expect(library.document('plan')?.version).toMatchObject({ version: 2, ingestedAt: second, ...counts });
    expect(library.versions('plan').map(({ version }) => version)).toEqual([2, 1]);
  });

  it('the older version stays readable', () => {
    const library = twoVersions();
    expect(library.clause('plan', '1/2', 1)?.text).toBe(texts['1/2']);
    expect(library.clause('plan', '1/2')?.text).toBe(edited['1/2']);
    expect(library.clauses('plan', 1)).toHaveLength(3);
    expect(library.document('plan', 1)).toMatchObject({ current: false, version: { version: 1, ingestedAt: first } });
    expect(library.document('plan', 3)).toBeNull();
  });

  it('says clause by clause what changed between two versions', () => {
    const changes = twoVersions().changes('plan', 1, 2) ?? [];
    expect(changes.filter(({ kind }) => kind !== 'unchanged')).toEqual([
      { kind: 'changed', from: '1/2', to: '1/2' },
      { kind: 'added', from: null, to: '1/3' },
    ]);
  });

  it('reading the same file again by a changed program with the same clauses makes no version', () => {
    const library = emptyLibrary();
    const parsed = parsedDocument('plan', texts);
    library.store(parsed, sourceFile(parsed), 'p1', first);
    const better = parsedDocument('plan', texts, { facts: { title: '关于支持海外仓建设的意见' } });
    expect(library.store(better, sourceFile(parsed), 'p2', second)).toMatchObject({ outcome: 'reread', version: 1 });
    expect(library.document('plan')?.document.title?.value).toBe('关于支持海外仓建设的意见');
    expect(library.document('plan')?.version.ingestedAt).toBe(first);
    expect(library.sources.of('plan')?.parser).toBe('p2');
  });

  it('reading the same file again with other clauses makes a version, so that old permalinks stay', () => {
    const library = emptyLibrary();
    const parsed = parsedDocument('plan', texts);
    library.store(parsed, sourceFile(parsed), 'p1', first);
    const better = parsedDocument('plan', { ...texts, '1/2/1': '1.升级' });
    expect(library.store(better, sourceFile(parsed), 'p2', second)).toMatchObject({ outcome: 'version', version: 2 });
  });

  it('a changed sidecar makes a version even where the clauses stay', () => {
    const library = emptyLibrary();
    const parsed = parsedDocument('plan', texts);
    library.store(parsed, sourceFile(parsed), 'p1', first);
    const corrected = sourceFile(parsed, { sidecar: 'title: …' });
    expect(library.store(parsed, corrected, 'p1', second)).toMatchObject({ outcome: 'version', version: 2 });
  });

  it('proposed links follow unchanged and moved clauses and leave changed ones', () => {
    const library = emptyLibrary();
    for (const parsed of [parsedDocument('plan', texts), parsedDocument('province', { '1': '一、建设海外仓' })]) {
      library.store(parsed, sourceFile(parsed), 'p1', first);
    }
    const links = [proposedLink('plan/1/1', 'province/1'), proposedLink('plan/1/2', 'province/1', 0.8)];
    proposeLinks(library, 'plan', links, ['province']);
    const newer = parsedDocument('plan', {
      '1': texts['1'],
      '1/1': '（一）推动贸易升级。',
      '1/2': '（二）支持建设公共海外仓。',
    });
    library.store(newer, sourceFile(newer), 'p1', second);
    expect(library.links({ lower: { document: 'plan' } }).map(({ lower }) => lower.address)).toEqual(['1/2']);
  });
});

describe('links of a document', () => {
  const library = emptyLibrary();
  for (const parsed of [
    parsedDocument('plan', texts),
    parsedDocument('province', { '1': '一、海外仓', '2': '二、平台' }),
  ]) {
    library.store(parsed, sourceFile(parsed), 'p1', first);
  }
  const weak = (lower: string, upper: string) => ({
    ...proposedLink(lower, upper, 0.2),
    strength: 'weak' as const,
  });
  const links = [
    proposedLink('plan/1/1', 'province/1'),
    weak('plan/1/1', 'province/2'),
    weak('plan/1/2', 'province/2'),
  ];
  proposeLinks(library, 'plan', links, ['province']);
  const [, , decided] = links;
  if (decided === undefined) throw new Error('Expected three links');
  library.review({
    lower: decided.lower,
    upper: decided.upper,
    action: 'reject',
    by: '张三',
    at: first,
  });

  it('leave out, where asked, the weak ones on which nobody decided', () => {
    expect(library.links({ lower: { document: 'plan' } })).toHaveLength(3);
    const asked = library.links({ lower: { document: 'plan' }, asked: true });
    expect(asked.map(({ strength, review }) => [strength, review.status])).toEqual([
      ['strong', 'proposed'],
      ['weak', 'rejected'],
    ]);
  });
});

describe('removing a document', () => {
  it('takes its versions, clauses and links away and nothing else', () => {
    const library = emptyLibrary();
    for (const parsed of [parsedDocument('plan', texts), parsedDocument('province', { '1': '一、建设海外仓' })]) {
      library.store(parsed, sourceFile(parsed), 'p1', first);
    }
    proposeLinks(library, 'plan', [proposedLink('plan/1/1', 'province/1')], ['province']);
    expect(library.remove('plan')).toBe(true);
    expect(library.remove('plan')).toBe(false);
    expect(library.documents().map(({ document }) => document.id)).toEqual(['province']);
    expect(library.clauses('plan')).toEqual([]);
    expect(library.links({})).toEqual([]);
    expect(library.clauses('province')).toHaveLength(1);
  });
});

describe('responsible units', () => {
  it('are counted by role over the current versions only', () => {
    const library = emptyLibrary();
    const unit = (name: string, role: 'lead' | 'responsible') => ({
      name,
      fullName: name,
      place: null,
      role,
      raw: name,
      span: null,
      known: true,
    });
    const parsed = parsedDocument('plan', texts);
    parsed.clauses[1]?.units.push(unit('市商务局', 'lead'), unit('市财政局', 'responsible'));
    parsed.clauses[2]?.units.push(unit('市商务局', 'responsible'), unit('市商务局', 'lead'));
    library.store(parsed, sourceFile(parsed), 'p1', first);
    const newer = parsedDocument('plan', { ...texts, '1': '一、总体目标' });
    newer.clauses[1]?.units.push(unit('市商务局', 'lead'));
    const other = parsedDocument('other', { '1': '一、督查' });
    other.clauses[0]?.units.push(unit('市商务局', 'responsible'));
    for (const stored of [newer, other]) library.store(stored, sourceFile(stored), 'p1', second);
    expect(library.units()).toEqual([
      {
        name: '市商务局',
        fullName: '市商务局',
        place: null,
        known: true,
        documents: 2,
        clauses: 2,
        lead: 1,
        responsible: 1,
        supporting: 0,
      },
    ]);
    expect(library.unitClauses('市商务局').map(({ document, address }) => `${document}/${address}`)).toEqual([
      'other/1',
      'plan/1/1',
    ]);
  });
});

describe('reports', () => {
  it('keeps the last fifty, newest first', () => {
    const library = emptyLibrary();
    const outcomes = { new: 0, unchanged: 0, version: 0, reread: 0, checked: 0, refused: 0 };
    for (let milliseconds = 1; milliseconds <= 52; milliseconds += 1) {
      library.reports.add({ at: first, check: false, files: [], outcomes, problem: null, milliseconds });
    }
    const latest = library.reports.summaries(100);
    expect(latest).toHaveLength(50);
    expect(latest[0]).toEqual({ id: 52, at: first, files: 0 });
    expect(library.reports.one(52)?.report.milliseconds).toBe(52);
    expect(library.reports.one(1)).toBeNull();
  });
});
