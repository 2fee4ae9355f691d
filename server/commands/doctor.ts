import { examine } from '../doctor.ts';
import { type Command, print } from './command.ts';

const marks = { ok: '正常', warning: '注意', fault: '故障' } as const;

export const doctor: Command = {
  name: 'doctor',
  usage: '',
  summary: 'Look at Node, compiler, engine, port, disk, permissions, every source and clause, index and backups',
  help: ['Changes nothing; exit code 1 where something is at fault.', '--json           {findings} as JSON'],
  options: { json: { type: 'boolean' } },
  run: async (input) => {
    const findings = await examine(input.configuration);
    print(input, { findings }, () =>
      findings
        .map(
          ({ state, subject, detail, remedy }) =>
            `[${marks[state]}] ${subject}：${detail}${remedy ? `。${remedy}` : ''}\n`,
        )
        .join(''),
    );
    return findings.some(({ state }) => state === 'fault') ? 1 : 0;
  },
};
