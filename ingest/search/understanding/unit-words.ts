import { lexicon } from '../../policy/lexicon.ts';
import { UNITS } from '../../policy/unit-file.ts';
import { fold } from '../folded-text.ts';
import type { UnderstandingContext } from './context.ts';
import type { QueryTerm, Reading } from './query.ts';

const shortest = 3;
const agencyEnding = /(?:局|委|委员会|厅|办|部|会|院|署|海关|银行|公司|分行|集团|站|政府|联|口岸办|管委会|邮政)$/;

/** Names by which people call the units of the unit file: printed names, aliases, and without 市, 省 or 杭州市 before them. */
function namesOfUnits(): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  const add = (name: string, unit: string) => {
    const key = fold(name);
    if (key.length < shortest) return;
    names.set(key, (names.get(key) ?? new Set()).add(unit));
  };
  for (const { name, aliases, collective } of UNITS) {
    if (collective || !agencyEnding.test(name)) continue;
    for (const printed of [name, ...(aliases ?? [])]) {
      add(printed, name);
      const bare = printed.replace(/^(?:市委|省委)(?=.{3})/, '').replace(/^(?:杭州市|浙江省|杭州|浙江|市|省)/, '');
      if (bare !== printed && agencyEnding.test(bare)) add(bare, name);
      if (/^市/.test(printed)) add(`杭州${printed}`, name);
      if (/^省/.test(printed)) add(`浙江${printed}`, name);
    }
  }
  for (const { asked, units } of lexicon().agencies) {
    for (const word of asked) {
      const meant = UNITS.filter(({ name }) => units.some((part) => name.includes(part)));
      const region = /^[市省]/.exec(word)?.[0];
      for (const { name } of meant) {
        add(word, name);
        if (region === undefined)
          for (const prefix of ['市', '省']) if (name.includes(prefix)) add(prefix + word, name);
      }
    }
  }
  return names;
}

/** Words by which a query asks what a unit is responsible for; they say how the unit is meant, not what is looked for. */
const leadWord = /牵头|主办|主管/;
const roleWords = /(?:作为|担任)?(?:牵头|主办|主管|负责|配合|参与|承担|责任)(?:单位|部门)?|责任单位/g;

let names: Map<string, Set<string>> | null = null;
let longest = 0;

/** Canonical names of the units that a folded text names as a whole; those that clauses of the library name first. */
export function unitsNamed(folded: string, context: UnderstandingContext): string[] {
  names ??= namesOfUnits();
  const known = [...(names.get(folded) ?? [])];
  const present = known.filter((name) => context.units.has(name));
  if (known.length > 0) return present.length > 0 ? present : known;
  return [...context.units.keys()].filter((name) => fold(name) === folded);
}

/** Names of units in the query become terms that a clause satisfies by its responsible units or by its text. */
export function readUnits(reading: Reading, context: UnderstandingContext): Reading {
  names ??= namesOfUnits();
  if (longest === 0) longest = Math.max(...[...names.keys()].map((name) => name.length));
  const terms: QueryTerm[] = [];
  const steps = [...reading.steps];
  const lead = leadWord.test(reading.text);
  const pieces = reading.text.split(/(\s+)/).map((piece) => {
    const folded = fold(piece);
    let rest = '';
    let start = 0;
    while (start < folded.length) {
      const found = longestUnit(folded, start, context);
      if (found === null) {
        rest += folded.charAt(start);
        start += 1;
        continue;
      }
      terms.push(unitTerm(found.name, found.units, lead));
      if (found.units.length > 1 || fold(found.units[0] ?? '') !== found.name) {
        steps.push({
          id: `unit:${found.name}`,
          kind: 'filter',
          from: found.name,
          to: found.units,
          note: `“${found.name}”按责任单位理解：${found.units.join('、')}`,
          undoable: true,
        });
      }
      rest += ' ';
      start += found.name.length;
    }
    return /^\s*$/.test(piece) ? piece : rest;
  });
  const rest = pieces.join('');
  const text = terms.length > 0 ? rest.replace(roleWords, ' ') : rest;
  return { ...reading, text, terms: [...reading.terms, ...terms], steps };
}

function longestUnit(
  folded: string,
  start: number,
  context: UnderstandingContext,
): { name: string; units: string[] } | null {
  for (let end = Math.min(folded.length, start + longest); end >= start + shortest; end--) {
    const name = folded.slice(start, end);
    if (context.undone.has(`unit:${name}`)) continue;
    const units = [...(names?.get(name) ?? [])];
    if (units.length === 0) continue;
    const present = units.filter((unit) => context.units.has(unit));
    return { name, units: present.length > 0 ? present : units };
  }
  return null;
}

function unitTerm(name: string, units: string[], lead: boolean): QueryTerm {
  const printed = new Set([name, ...units.map(fold)]);
  for (const { name: unit, aliases } of UNITS) {
    if (units.includes(unit)) for (const alias of aliases ?? []) printed.add(fold(alias));
  }
  const variants = [...printed].sort((a, b) => b.length - a.length).map((text) => ({ text, weight: 1 }));
  return { text: name, typed: name, kind: 'unit', variants, units, lead, quantity: null };
}
