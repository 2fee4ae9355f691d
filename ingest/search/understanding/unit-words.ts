import { OWNER_ALTERNATIVES } from '../../policy/agencies/owners.ts';
import { UNITS } from '../../policy/agencies/unit-file.ts';
import { fold } from '../words/folded-text.ts';
import { segment } from '../words/segmentation.ts';
import { agencyEnding, agencyNames } from './agency-names.ts';
import type { UnderstandingContext } from './context.ts';
import type { QueryTerm, Reading, Variant } from './query.ts';

const shortest = 3;
const nickname = 2;
/** Other names of the unit than the one that was asked for: outdated, or of its other half (人行, 外汇局). */
const otherName = 0.8;
/** What an agency deals with, where no document names the agency itself. */
const topicWeight = 0.3;
const agencyName = new RegExp(
  `^(?:${OWNER_ALTERNATIVES}|国家|中国|区|县)?(?:委)?(.{2,}?)(?:管理)?(?:局|委员会|委|厅|总局|署)$`,
);

/** Words by which a query asks what a unit is responsible for; they say how the unit is meant, not what is looked for. */
const leadWord = /牵头|主办|主管/;
const roleWords = /(?:作为|担任)?(?:牵头|主办|主管|负责|配合|参与|承担|责任)(?:单位|部门)?|责任单位/g;

/** Canonical names of the units that a folded text names as a whole; those that clauses of the library name first. */
export function unitsNamed(folded: string, context: UnderstandingContext): string[] {
  const known = agencyNames(context.units).units(folded) ?? [];
  const present = known.filter((name) => context.units.has(name));
  if (known.length > 0) return present.length > 0 ? present : known;
  return [...context.units.keys()].filter((name) => fold(name) === folded);
}

/** Names of units in the query become terms that a clause satisfies by its responsible units or by its text. */
export function readUnits(reading: Reading, context: UnderstandingContext): Reading {
  const terms: QueryTerm[] = [];
  const steps = [...reading.steps];
  const lead = leadWord.test(reading.text);
  const pieces = reading.text.split(/(\s+)/).map((piece) => {
    const folded = fold(piece);
    let rest = '';
    let start = 0;
    while (start < folded.length) {
      const name = longestName(folded, start, context);
      if (name === null) {
        rest += folded.charAt(start);
        start += 1;
        continue;
      }
      const units = unitsNamed(name, context);
      const term = unitTerm(name, units, lead, context);
      terms.push(term);
      const step = { id: `unit:${name}`, kind: 'filter' as const, from: name, undoable: true };
      if (!isNamed(units, term, context)) {
        const to = term.variants.filter(({ weight }) => weight === topicWeight).map(({ text }) => text);
        const instead = to.length === 0 ? '' : `，只按“${to.join('、')}”检索，仅供参考`;
        steps.push({ ...step, to, note: `库中没有文件提到“${name}”${instead}` });
      } else if (units.length > 1 || (units[0] !== undefined && fold(units[0]) !== name)) {
        steps.push({ ...step, to: units, note: `“${name}”按责任单位理解：${units.join('、')}` });
      }
      rest += ' ';
      start += name.length;
    }
    return /^\s*$/.test(piece) ? piece : rest;
  });
  const rest = pieces.join('');
  const text = terms.length > 0 ? rest.replace(roleWords, ' ') : rest;
  return { ...reading, text, terms: [...reading.terms, ...terms], steps };
}

/** The longest name of an agency at a place of the query; names of two characters only where the query begins a word. */
function longestName(folded: string, start: number, context: UnderstandingContext): string | null {
  const names = agencyNames(context.units);
  for (let end = Math.min(folded.length, start + names.longest); end >= start + shortest; end--) {
    const name = folded.slice(start, end);
    if (names.units(name) !== undefined && !context.undone.has(`unit:${name}`)) return name;
  }
  const name = folded.slice(start, start + nickname);
  const isPartOfName = folded.length > nickname && agencyEnding.test(folded);
  const stands = start === 0 && !isPartOfName && (segment(folded)[0]?.text.length ?? 0) <= nickname;
  return stands && names.short.has(name) && !context.undone.has(`unit:${name}`) ? name : null;
}

function isNamed(units: string[], term: QueryTerm, context: UnderstandingContext): boolean {
  const printed = term.variants.filter(({ weight }) => weight > topicWeight);
  return (
    units.some((unit) => context.units.has(unit)) ||
    printed.some(({ text }) => context.statistics.documentFrequency(text) > 0)
  );
}

function unitTerm(name: string, units: string[], lead: boolean, context: UnderstandingContext): QueryTerm {
  const variants = new Map<string, number>();
  const exact = [name, ...agencyNames(context.units).printed(name)];
  const others = UNITS.filter((unit) => units.includes(unit.name)).flatMap(({ aliases }) => aliases ?? []);
  for (const printed of [...units, ...others].map(fold)) {
    variants.set(printed, exact.some((form) => printed.includes(form)) ? 1 : otherName);
  }
  for (const form of exact) variants.set(form, 1);
  const term: QueryTerm = { text: name, typed: name, kind: 'unit', variants: [], units, lead, quantity: null };
  const longestFirst = (list: Variant[]) => list.sort((a, b) => b.text.length - a.text.length);
  const named = { ...term, variants: longestFirst([...variants].map(([text, weight]) => ({ text, weight }))) };
  if (isNamed(units, named, context)) return named;
  return { ...named, variants: longestFirst([...named.variants, ...topics(name, context)]) };
}

/** What an agency deals with, by its name: 水利 for 市水利局, 生态 and 环境 for 生态环境局. */
function topics(name: string, context: UnderstandingContext): Variant[] {
  const field = agencyName.exec(name)?.[1];
  if (field === undefined) return [];
  const words = segment(field).map(({ text }) => text);
  return [...new Set([field, ...words])]
    .filter((text) => text.length > 1 && context.statistics.documentFrequency(text) > 0)
    .map((text) => ({ text, weight: topicWeight }));
}
