import Type, { type Static } from 'typebox';
import { Choice, NullableInteger, NullableObject, NullableString, Ref, SpanSchema } from './basic-schemas.ts';
import { ClauseKindSchema } from './clause.ts';

export const IngestMessageSchema = Type.Object(
  {
    severity: Choice(['note', 'warning', 'error']),
    rule: Type.String({ description: 'Stable, e.g. number-gap, unknown-unit' }),
    reason: Type.String({ description: 'Chinese sentence: what was found and what was done about it' }),
    line: NullableInteger('1-based line in the extracted source text'),
    address: NullableString(),
    quote: NullableString('The characters concerned, as printed'),
  },
  { $id: 'IngestMessage' },
);
export type IngestMessageView = Static<typeof IngestMessageSchema>;

const problemFields = {
  code: Type.String({ description: 'Stable, e.g. empty, scanned, unknown-encoding' }),
  message: Type.String({ description: 'English sentence' }),
  chinese: Type.String({ description: '中文说明：发生了什么，怎么办' }),
};

const changeCountFields = {
  added: Type.Integer(),
  removed: Type.Integer(),
  changed: Type.Integer(),
  moved: Type.Integer({ description: 'Same words at another address' }),
};

/** What was read from one file. */
const readingFields = {
  title: NullableString(),
  documentNumber: NullableString(),
  format: Choice(['txt', 'md', 'html', 'docx', 'doc', 'rtf', 'xlsx', 'xls', 'pdf', 'ofd', 'image']),
  encoding: NullableString('Null for containers (docx, pdf)'),
  characters: Type.Integer({ description: 'Characters of the extracted text, white space left out' }),
  levels: Type.Array(
    Type.Object({
      depth: Type.Integer({ minimum: 1, description: '1 for the outermost numbers' }),
      scheme: Type.String({ description: 'First number of the level as it would be printed: 一、 （一） 1. 第一条' }),
      count: Type.Integer(),
    }),
  ),
  counts: Type.Array(Type.Object({ kind: Ref(ClauseKindSchema), count: Type.Integer() }), {
    description: 'Number of outline nodes of each kind',
  }),
  clauses: Type.Integer({ description: 'Number of search records' }),
  unitMentions: Type.Integer(),
  unknownUnits: Type.Array(Type.Object({ name: Type.String(), addresses: Type.Array(Type.String()) })),
  citations: Type.Integer(),
  unresolvedCitations: Type.Array(
    Type.Object({
      address: Type.String(),
      raw: Type.String(),
      reason: Choice(['not-in-library', 'ambiguous', 'no-such-clause']),
    }),
  ),
  dropped: Type.Array(Type.Object({ text: Type.String(), span: Ref(SpanSchema), reason: Type.String() }), {
    description: 'Page furniture that was left out',
  }),
  messages: Type.Array(Ref(IngestMessageSchema)),
  places: Type.Optional(
    Type.Array(Type.Object({ address: Type.String(), pinpoint: Type.String() }), {
      description: 'The addresses above as people read them; absent in reports of earlier programs',
    }),
  ),
};

export const FileReportSchema = Type.Object(
  {
    file: Type.String(),
    bytes: Type.Integer(),
    outcome: Choice(['new', 'unchanged', 'version', 'reread', 'checked', 'refused'], {
      description: '新文件 / 未变 / 新版本 / 重新解析 / 仅检查 / 拒收',
    }),
    problem: NullableObject(Type.Object(problemFields)),
    document: NullableString('Id of the document; null when refused'),
    version: NullableInteger(),
    reading: NullableObject(Type.Object(readingFields)),
    changes: NullableObject(Type.Object(changeCountFields)),
    changedClauses: Type.Array(
      Type.Object({
        kind: Choice(['moved', 'changed', 'replaced', 'added', 'removed']),
        from: NullableString('Address in the older version'),
        to: NullableString('Address in the newer version'),
      }),
    ),
    milliseconds: Type.Number(),
  },
  { $id: 'FileReport', description: 'What became of one file' },
);
export type FileReportView = Static<typeof FileReportSchema>;

export const IngestReportSchema = Type.Object(
  {
    at: Type.String({ description: 'ISO 8601 moment of the start' }),
    check: Type.Boolean({ description: 'True when nothing was stored' }),
    files: Type.Array(Ref(FileReportSchema)),
    outcomes: Type.Object({
      new: Type.Integer(),
      unchanged: Type.Integer(),
      version: Type.Integer(),
      reread: Type.Integer(),
      checked: Type.Integer(),
      refused: Type.Integer(),
    }),
    problem: NullableObject(
      Type.Object(problemFields, { description: 'What went wrong after the documents were safely stored' }),
    ),
    milliseconds: Type.Number(),
  },
  { $id: 'IngestReport' },
);
export type IngestReportView = Static<typeof IngestReportSchema>;

/** A kept report in one line. */
export const ReportSummarySchema = Type.Object(
  { id: Type.Integer(), at: Type.String({ description: 'ISO 8601 moment of the start' }), files: Type.Integer() },
  { $id: 'ReportSummary' },
);

/** The last reports, newest first; those of `check` are not kept. */
export const ReportListSchema = Type.Object({ reports: Type.Array(Ref(ReportSummarySchema)) }, { $id: 'ReportList' });
export type ReportListView = Static<typeof ReportListSchema>;

export const ReportParamsSchema = Type.Object({
  report: Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1, description: 'Id of the report' }),
});
export const ReportPageQuerySchema = Type.Object({
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0, description: 'Files to skip' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50, description: 'Files to show' })),
});

/** One report with a page of its files. */
export const StoredReportSchema = Type.Object(
  { id: Type.Integer(), total: Type.Integer({ description: 'Number of files' }), report: Ref(IngestReportSchema) },
  { $id: 'StoredReport' },
);
export type StoredReportView = Static<typeof StoredReportSchema>;
