import { describe, expect, it } from 'vitest';
import { Library } from '../../ingest/library/library.ts';
import type { ReviewAction } from '../../ingest/library/review.ts';
import { ReviewProblem } from '../../ingest/library/reviews.ts';
import type { CrossReferenceType } from '../../ingest/policy/cross-reference.ts';
import { parsedDocument, placeOf, proposedLink, proposeLinks, sourceFile } from './builders.ts';

const at = '2024-05-01T00:00:00.000Z';
const warehouse = '（一）支持建设公共海外仓。';
const platform = '（二）推动平台升级。';
const lower = { '1/1': warehouse, '1/2': platform };
const upper = { '3': '三、布局建设公共海外仓', '4': '四、发展平台经济' };

function store(library: Library, id: string, texts: Record<string, string>): void {
  const parsed = parsedDocument(id, texts);
  library.store(parsed, sourceFile(parsed), 'p1', at);
}

/** A library in which the engine proposes plan/1/1 → province/3 (strong) and plan/1/1 → province/4 (weak). */
function tracedLibrary(): Library {
  const library = Library.open(':memory:');
  store(library, 'plan', lower);
  store(library, 'province', upper);
  propose(library);
  return library;
}

function propose(library: Library): void {
  const links = [proposedLink('plan/1/1', 'province/3', 0.9), proposedLink('plan/1/1', 'province/4', 0.2)];
  proposeLinks(library, 'plan', links, ['province']);
}

function decide(
  library: Library,
  action: ReviewAction,
  { from = 'plan/1/1', to = 'province/3', type = null as CrossReferenceType | null, note = null as string | null } = {},
) {
  const places = { lower: placeOf(from), upper: placeOf(to) };
  return library.review({ ...places, action, type, note, by: '张三', at });
}

const reviewOf = (library: Library, from = 'plan/1/1', to = 'province/3') =>
  library.reviewOf({ lower: placeOf(from), upper: placeOf(to) });

const linksOf = (library: Library) =>
  library.links({ lower: { document: 'plan' } }).map(({ lower, upper, type, review }) => ({
    link: `${lower.address} → ${upper.address}`,
    type,
    status: review.status,
  }));

describe('deciding about a link', () => {
  it('begins with a proposal of the engine', () => {
    expect(linksOf(tracedLibrary())).toEqual([
      { link: '1/1 → 3', type: 'task', status: 'proposed' },
      { link: '1/1 → 4', type: 'task', status: 'proposed' },
    ]);
  });

  it('records who decided what, when and why', () => {
    const library = tracedLibrary();
    const review = { status: 'confirmed', type: null, by: '张三', at, note: '表述一致', manual: false };
    expect(decide(library, 'confirm', { note: '表述一致' })).toEqual(review);
    expect(library.links({ lower: placeOf('plan/1/1') })[0]?.review).toEqual(review);
  });

  it('a rejected link stays visible as rejected', () => {
    const library = tracedLibrary();
    decide(library, 'reject');
    expect(reviewOf(library).status).toBe('rejected');
    expect(linksOf(library)[0]).toEqual({ link: '1/1 → 3', type: 'task', status: 'rejected' });
  });

  it('changing the type confirms the link with that type', () => {
    const library = tracedLibrary();
    decide(library, 'retype', { type: 'verbatim' });
    expect(linksOf(library)[0]).toEqual({ link: '1/1 → 3', type: 'verbatim', status: 'confirmed' });
    expect(() => decide(library, 'retype')).toThrow(ReviewProblem);
  });

  it('a link added by hand stands beside those of the engine', () => {
    const library = tracedLibrary();
    decide(library, 'add', { from: 'plan/1/2', to: 'province/4', type: 'indicator' });
    expect(library.crossReferences('plan', '1/2').implements).toMatchObject([
      { score: 1, strength: 'strong', type: 'indicator', review: { status: 'confirmed', manual: true } },
    ]);
    expect(library.crossReferences('province', '4').implementedBy).toHaveLength(2);
  });

  it('refuses a clause that is not in the library', () => {
    expect(() => decide(tracedLibrary(), 'confirm', { to: 'province/9' })).toThrow('There is no clause province/9');
  });
});

describe('undoing', () => {
  it('goes back step by step, and everything stays in the history', () => {
    const library = tracedLibrary();
    decide(library, 'confirm');
    decide(library, 'retype', { type: 'topic' });
    decide(library, 'reject');
    expect(decide(library, 'undo')).toMatchObject({ status: 'confirmed', type: 'topic' });
    expect(decide(library, 'undo')).toMatchObject({ status: 'confirmed', type: null });
    expect(decide(library, 'undo')).toMatchObject({ status: 'proposed', by: null });
    expect(() => decide(library, 'undo')).toThrow('There is no decision to undo');
    const places = { lower: placeOf('plan/1/1'), upper: placeOf('province/3') };
    const actions = ['confirm', 'retype', 'reject', 'undo', 'undo', 'undo'];
    expect(library.reviewHistory(places).map(({ action }) => action)).toEqual(actions);
  });

  it('takes a link away that was added by hand', () => {
    const library = tracedLibrary();
    decide(library, 'add', { from: 'plan/1/2', to: 'province/4' });
    decide(library, 'undo', { from: 'plan/1/2', to: 'province/4' });
    expect(library.crossReferences('plan', '1/2').implements).toEqual([]);
  });
});

