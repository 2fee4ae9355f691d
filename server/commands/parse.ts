import { ingestFiles } from '../../ingest/intake/files.ts';
import { Library } from '../../ingest/library/library.ts';
import { dayInChina } from '../../ingest/policy/validity.ts';
import { toMarkdown } from '../../ingest/transforms/canonical-markdown.ts';
import { clauseViews } from '../views/clause-view.ts';
import { documentView } from '../views/document-view.ts';
import { type Command, onlyArgument, textOf } from './command.ts';

export const parse: Command = {
  name: 'parse',
  usage: 'FILE',
  summary: 'Print what is read from one file as JSON: {document, clauses, messages}',
  help: [
    'Nothing is stored. Citations and dropped page furniture are printed, too.',
    '--encoding NAME  read the file in this encoding instead of detecting it',
    '--markdown       print the document as canonical Markdown instead, which reads as the same clauses again',
    '--json           accepted for uniformity: the output is JSON unless --markdown is given',
  ],
  options: { encoding: { type: 'string' }, json: { type: 'boolean' }, markdown: { type: 'boolean' } },
  run: async (input) => {
    const file = onlyArgument(input, 'FILE');
    const encoding = textOf(input, 'encoding');
    // A library of its own, gone with the process, gives the same shapes as the API.
    const library = Library.open(':memory:');
    try {
      const report = await ingestFiles(library, [file], encoding === undefined ? {} : { encoding });
      for (const { problem } of report.files) if (problem !== null) input.terminal.err(`${file}: ${problem.message}\n`);
      const [stored, ...others] = library.documents();
      if (stored === undefined) return 1;
      if (others.length > 0) input.terminal.err(`${file} holds several documents; only the first is printed.\n`);
      const { id } = stored.document;
      const clauses = library.clauses(id);
      const exitCode = report.outcomes.refused > 0 ? 1 : 0;
      if (input.values.markdown === true) {
        input.terminal.out(toMarkdown(clauses));
        return exitCode;
      }
      const {
        version: _,
        versions: __,
        ingestedAt: ___,
        ...document
      } = documentView(stored, clauses, [], dayInChina(new Date()));
      const parsed = {
        document,
        clauses: clauseViews(clauses, library).map((view, index) => ({ ...view, span: clauses[index]?.span })),
        ...library.sources.doubts(id),
        citations: library.citationsFrom(id),
      };
      input.terminal.out(`${JSON.stringify(parsed, null, 2)}\n`);
      return exitCode;
    } finally {
      library.close();
    }
  },
};
