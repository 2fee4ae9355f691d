import type { ChangedClause, FileReport, IngestReport, ReadingReport } from '../../ingest/library/ingest-report.ts';

/** Entries of one kind that are written out; `--json` has all of them. */
const shown = 20;

const outcomeWords: Record<FileReport['outcome'], string> = {
  new: 'new document',
  unchanged: 'unchanged, skipped',
  version: 'new version',
  reread: 'read again by the changed program, same clauses',
  checked: 'checked, not stored',
  refused: 'refused',
};

/** The report of an ingest for a terminal: what became of each file, with every doubt and its place. */
export function reportText(report: IngestReport): string {
  const files = report.files.map(fileText);
  const counts = Object.entries(report.outcomes).flatMap(([outcome, count]) =>
    count > 0 ? `${count} ${outcome}` : [],
  );
  const seconds = (report.milliseconds / 1000).toFixed(1);
  const sum = `${report.files.length} file${report.files.length === 1 ? '' : 's'} in ${seconds} s: ${counts.join(', ') || 'nothing to do'}`;
  return [...files, sum, ...(report.problem === null ? [] : [report.problem.message]), ''].join('\n');
}

function fileText(file: FileReport): string {
  const head = `${file.file}: ${outcomeWords[file.outcome]}${file.problem === null ? '' : `. ${file.problem.message}`}`;
  const place =
    file.document === null ? [] : [`document ${file.document}${versionWord(file)}, ${file.milliseconds} ms`];
  const reading = file.reading === null ? [] : readingLines(file.reading);
  return [head, ...[...place, ...changeLines(file), ...reading].map((line) => `  ${line}`), ''].join('\n');
}

function versionWord({ version }: FileReport): string {
  return version === null ? '' : ` version ${version}`;
}

function readingLines(reading: ReadingReport): string[] {
  const number = reading.documentNumber === null ? '' : `（${reading.documentNumber}）`;
  const levels = reading.levels.map(({ depth, scheme, count }) => `${'·'.repeat(depth)}${scheme} × ${count}`);
  return [
    `${reading.title ?? '标题未载明'}${number}`,
    `${[reading.format, reading.encoding].filter(Boolean).join(', ')}, ${reading.characters} characters, ${reading.clauses} clauses`,
    `numbers: ${levels.join('  ') || 'none printed'}`,
    `nodes: ${reading.counts.map(({ kind, count }) => `${count} ${kind}`).join(', ')}`,
    `${reading.unitMentions} responsible units, ${reading.citations} citations`,
    ...list('unknown unit', reading.unknownUnits, ({ name, addresses }) => `${name} (${addresses.join(', ')})`),
    ...list(
      'unresolved citation',
      reading.unresolvedCitations,
      ({ address, raw, reason }) => `${address} ${raw}: ${reason}`,
    ),
    ...list('dropped', reading.dropped, ({ text, reason }) => `“${text.trim().replace(/\s+/gu, ' ')}” ${reason}`),
    ...list('doubt', reading.messages, ({ severity, rule, line, address, reason }) => {
      const place = [address, line === null ? null : `line ${line}`].filter((part) => part !== null).join(', ');
      return `${severity} ${rule}${place === '' ? '' : ` (${place})`}: ${reason}`;
    }),
  ];
}

function changeLines({ changes, changedClauses }: FileReport): string[] {
  if (changes === null) return [];
  const { added, removed, changed, moved } = changes;
  const counts = `${added} added, ${removed} removed, ${changed} changed, ${moved} moved`;
  return [`clauses: ${counts}`, ...list('clause', changedClauses, changeText)];
}

function changeText({ kind, from, to }: ChangedClause): string {
  return `${kind} ${from === to || from === null || to === null ? (to ?? from) : `${from} → ${to}`}`;
}

function list<Entry>(what: string, entries: readonly Entry[], text: (entry: Entry) => string): string[] {
  const lines = entries.slice(0, shown).map((entry) => `${what}: ${text(entry)}`);
  const rest = entries.length - lines.length;
  return rest > 0 ? [...lines, `${what}: and ${rest} more (--json shows all)`] : lines;
}
