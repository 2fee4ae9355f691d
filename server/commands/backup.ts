import { libraryFile } from '../../ingest/knowledge-base.ts';
import { backUp, restore as restoreLibrary } from '../../ingest/library/backup.ts';
import { type Command, onlyArgument, print } from './command.ts';

export const backup: Command = {
  name: 'backup',
  usage: 'FILE',
  summary: 'Copy the library (sources, versions, decisions, tokens) to FILE while the server runs, and check the copy',
  help: ['--json           {file, documents, versions, reviews} as JSON'],
  options: { json: { type: 'boolean' } },
  run: async (input) => {
    const content = await backUp(libraryFile(input.configuration.dataDir), onlyArgument(input, 'FILE'));
    print(
      input,
      content,
      () =>
        `${content.file}: ${content.documents} documents, ${content.versions} versions, ${content.reviews} decisions.\n`,
    );
    return 0;
  },
};

export const restore: Command = {
  name: 'restore',
  usage: 'FILE',
  summary: 'Put a backup in the place of the library; the present one is kept beside it',
  help: [
    'The backup is checked first, and the server must be stopped. Links and index are made anew at the next start.',
    '--json           {file, documents, versions, reviews, keptAs} as JSON',
  ],
  options: { json: { type: 'boolean' } },
  run: async (input) => {
    const library = libraryFile(input.configuration.dataDir);
    const result = restoreLibrary(onlyArgument(input, 'FILE'), library, new Date().toISOString());
    print(input, result, () => {
      const kept = result.keptAs === null ? '' : ` The library before is kept as ${result.keptAs}.`;
      return `${result.documents} documents and ${result.reviews} decisions are back.${kept}\n`;
    });
    return 0;
  },
};
