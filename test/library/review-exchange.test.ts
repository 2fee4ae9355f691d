import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Library } from '../../ingest/library/library.ts';
import type { ReviewAction } from '../../ingest/library/review.ts';
import { parseReviews, reviewsAsCsv, reviewsAsJson, UnreadableReviews } from '../../ingest/library/review-exchange.ts';
import { parsedDocument, placeOf, sourceFile } from './builders.ts';

function libraryOfTwo(texts: Record<string, string> = { '1': '一、支持建设海外仓', '2': '二、推动平台升级' }): Library {
  const library = Library.open(':memory:');
  for (const parsed of [parsedDocument('plan', texts), parsedDocument('province', { '3': '三、布局建设海外仓' })]) {
    library.store(parsed, sourceFile(parsed), 'p1', '2024-05-01T00:00:00.000Z');
  }
  return library;
}

function decide(
  library: Library,
  action: ReviewAction,
  { from = 'plan/1', note = '', by = '张三', hour = 8 } = {},
): void {
  const at = `2024-06-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
  const type = action === 'retype' ? ('topic' as const) : null;
  const places = { lower: placeOf(from), upper: placeOf('province/3') };
  const seen = library.seenOf(places);
  library.review({ ...places, action, type, note: note === '' ? null : note, by, at, seen });
}

const reviewOf = (library: Library, from = 'plan/1') =>
  library.reviewOf({ lower: placeOf(from), upper: placeOf('province/3') });

describe.each([
  ['JSON', reviewsAsJson],
  ['CSV', reviewsAsCsv],
])('reviews as %s', (_, write) => {
  it('come back the same, whatever people wrote', () => {
    const decisions = fc.array(
      fc.record({
        action: fc.constantFrom<ReviewAction>('confirm', 'reject', 'retype', 'add'),
        // Names and notes are entered in one line of a form, which trims them.
        note: fc.string({ unit: 'grapheme' }).map((note) => note.trim()),
        by: fc.constantFrom('张三', '李四, "科长"', '=SUM(A1)', "'-", '@me'),
        from: fc.constantFrom('plan/1', 'plan/2'),
      }),
    );
    fc.assert(
      fc.property(decisions, (entries) => {
        const library = libraryOfTwo();
        for (const { action, ...rest } of entries) decide(library, action, rest);
        const links = library.reviewedLinks().map(({ lower, upper, history }) => ({ lower, upper, history }));
        expect(parseReviews(write(library.reviewedLinks()))).toEqual(links);
        const other = libraryOfTwo();
        expect(other.importReviews(parseReviews(write(library.reviewedLinks())))).toEqual({
          ...{ imported: links.length, known: 0, conflicts: [] },
        });
        expect(other.reviewedLinks()).toEqual(library.reviewedLinks());
        library.close();
        other.close();
      }),
      { numRuns: 40 },
    );
  });

  it('imported twice change nothing the second time', () => {
    const library = libraryOfTwo();
    decide(library, 'confirm');
    const other = libraryOfTwo();
    other.importReviews(parseReviews(write(library.reviewedLinks())));
    expect(other.importReviews(parseReviews(write(library.reviewedLinks())))).toMatchObject({ imported: 0, known: 1 });
    expect(other.reviewedLinks()).toEqual(library.reviewedLinks());
  });
});

describe('importing', () => {
  it('goes on where the history of the library ends', () => {
    const library = libraryOfTwo();
    decide(library, 'confirm');
    const other = libraryOfTwo();
    other.importReviews(parseReviews(reviewsAsJson(library.reviewedLinks())));
    decide(library, 'reject', { hour: 9 });
    expect(other.importReviews(parseReviews(reviewsAsJson(library.reviewedLinks())))).toMatchObject({ imported: 1 });
    expect(reviewOf(other).status).toBe('rejected');
    expect(library.importReviews(parseReviews(reviewsAsJson(other.reviewedLinks())))).toMatchObject({ known: 1 });
  });

  it('keeps the decision of the library where the file decides otherwise, and says so', () => {
    const library = libraryOfTwo();
    decide(library, 'confirm');
    const other = libraryOfTwo();
    decide(other, 'reject', { by: '李四' });
    const report = other.importReviews(parseReviews(reviewsAsJson(library.reviewedLinks())));
    expect(report).toMatchObject({ imported: 0, known: 0, conflicts: [{ reason: 'different-decision' }] });
    expect(report.conflicts[0]?.chinese).toBe('条款库中已否定，文件中为确认，保留条款库中的审核。');
    expect(reviewOf(other)).toMatchObject({ status: 'rejected', by: '李四' });
  });

  it('is no conflict when two people decided the same', () => {
    const library = libraryOfTwo();
    decide(library, 'confirm');
    const other = libraryOfTwo();
    decide(other, 'confirm', { by: '李四' });
    const report = other.importReviews(parseReviews(reviewsAsJson(library.reviewedLinks())));
    expect(report).toEqual({ imported: 0, known: 1, conflicts: [] });
  });

  it('keeps the name that the file states and puts beside it who brought it in, whatever the file says of that', () => {
    const library = libraryOfTwo();
    decide(library, 'confirm');
    const claimed = reviewsAsJson(library.reviewedLinks()).replace('"by":', '"importedBy": "局长", "by":');
    const other = libraryOfTwo();
    other.importReviews(parseReviews(claimed), '王芳');
    decide(other, 'reject', { hour: 9, by: '李四' });
    const history = other.reviewHistory({ lower: placeOf('plan/1'), upper: placeOf('province/3') });
    expect(history.map(({ by, importedBy }) => [by, importedBy])).toEqual([
      ['张三', '王芳'],
      ['李四', undefined],
    ]);
  });

  it('finds a clause that stands elsewhere by its words', () => {
    const library = libraryOfTwo();
    decide(library, 'confirm');
    const other = libraryOfTwo({ '1': '一、总体要求', '2': '二、支持建设海外仓' });
    other.importReviews(parseReviews(reviewsAsCsv(library.reviewedLinks())));
    expect(reviewOf(other, 'plan/2').status).toBe('confirmed');
  });

  it('marks a decision about other words as to be reviewed again', () => {
    const library = libraryOfTwo();
    decide(library, 'confirm');
    const other = libraryOfTwo({ '1': '一、支持建设海外仓和前置仓' });
    other.importReviews(parseReviews(reviewsAsCsv(library.reviewedLinks())));
    expect(reviewOf(other).status).toBe('needs-review');
  });

  it('reports a link whose clause the library does not have', () => {
    const library = libraryOfTwo();
    decide(library, 'confirm', { from: 'plan/2' });
    const other = libraryOfTwo({ '1': '一、支持建设海外仓' });
    const report = other.importReviews(parseReviews(reviewsAsCsv(library.reviewedLinks())));
    expect(report.conflicts).toMatchObject([{ lower: placeOf('plan/2'), reason: 'unknown-clause' }]);
  });

  it('takes a table that a person filled in, without fingerprints', () => {
    const library = libraryOfTwo();
    const table = [
      '下位文件,下位条款,上位文件,上位条款,操作,对应类型,备注,审核人,时间',
      'plan,1,province,3,确认,,"一致，见第1行",王五,2024-07-01',
      'plan,1,province,3,修改类型,指标对应,,王五,2024-07-02',
    ].join('\n');
    expect(library.importReviews(parseReviews(table))).toMatchObject({ imported: 1 });
    expect(reviewOf(library)).toMatchObject({ status: 'confirmed', type: 'indicator', by: '王五' });
  });
});

describe('a file that is no export of reviews', () => {
  const header = '下位文件,下位条款,上位文件,上位条款,操作,对应类型,备注,审核人,时间\n';
  it.each([
    ['{"format":"other"}', /expected form at \/format|expected form at \//],
    ['{"format":', /not valid JSON/],
    ['a,b\n1,2\n', /neither JSON nor a CSV with the columns 下位文件/],
    ['', /neither JSON nor a CSV/],
    [`${header}"plan`, /neither JSON nor a CSV/],
    [`${header}plan,1,province,3,同意,,,王五,2024\n`, /Line 2 of the reviews: 操作/],
    [
      `${header}plan,1,province,3,确认,,,王五,2024\nplan,1,,3,修改类型,,,王五,2024\n`,
      /Line 3 of the reviews: 上位文件、对应类型/,
    ],
  ])('%j is refused with the place of the fault', (text, message) => {
    expect(() => parseReviews(text)).toThrow(UnreadableReviews);
    expect(() => parseReviews(text)).toThrow(message);
  });
});
