import { runCommand } from './commands/run-command.ts';

/** Where the cursor goes back to the start of the line and the line is wiped. */
const wipe = '\r\u001B[K';

const terminal = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
  progress: (sentence: string | null) => {
    if (process.stderr.isTTY) process.stderr.write(`${wipe}${sentence?.slice(0, process.stderr.columns - 1) ?? ''}`);
  },
};

// A reader that has seen enough (`… | head`) closes the pipe; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommand(process.argv.slice(2), terminal, process.env);
