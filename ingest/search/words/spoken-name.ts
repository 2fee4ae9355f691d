import { pinyin } from 'pinyin-pro';

/** Toneless syllables of a Chinese text; ü is written v. */
export function syllables(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
}

/** Syllables in one word, each with a capital letter: ShuZiMaoYi. */
export function spoken(syllables: readonly string[]): string {
  return syllables.map((syllable) => syllable.charAt(0).toUpperCase() + syllable.slice(1)).join('');
}

/** Pinyin of a name, punctuation left out: 数字贸易 → ShuZiMaoYi, B2B → B2B. */
export function spokenName(name: string): string {
  return spoken(syllables(name.replace(/[^\p{L}\p{N}]/gu, '')));
}

/** First letters of the syllables, in lower case: ShuZiMaoYi → szmy; other characters stay. */
export function initialsOf(spoken: string): string {
  return spoken.replace(/[a-z]+/g, '').toLowerCase();
}

/** True when letters stand in a spoken name from the beginning of a syllable on: maoyi in ShuZiMaoYi, but not aoyi. */
export function holdsSyllables(spoken: string, letters: string): boolean {
  const lower = spoken.toLowerCase();
  for (let at = lower.indexOf(letters); at >= 0; at = lower.indexOf(letters, at + 1)) {
    if (!/[a-z]/.test(spoken.charAt(at))) return true;
  }
  return false;
}
