import { expect, it } from 'vitest';
import type { FileReport, IngestReport } from '../../ingest/library/ingest-report.ts';
import { storedReportView } from '../../server/views/report-view.ts';

const file = (name: string): FileReport => ({
  ...{ file: name, bytes: 1, outcome: 'unchanged', problem: null, document: 'x', version: 1, reading: null },
  ...{ changes: null, changedClauses: [], milliseconds: 1 },
});

it('a report is given a page of files at a time, and none with its place on this machine', () => {
  const names = ['/srv/files/甲.txt', '/srv/files/乙.txt', '上传.zip/丙.txt'];
  const report: IngestReport = {
    ...{ at: '2024-05-01T00:00:00.000Z', check: false, files: names.map(file), problem: null, milliseconds: 1 },
    outcomes: { new: 0, unchanged: 3, version: 0, reread: 0, checked: 0, refused: 0 },
  };
  const page = storedReportView({ id: 7, report }, 1, 2);
  expect(page).toMatchObject({ id: 7, total: 3, report: { outcomes: { unchanged: 3 } } });
  expect(page.report.files.map(({ file: shown }) => shown)).toEqual(['乙.txt', '上传.zip/丙.txt']);
});
