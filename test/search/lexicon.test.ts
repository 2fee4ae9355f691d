import { expect, test } from 'vitest';
import { UNITS } from '../../ingest/policy/agencies/unit-file.ts';
import { lexicon } from '../../ingest/policy/lexicon.ts';

test('no word is listed twice in a list of the lexicon', () => {
  const { words, stopWords, lightWords, moneyWords, documentKinds } = lexicon();
  for (const list of [words, stopWords, lightWords, moneyWords, documentKinds]) {
    const listed = list.map(({ word }) => word);
    expect(listed.filter((word, at) => listed.indexOf(word) !== at)).toEqual([]);
  }
});

test('what people call an agency means units of the unit file', () => {
  for (const { asked, units } of lexicon().agencies) {
    expect(asked.length).toBeGreaterThan(0);
    expect(units.filter((part) => !UNITS.some(({ name }) => name.includes(part)))).toEqual([]);
  }
});
