import { commandEntry } from './audit-entry.ts';
import { type Command, type ExitCode, print, WrongUse } from './command.ts';
import { withKnowledgeBase } from './open.ts';

export const remove: Command = {
  name: 'remove',
  usage: 'DOCUMENT…',
  summary: 'Remove documents with all their versions from the library',
  help: [
    'What people decided about their links is kept and comes back with the document.',
    'Documents of seeds/ come back at the next start of the server.',
    '--json           {removed, unknown} as JSON',
  ],
  options: { json: { type: 'boolean' } },
  run: (input) =>
    withKnowledgeBase<ExitCode>(input, async (knowledgeBase) => {
      if (input.positionals.length === 0) throw new WrongUse('DOCUMENT is missing: name at least one id.');
      const removed: string[] = [];
      const unknown: string[] = [];
      for (const id of input.positionals) {
        const entry = commandEntry('remove', id);
        const isRemoved = await knowledgeBase.remove(id, entry.by);
        (isRemoved ? removed : unknown).push(id);
        if (isRemoved) knowledgeBase.library.audit.add(entry);
      }
      print(input, { removed, unknown }, () => removed.map((id) => `${id} was removed.\n`).join(''));
      for (const id of unknown) input.terminal.err(`There is no document ${id}.\n`);
      return unknown.length > 0 ? 1 : 0;
    }),
};
