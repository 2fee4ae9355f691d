import type { Reading } from './query.ts';

const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;

/** Full-width letters and digits become plain ones (NFKC); brackets and punctuation stay as typed. */
export function readWidth(reading: Reading, undone: ReadonlySet<string>): Reading {
  const id = 'normalised';
  if (!fullWidth.test(reading.text) || undone.has(id)) return reading;
  const text = reading.text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (character) =>
    character.normalize('NFKC'),
  );
  const step = {
    id,
    kind: 'normalised' as const,
    from: reading.text.trim(),
    to: [text.trim()],
    note: `全角字符按半角检索：${text.trim()}`,
    undoable: true,
  };
  return { ...reading, text, steps: [...reading.steps, step] };
}
