import { type StoredToken, TokenProblem } from '../../ingest/library/tokens.ts';
import { roles } from '../contract/role.ts';
import { commandEntry } from './audit-entry.ts';
import { type Command, type CommandInput, choiceOf, type ExitCode, print, textOf, WrongUse } from './command.ts';
import { withLibraryFile } from './open.ts';

export const writers: Command = {
  name: 'writers',
  usage: 'add NAME | list | revoke NAME',
  summary: 'Tokens of people who use the server from elsewhere; they count at once, while the server runs',
  help: [
    'add              makes a token and shows it once; only its SHA-256 is kept',
    '--role ROLE      read: a higher limit; review: also decisions about links; ingest (default): everything',
    '--json           {name, role, token}, {tokens} or {name, revoked} as JSON',
  ],
  options: { role: { type: 'string' }, json: { type: 'boolean' } },
  run: async (input) => {
    const [action, name, ...others] = input.positionals;
    if (others.length > 0) throw new WrongUse('Expected one NAME.');
    if (action === 'list' && name === undefined) return list(input);
    if (name === undefined || name.trim() === '') throw new WrongUse('NAME is missing.');
    if (action === 'add') return add(input, name.trim());
    if (action === 'revoke') return revoke(input, name.trim());
    throw new WrongUse('Expected `add`, `list` or `revoke`.');
  },
};

function add(input: CommandInput, name: string): Promise<ExitCode> {
  const role = choiceOf(textOf(input, 'role') ?? 'ingest', roles, '--role');
  return withLibraryFile<ExitCode>(input, (library) => {
    try {
      const entry = commandEntry('add-token', `${name}（${role}）`);
      const token = library.audited(entry, () => library.tokens.add(name, role, entry.at));
      print(input, { name, role, token }, () => `${token}\n`);
      input.terminal.err(`This is the token of ${name} (${role}). It is not shown again.\n`);
      return 0;
    } catch (problem) {
      if (!(problem instanceof TokenProblem)) throw problem;
      input.terminal.err(`${problem.message}\n`);
      return 1;
    }
  });
}

function list(input: CommandInput): Promise<ExitCode> {
  return withLibraryFile<ExitCode>(input, (library) => {
    const tokens = library.tokens.all();
    print(input, { tokens }, () => tokens.map(lineOf).join(''));
    return 0;
  });
}

function lineOf({ name, role, createdAt, revokedAt }: StoredToken): string {
  return `${name}  ${role}  since ${createdAt}${revokedAt === null ? '' : `, revoked ${revokedAt}`}\n`;
}

function revoke(input: CommandInput, name: string): Promise<ExitCode> {
  return withLibraryFile<ExitCode>(input, (library) => {
    const entry = commandEntry('revoke-token', name);
    const revoked = library.tokens.revoke(name, entry.at);
    if (revoked) library.audit.add(entry);
    print(input, { name, revoked }, () => (revoked ? `The token of ${name} is revoked.\n` : ''));
    if (!revoked) input.terminal.err(`${name} has no token in use.\n`);
    return revoked ? 0 : 1;
  });
}