describe('counterparts of a clause', () => {
  it('are strong and medium links and confirmed ones, without rejected ones', () => {
    const library = tracedLibrary();
    expect([...library.counterpartCounts('plan')]).toEqual([['1/1', 1]]);
    decide(library, 'confirm', { to: 'province/4' });
    decide(library, 'add', { from: 'plan/1/2', to: 'province/4' });
    expect([...library.counterpartCounts('plan')].sort()).toEqual([
      ['1/1', 2],
      ['1/2', 1],
    ]);
    expect([...library.counterpartCounts('province')].sort()).toEqual([
      ['3', 1],
      ['4', 2],
    ]);
    decide(library, 'reject');
    expect([...library.counterpartCounts('province')]).toEqual([['4', 2]]);
  });
});

describe('decisions survive', () => {
  it('the engine running again, with or without proposing the link', () => {
    const library = tracedLibrary();
    decide(library, 'confirm');
    decide(library, 'reject', { to: 'province/4' });
    proposeLinks(library, 'plan', [], ['province']);
    expect(linksOf(library)).toEqual([{ link: '1/1 → 3', type: 'task', status: 'confirmed' }]);
    propose(library);
    expect(linksOf(library).map(({ status }) => status)).toEqual(['confirmed', 'rejected']);
  });

  it('a new version in which the clause is unchanged', () => {
    const library = tracedLibrary();
    decide(library, 'confirm');
    store(library, 'plan', { ...lower, '1/2': '（二）推动平台升级和创新。' });
    expect(reviewOf(library).status).toBe('confirmed');
  });

  it('a new version in which the clause moved and was renumbered', () => {
    const library = tracedLibrary();
    decide(library, 'confirm');
    store(library, 'plan', { '1/1': '（一）优化通关服务。', '1/2': warehouse.replace('（一）', '（二）') });
    expect(reviewOf(library).status).toBe('proposed');
    expect(reviewOf(library, 'plan/1/2').status).toBe('confirmed');
  });

  it('two clauses changing places', () => {
    const library = tracedLibrary();
    decide(library, 'confirm');
    decide(library, 'add', { from: 'plan/1/2', to: 'province/3', type: 'topic' });
    store(library, 'plan', {
      '1/1': platform.replace('（二）', '（一）'),
      '1/2': warehouse.replace('（一）', '（二）'),
    });
    expect(reviewOf(library, 'plan/1/1')).toMatchObject({ status: 'confirmed', type: 'topic' });
    expect(reviewOf(library, 'plan/1/2')).toMatchObject({ status: 'confirmed', type: null });
  });

  it('a changed text, marked as to be reviewed again, until someone decides anew', () => {
    const library = tracedLibrary();
    decide(library, 'confirm', { note: '表述一致' });
    store(library, 'province', { ...upper, '3': '三、布局建设公共海外仓和前置仓' });
    expect(reviewOf(library)).toMatchObject({ status: 'needs-review', note: '表述一致', by: '张三' });
    decide(library, 'confirm');
    expect(reviewOf(library).status).toBe('confirmed');
  });

  it('a text that is changed and changed back', () => {
    const library = tracedLibrary();
    decide(library, 'confirm');
    store(library, 'plan', { ...lower, '1/1': '（一）支持建设公共海外仓和前置仓。' });
    store(library, 'plan', lower);
    expect(reviewOf(library).status).toBe('confirmed');
  });

  it('a clause that is removed and comes back elsewhere', () => {
    const library = tracedLibrary();
    decide(library, 'confirm');
    store(library, 'plan', { '1/2': platform });
    expect(linksOf(library)).toEqual([]);
    store(library, 'plan', { '1/2': platform, '2/1': warehouse });
    expect(reviewOf(library, 'plan/2/1').status).toBe('confirmed');
  });

  it('the removal of a document, and come back with it', () => {
    const library = tracedLibrary();
    decide(library, 'confirm');
    library.remove('plan');
    library.remove('province');
    expect(library.reviewedLinks()).toMatchObject([{ lost: true, history: [{ action: 'confirm' }] }]);
    store(library, 'province', upper);
    store(library, 'plan', lower);
    expect(reviewOf(library).status).toBe('confirmed');
  });
});
