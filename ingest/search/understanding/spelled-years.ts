import type { Reading } from './query.ts';

const digits = '〇一二三四五六七八九';
const spelled =
  /(?<![〇○零一二三四五六七八九十百千万亿])[一二][〇○Ｏ零一二三四五六七八九]{3}(?![〇○零一二三四五六七八九十百千万亿])/g;

/** 2026年 as documents may print it, too: 二〇二六年. */
export function spelledYears(year: string): string[] {
  const characters = [...year].map((digit) => digits.charAt(Number(digit))).join('');
  return [...new Set([characters, characters.replaceAll('〇', '○'), characters.replaceAll('〇', '零')])];
}

/** Years in Chinese digits are read as the numbers that documents print: 二〇二六年, 年份:二〇二三. */
export function readSpelledYears(reading: Reading, undone: ReadonlySet<string>): Reading {
  const steps = [...reading.steps];
  const text = reading.text.replace(spelled, (typed) => {
    const year = [...typed].map((character) => Math.max(0, digits.indexOf(character))).join('');
    const id = `number:${typed}`;
    if (!/^(?:19|20)/.test(year) || undone.has(id)) return typed;
    if (!steps.some((step) => step.id === id)) {
      steps.push({ id, kind: 'number', from: typed, to: [year], note: `“${typed}”按${year}检索`, undoable: true });
    }
    return year;
  });
  return { ...reading, text, steps };
}
