/** Finds the notes in which a clause names its responsible units: where they stand and what they hold. */

import { isAgencyName, isKnownUnit } from '../policy/agencies/unit-names.ts';
import { splitNames } from './unit-note-reader.ts';

/** A note as printed; offsets point into the text it was found in. `start` and `end` enclose the words inside the bracket. */
export interface UnitNote {
  start: number;
  end: number;
}

const OPENING = '（([［〔【';
const CLOSING = '）)]］〕】';
const BRACKET = /[（([［〔【）)\]］〕】]/g;
const LABEL =
  /(?:责任|牵头|配合|主办|协办|参与|参加|承办|落实|主管|实施|负责|组织|支持|协同|主责)(?:单位|部门|领导单位|处室|机构|科室)|牵头[：:]|配合[：:]/;
const BY_VERB = /(?:负责|牵头|指导|配合|参与|分别落实|落实)(?:$|[，,；;。])|按(?:照)?(?:各自)?职责分工/;

/** 牵头领导：…；牵头单位：… — a note may name the person in charge before the units. */
const LATER_LABEL =
  /^\s*(?:牵头|责任|分管|联系|包联)?(?:市|省|县|区)?(?:领导|负责人|责任人)\s*[：:][\s\S]*[；;，,]\s*(?:责任|牵头|配合|主办|协办|参与|承办|落实)(?:单位|部门)\s*[：:]/;

/** Longest note, in characters. */
const LONGEST_NOTE = 1200;
/** How far white space and marks around a bracket are followed. */
const MARGIN = 60;

/**
 * All notes of a text, in order. A bracket inside a note (各区、县（市）政府) does not end it.
 * Every character is looked at a bounded number of times, whatever the text.
 */
export function findUnitNotes(text: string): UnitNote[] {
  const bare = bareNotes(text);
  const closes = matchingBrackets(text);
  const notes: UnitNote[] = [];
  let index = 0;
  let passed = 0;
  for (const [open, close] of closes) {
    if (open < index) continue;
    while (passed < bare.length && (bare[passed]?.end ?? 0) <= open) passed++;
    const inside = bare[passed];
    if (inside !== undefined && open >= inside.start) continue;
    if (!isUnitNote(text.slice(open + 1, close), text, open, close)) continue;
    notes.push({ start: open + 1, end: close });
    index = close + 1;
  }
  return [...notes, ...bare].sort((a, b) => a.start - b.start);
}

/** Pairs of brackets at most a note apart, `[open, close]`, in the order of the opening ones. */
function matchingBrackets(text: string): [number, number][] {
  const open: number[] = [];
  const pairs: [number, number][] = [];
  for (const { 0: character, index } of text.matchAll(BRACKET)) {
    if (OPENING.includes(character)) open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined && index - start < LONGEST_NOTE) pairs.push([start, index]);
    }
  }
  return pairs.sort(([a], [b]) => a - b);
}

const BARE_LABEL =
  '(?:牵头|协同|配合|主要|共同|省级|市级)?(?:责任|牵头|配合|主办|协办|参与|协同|承办|落实|实施)(?:责任)?(?:单位|部门)';
const BARE_NOTE = new RegExp(`(?:^|\\n|(?<=。))\\s*(${BARE_LABEL}\\s*[：:][^\\n]+?)[。；]?\\s*(?=$|\\n)`, 'g');

/** 责任单位：… on lines of their own without a bracket. */
function bareNotes(text: string): UnitNote[] {
  return [...text.matchAll(BARE_NOTE)].flatMap((match) => {
    const words = match[1] ?? '';
    if (closesOuterBracket(words)) return [];
    const start = match.index + match[0].indexOf(words);
    return [{ start, end: start + words.length }];
  });
}

/** Words that close a bracket opened before them stand inside a note in brackets. */
function closesOuterBracket(words: string): boolean {
  let depth = 0;
  for (const character of words) {
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character) && --depth < 0) return true;
  }
  return false;
}

