import { fold } from '../words/folded-text.ts';
import type { PreparedClause } from './prepared-clause.ts';

/** What is shorter is a name or a phrase, which many clauses may hold. */
const shortest = 12;
const endings = /[。;:!?.,\s]+$/;
const ends = /[。;!?(]/;
const begins = /[。;:!?]/;

/**
 * True where a folded text that was typed or pasted is one sentence of a clause or several, from border to border: what
 * stands there literally is what is meant.
 */
export function isVerbatim({ clause, folded: { text } }: PreparedClause, typed: string): boolean {
  const asked = typed.replace(endings, '');
  if (asked.length < shortest) return false;
  const number = fold(clause.num ?? '');
  for (let start = text.indexOf(asked); start >= 0; start = text.indexOf(asked, start + 1)) {
    const end = start + asked.length;
    const opens = start === 0 || begins.test(text.charAt(start - 1)) || isNumber(text.slice(0, start), number);
    if (opens && (end === text.length || ends.test(text.charAt(end)) || text.slice(end) === '.')) return true;
  }
  return false;
}

function isNumber(before: string, number: string): boolean {
  return number !== '' && before.replace(/[.、]$/, '') === number.replace(/[.、]$/, '');
}
