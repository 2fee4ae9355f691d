import { basename, isAbsolute } from 'node:path';
import type { IngestReport } from '../../ingest/library/ingest-report.ts';
import type { StoredReport } from '../../ingest/library/reports.ts';
import type { IngestReportView, StoredReportView } from '../contract/report.ts';

/** A report as readers see it: of a file of this machine only the name, not where it lies. */
export function reportView(report: IngestReport): IngestReportView {
  const files = report.files.map((file) => ({
    ...file,
    file: isAbsolute(file.file) ? basename(file.file) : file.file,
  }));
  return { ...report, files };
}

/** One report with some of its files. */
export function storedReportView({ id, report }: StoredReport, offset: number, limit: number): StoredReportView {
  const files = report.files.slice(offset, offset + limit);
  return { id, total: report.files.length, report: reportView({ ...report, files }) };
}
