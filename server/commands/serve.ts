import { runUntilStopped } from '../run-until-stopped.ts';
import { type Command, WrongUse } from './command.ts';

export const serve: Command = {
  name: 'serve',
  usage: '',
  summary: 'Serve the web pages and the API until Ctrl-C, as `npm start` does',
  help: ['HOST, PORT, DATA_DIR, MEILI_URL, MEILI_KEY, MEILI_BIN in the environment configure it.'],
  options: {},
  run: async ({ positionals, configuration }) => {
    if (positionals.length > 0) throw new WrongUse(`Expected no arguments, not \`${positionals.join(' ')}\`.`);
    await runUntilStopped(configuration);
    return 0;
  },
};
