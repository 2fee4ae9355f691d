import { toSimplified } from '../words/folded-text.ts';
import type { Reading } from './query.ts';

/** Reads traditional characters as simplified ones; nothing changes in a text that is simplified already. */
export function readTraditional(reading: Reading, undone: ReadonlySet<string>): Reading {
  const text = toSimplified(reading.text);
  const id = 'traditional';
  if (text === reading.text || undone.has(id)) return reading;
  const step = {
    id,
    kind: 'traditional' as const,
    from: reading.text.trim(),
    to: [text.trim()],
    note: `繁体字按简体检索：${text.trim()}`,
    undoable: true,
  };
  return { ...reading, text, steps: [...reading.steps, step] };
}
