import { LinkExplainer } from '../../ingest/derived/link-explainer.ts';
import type { CounterpartView } from '../contract/cross-reference.ts';
import { clauseLabel } from '../views/clause-view.ts';
import { crossReferencesOf } from '../views/cross-reference-view.ts';
import { type Command, type ExitCode, onlyArgument, print, WrongUse } from './command.ts';
import { withLibrary } from './open.ts';

export const trace: Command = {
  name: 'trace',
  usage: 'DOCUMENT/ADDRESS',
  summary: 'Which upper clauses a lower clause implements, and the reverse',
  help: [
    'e.g. trace hz-2024-52/2/2/7',
    '--weak           show weak links, too',
    '--json           as GET /api/documents/{id}/clauses/{address}/crossrefs',
  ],
  options: { weak: { type: 'boolean' }, json: { type: 'boolean' } },
  run: (input) =>
    withLibrary<ExitCode>(input, (library) => {
      const place = onlyArgument(input, 'DOCUMENT/ADDRESS');
      const [id = '', ...steps] = place.split('/');
      if (steps.length === 0)
        throw new WrongUse(`Expected DOCUMENT/ADDRESS such as hz-2024-52/2/2/7, not \`${place}\`.`);
      const clause = library.clause(id, steps.join('/'));
      if (clause === null) {
        const what = library.document(id) === null ? `no document ${id}` : `no clause ${steps.join('/')} in ${id}`;
        input.terminal.err(`There is ${what}.\n`);
        return 1;
      }
      const links = crossReferencesOf({ library, explainer: new LinkExplainer(library) }, clause);
      const visible = (links: CounterpartView[]) =>
        links.filter(
          ({ strength, review }) => input.values.weak === true || strength !== 'weak' || review.status !== 'proposed',
        );
      print(input, links, () =>
        [
          `${place}  ${clauseLabel(clause)}`,
          ...direction('implements', visible(links.implements)),
          ...direction('implemented by', visible(links.implementedBy)),
          ...(links.none === null ? [] : [links.none]),
          '',
        ].join('\n'),
      );
      return 0;
    }),
};

function direction(word: string, links: CounterpartView[]): string[] {
  return links.flatMap((link) => [
    `${word}  ${link.document}/${link.address}  ${link.num ?? ''}${link.heading ?? ''}`,
    `    ${link.strength} ${link.score.toFixed(2)}, ${link.type}, ${link.review.status}`,
    ...link.evidence.map(({ hereText, thereText }) => `    “${hereText}” ↔ “${thereText}”`),
  ]);
}
