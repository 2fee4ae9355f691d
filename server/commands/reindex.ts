import { commandEntry } from './audit-entry.ts';
import { type Command, type ExitCode, print } from './command.ts';
import { showProgress, withKnowledgeBase } from './open.ts';

export const reindex: Command = {
  name: 'reindex',
  usage: '',
  summary: 'Derive the cross-references and the search index anew from the library',
  help: ['Searches meanwhile see the old index.', '--json           {documents, clauses} as JSON'],
  options: { json: { type: 'boolean' } },
  run: (input) =>
    withKnowledgeBase<ExitCode>(input, async (knowledgeBase) => {
      const entry = commandEntry('reindex', '');
      knowledgeBase.library.audit.add(entry);
      await knowledgeBase.reindex(showProgress(input.terminal), entry.by);
      input.terminal.progress(null);
      const stored = knowledgeBase.library.documents();
      const clauses = stored.reduce((sum, { version }) => sum + version.searchable, 0);
      print(
        input,
        { documents: stored.length, clauses },
        () => `${clauses} clauses of ${stored.length} documents are indexed.\n`,
      );
      return 0;
    }),
};
