import type { Span } from './clause.ts';
import { parseNumeral } from './numerals.ts';

const NUMBER = '[0-9０-９〇○零OＯ一二三四五六七八九十]';
const DATE = new RegExp(`(${NUMBER}{4})\\s*年\\s*(${NUMBER}{1,3})\\s*月\\s*(${NUMBER}{1,3})\\s*日`, 'g');

/** All calendar dates in a text (2024年 9月 23日, 二〇二四年九月二十三日) as ISO 8601, with their ranges. */
export function findDates(text: string): { date: string; span: Span; raw: string }[] {
  return [...text.matchAll(DATE)].flatMap((match) => {
    const date = isoDate(match[1] ?? '', match[2] ?? '', match[3] ?? '');
    if (date === null) return [];
    return [{ date, span: { start: match.index, end: match.index + match[0].length }, raw: match[0] }];
  });
}

function isoDate(yearText: string, monthText: string, dayText: string): string | null {
  const year = parseNumeral(yearText);
  const month = parseNumeral(monthText);
  const day = parseNumeral(dayText);
  if (year === null || month === null || day === null) return null;
  return isCalendarDay(year, month, day)
    ? `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    : null;
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  const lengths = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  const length = lengths[month - 1];
  return length !== undefined && day >= 1 && day <= length;
}

/** A text that is one date and nothing else, as ISO 8601; null otherwise. */
export function parseDate(text: string): string | null {
  const trimmed = text.trim();
  const found = findDates(trimmed)[0];
  return found !== undefined && found.span.start === 0 && found.span.end === trimmed.length ? found.date : null;
}

/** The day some years after an ISO date (有效期3年). The 29th of February becomes the 28th. */
export function addYears(date: string, years: number): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const target = Number(year) + years;
  const kept = isCalendarDay(target, Number(month), Number(day)) ? day : '28';
  return `${String(target).padStart(4, '0')}-${month}-${kept}`;
}