function isUnitNote(words: string, text: string, open: number, close: number): boolean {
  if (
    /^\s*(?:责任|牵头|配合|主办|协办|参与|参加|承办|落实|主管|实施|组织|支持|协同|主责)(?:单位|部门|处室|机构|科室)?\s*[：:]/.test(
      words,
    )
  )
    return true;
  if (/[。；;]/.test(words) && !LABEL.test(words) && !BY_VERB.test(words)) return false;
  if (!atSentenceEdge(text, open, close)) return false;
  if (LABEL.test(words) || BY_VERB.test(words)) return startsWithAgency(words) || LATER_LABEL.test(words);
  const ended = /[。；！]$/.test(before(text, open));
  const names = splitNames(ended ? words.replace(/等\s*$/, '') : words).map((name) => name.text.trim());
  return names.length > 0 && names.every((name) => isAgencyName(name)) && names.some(isOneBody);
}

/** A body of a place or of the unit file; 医院 and 护理院 are kinds of bodies. */
function isOneBody(name: string): boolean {
  return name.length >= 3 && (/^(?:[省市县区州]|全[省市]|国家|各(?![类种项]))/.test(name) || isKnownUnit(name));
}

function startsWithAgency(words: string): boolean {
  const first = words.split(/[、，,；;：:]/)[0]?.trim() ?? '';
  return (
    isAgencyName(first) ||
    isAgencyName(first.replace(/(?:等.*)?(?:按.*)?(?:负责|牵头|指导|配合|参与|落实|分别).*$/, '')) ||
    LABEL.test(first)
  );
}

/** A note stands after the end of a sentence or at the end of its paragraph, not in the middle of a sentence. */
function atSentenceEdge(text: string, open: number, close: number): boolean {
  const end = Math.min(text.length, close + 1 + MARGIN);
  const after = text.slice(close + 1, end);
  const closesParagraph = end === text.length ? /^[\s。；）)]*(?:$|\n)/.test(after) : /^[\s。；）)]*\n/.test(after);
  return closesParagraph || /[。；！]$/.test(before(text, open));
}

/** The few characters before a place, without the white space at their end. */
function before(text: string, place: number): string {
  return text.slice(Math.max(0, place - MARGIN), place).trimEnd();
}

/** Whether the last characters of a text can close a note. */
function closesBracket(text: string): boolean {
  return /[）)\]］〕】][。；\s（）]*$/.test(text.slice(-MARGIN));
}

/** True when a paragraph ends with a note of responsible units. */
export function endsWithUnitNote(text: string): boolean {
  if (isNoteLine(text)) return true;
  if (!closesBracket(text)) return false;
  const last = findUnitNotes(text).at(-1);
  return last !== undefined && /^[）)\]］〕】。；\s（）]*$/.test(text.slice(last.end));
}

const NOTE_START = new RegExp(`^\\s?(?:[（([［〔【]|${BARE_LABEL})`);

/** True when a paragraph is a note of responsible units and nothing else. */
export function isWholeUnitNote(text: string): boolean {
  if (!NOTE_START.test(text)) return false;
  const [note, ...more] = findUnitNotes(text);
  if (note === undefined) return false;
  const last = more.at(-1) ?? note;
  return note.start <= 1 && /^[）)\]］〕】。；\s]*$/.test(text.slice(last.end));
}

/** A text without the note of responsible units at its end. */
export function withoutUnitNote(text: string): string {
  if (!closesBracket(text)) return text;
  const last = findUnitNotes(text).at(-1);
  if (last === undefined || last.start === 0 || !/^[）)\]］〕】。；\s（）]*$/.test(text.slice(last.end))) return text;
  return text.slice(0, last.start - 1).trimEnd();
}

/** Lines that stand beside a note of responsible units and belong to the same clause: 完成时限：2025年12月底前. */
const BESIDE_NOTE =
  /^(?:完成|办理)?(?:时限|时间|期限|时间节点|进度安排|完成标准)\s*[:：]|^(?:牵头|责任|分管|联系|包联)?(?:负责)?(?:领导|市长|省长|县长|区长)\s*[:：]/;

/** True for a line that is a note of responsible units or stands beside one. */
export function isNoteLine(text: string): boolean {
  return BESIDE_NOTE.test(text) || isWholeUnitNote(text);
}
