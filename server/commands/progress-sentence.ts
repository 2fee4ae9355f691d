import type { Progress } from '../../ingest/intake/files.ts';

/**
 * How far long work has come, in one English line.
 *
 * @param remaining seconds until the end of the stage; null where nobody can say
 */
export function progressSentence({ stage, done, total, file }: Progress, remaining: number | null): string {
  const of = total === null ? '' : ` of ${total}`;
  const sentences: Record<Progress['stage'], string> = {
    read: `Read ${done}${of} file${(total ?? done) === 1 ? '' : 's'}${left(remaining)}: ${file}`,
    trace: `Tracing lower clauses to upper ones: ${done}${of} documents${left(remaining)}`,
    index: `Indexing: ${done}${of} records sent${left(remaining)}`,
  };
  return sentences[stage];
}

function left(seconds: number | null): string {
  if (seconds === null) return '';
  return seconds < 90 ? `, ${seconds} s left` : `, ${Math.ceil(seconds / 60)} min left`;
}
