import { dayInChina } from '../../ingest/policy/validity.ts';
import { documentSummary } from '../views/document-view.ts';
import { type Command, type ExitCode, print } from './command.ts';
import { withLibrary } from './open.ts';

export const documents: Command = {
  name: 'documents',
  usage: '',
  summary: 'List the documents of the library',
  help: ['--json           as GET /api/documents'],
  options: { json: { type: 'boolean' } },
  run: (input) =>
    withLibrary<ExitCode>(input, (library) => {
      const day = dayInChina(new Date());
      const list = library.documents().map((stored) => documentSummary(stored, day));
      print(input, { documents: list }, () =>
        list
          .map(({ id, title, documentNumber, clauses, validity, version }) => {
            const number = documentNumber === null ? '' : `（${documentNumber}）`;
            return `${id}  ${title}${number}  ${clauses} clauses, version ${version}, ${validity}\n`;
          })
          .join(''),
      );
      return 0;
    }),
};
