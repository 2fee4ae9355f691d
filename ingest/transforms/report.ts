import type { VFile } from 'vfile';
import type { IngestMessage } from '../policy/message.ts';

declare module 'vfile' {
  interface DataMap {
    messages: IngestMessage[];
  }
}

/**
 * Adds a message about the document. Kept as typed values on the file, not as VFileMessages: each of those builds an
 * Error with a stack, which costs more than the parse.
 */
export function report(file: VFile, message: IngestMessage): void {
  reported(file).push(message);
}

/** All messages reported so far, in order. */
export function reported(file: VFile): IngestMessage[] {
  const messages = file.data.messages ?? [];
  file.data.messages = messages;
  return messages;
}
