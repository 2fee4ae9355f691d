import { boundMemory } from '../bounded-process.ts';
import { parseSidecar, parseSource, SidecarProblem } from '../parse.ts';
import { LIMITS } from '../readers/limits.ts';
import { readSource } from '../readers/read.ts';
import { UnreadableSource } from '../readers/unreadable-source.ts';
import type { ReadingFailure, ReadingJob, ReadingMessage } from './messages.ts';
import { portionsOf } from './portions.ts';
import { tooDeep, tooManyClauses, tooMuchMemory } from './refusals.ts';

/** What the reading process does: it reads one file after the other, as the server sends them. */
async function answer(job: ReadingJob): Promise<void> {
  try {
    const encoding = job.encoding === null ? {} : { encoding: job.encoding };
    const sidecar = job.sidecar === null ? {} : { sidecar: parseSidecar(job.sidecar) };
    const working = (): void => say({ kind: 'working' });
    const parsed = parseSource(await readSource(job.bytes, { name: job.name, ...encoding, working }), {
      id: job.id,
      ...sidecar,
    });
    if (parsed.clauses.length > LIMITS.clauses) throw tooManyClauses(parsed.clauses.length);
    const { clauses, citations, messages, dropped, ...core } = parsed;
    for (const lists of portionsOf({ clauses, citations, messages, dropped })) say({ kind: 'portion', lists });
    say({ kind: 'read', core, megabytes: residentMegabytes() });
  } catch (error) {
    say({ kind: 'failed', failure: failureOf(error), megabytes: residentMegabytes() });
  }
}

function failureOf(error: unknown): ReadingFailure {
  if (error instanceof SidecarProblem) return { kind: 'sidecar', message: error.message };
  const refused = error instanceof RangeError ? beyondTheMachine(error) : error;
  if (refused instanceof UnreadableSource) {
    return { kind: 'unreadable', code: refused.code, english: refused.message, chinese: refused.chinese };
  }
  const { message, stack = '' } = refused instanceof Error ? refused : new Error(String(refused));
  return { kind: 'fault', message, stack };
}

/** V8 says by a RangeError that its stack, a string or a buffer would grow beyond what it may have. */
function beyondTheMachine(error: RangeError): Error {
  if (/call stack/i.test(error.message)) return tooDeep();
  return /allocation failed|invalid (?:string|array) length/i.test(error.message) ? tooMuchMemory(error) : error;
}

function residentMegabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}

function say(message: ReadingMessage): void {
  process.send?.(message);
}

process.on('message', (job: ReadingJob) => void answer(job));
// The server is gone: nobody waits for an answer any more.
process.on('disconnect', () => process.exit());
boundMemory(LIMITS.readingMegabytes);
say({ kind: 'ready' });
