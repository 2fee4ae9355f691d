import { describe } from 'vitest';

/** Registers tests that need a program of the machine; where it is missing, one line says so instead. */
export function describeWith(program: string, isThere: boolean, tests: () => void): void {
  if (isThere) describe(`with ${program}`, tests);
  else process.stdout.write(`${program} is not on this machine: what needs it is not tested.\n`);
}

/** Does something as on a machine that has none of the optional programs. */
export async function withoutPrograms<Result>(act: () => Promise<Result>): Promise<Result> {
  const { PATH: path } = process.env;
  process.env.PATH = '';
  try {
    return await act();
  } finally {
    process.env.PATH = path;
  }
}
