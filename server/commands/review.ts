import { readFileSync, writeFileSync } from 'node:fs';
import { parseReviews, reviewsAsCsv, reviewsAsJson, UnreadableReviews } from '../../ingest/library/review-exchange.ts';
import { commandEntry } from './audit-entry.ts';
import { type Command, type CommandInput, type ExitCode, print, WrongUse } from './command.ts';
import { onFile } from './file-problem.ts';
import { withLibrary } from './open.ts';

export const review: Command = {
  name: 'review',
  usage: 'export [FILE] | import FILE',
  summary: 'Export or import what people decided about cross-references, as CSV or JSON',
  help: [
    'export           to FILE (.csv or .json), or as JSON (--csv: CSV) to the terminal; with the whole history',
    'import           takes over decisions; where the library decided otherwise, its own is kept and reported',
    '--csv            export to the terminal as CSV',
    '--json           the report of an import as JSON',
  ],
  options: { csv: { type: 'boolean' }, json: { type: 'boolean' } },
  run: async (input) => {
    const [action, file, ...others] = input.positionals;
    if (others.length > 0) throw new WrongUse('Expected at most one FILE.');
    if (action === 'export') return exportReviews(input, file);
    if (action === 'import' && file !== undefined) return importReviews(input, file);
    throw new WrongUse(action === 'import' ? 'FILE is missing.' : 'Expected `export` or `import`.');
  },
};

function exportReviews(input: CommandInput, file: string | undefined): Promise<ExitCode> {
  return withLibrary<ExitCode>(input, (library) => {
    const links = library.reviewedLinks();
    const asCsv = file === undefined ? input.values.csv === true : /\.csv$/iu.test(file);
    const text = asCsv ? reviewsAsCsv(links) : reviewsAsJson(links);
    if (file === undefined) input.terminal.out(text);
    else onFile('written', file, () => writeFileSync(file, text));
    return 0;
  });
}

function importReviews(input: CommandInput, file: string): Promise<ExitCode> {
  return withLibrary<ExitCode>(input, (library) => {
    try {
      const links = parseReviews(onFile('read', file, () => readFileSync(file, 'utf8')));
      const entry = commandEntry('import-reviews', file);
      const report = library.audited(entry, () => library.importReviews(links, entry.by));
      print(input, report, () => `${report.imported} links imported, ${report.known} known already.\n`);
      for (const { lower, upper, reason } of report.conflicts) {
        const places = `${lower.document}/${lower.address} → ${upper.document}/${upper.address}`;
        input.terminal.err(`Not imported: ${places} (${reason})\n`);
      }
      return report.conflicts.length > 0 ? 1 : 0;
    } catch (error) {
      if (!(error instanceof UnreadableReviews)) throw error;
      input.terminal.err(`${file}: ${error.message}\n`);
      return 1;
    }
  });
}
