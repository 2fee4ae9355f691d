import type { Library } from '../../ingest/library/library.ts';
import { dayInChina } from '../../ingest/policy/validity.ts';
import type { PairedDocumentView, PairReasonView } from '../contract/document-pair.ts';
import { pairsOf } from '../views/paired-documents.ts';
import { commandEntry, commandUser } from './audit-entry.ts';
import { type Command, type CommandInput, type ExitCode, onlyArgument, print, WrongUse } from './command.ts';
import { withKnowledgeBase, withLibrary } from './open.ts';

export const pairs: Command = {
  name: 'pairs',
  usage: 'DOCUMENT | add LOWER UPPER | remove LOWER UPPER',
  summary: 'Which documents stand above and below one, and why; make a pair or take one out',
  help: [
    'add              makes LOWER a lower document of UPPER, whatever their texts say, and traces it',
    'remove           says that the two are no pair; their links go, decisions on them stay',
    '--json           as GET /api/documents/{id}/pairs',
  ],
  options: { json: { type: 'boolean' } },
  run: (input) => {
    const [action] = input.positionals;
    if (action === 'add') return decide(input, 'added');
    if (action === 'remove') return decide(input, 'removed');
    return withLibrary<ExitCode>(input, (library) => show(input, library, onlyArgument(input, 'DOCUMENT')));
  },
};

function show(input: CommandInput, library: Library, id: string): ExitCode {
  if (library.document(id) === null) return unknown(input, id);
  const found = pairsOf(library, id, dayInChina(new Date()));
  print(input, found, () => [...side('above', found.upper), ...side('below', found.lower)].join(''));
  return 0;
}

function decide(input: CommandInput, decision: 'added' | 'removed'): Promise<ExitCode> {
  const [, lower, upper, ...others] = input.positionals;
  if (lower === undefined || upper === undefined || others.length > 0) throw new WrongUse('Expected LOWER and UPPER.');
  if (lower === upper) throw new WrongUse('Expected two documents, not one with itself.');
  return withKnowledgeBase<ExitCode>(input, async (knowledgeBase) => {
    const { library } = knowledgeBase;
    for (const id of [lower, upper]) if (library.document(id) === null) return unknown(input, id);
    const at = new Date().toISOString();
    await knowledgeBase.decidePair({ lower, upper, decision, by: commandUser(), at });
    library.audit.add(commandEntry('pair', `${decision} ${lower} → ${upper}`));
    return show(input, library, lower);
  });
}

function unknown({ terminal }: CommandInput, id: string): ExitCode {
  terminal.err(`There is no document ${id}.\n`);
  return 1;
}

const side = (word: string, documents: PairedDocumentView[]): string[] =>
  documents.map(
    ({ document, reasons, links }) =>
      `${word}  ${document.id}  ${document.title}  ${links} links; ${reasons.map(reasonText).join('; ')}\n`,
  );

function reasonText({ kind, addresses = [], likeness = 0, words = [], by, at }: PairReasonView): string {
  if (kind === 'basis') return `named as the basis at ${addresses.join(', ')}`;
  if (kind === 'same-task') return `same task ${likeness.toFixed(2)} (${words.join('、')})`;
  return `said ${by} at ${at}`;
}
