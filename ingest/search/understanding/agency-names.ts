import { OWNER_ALTERNATIVES, OWNERS } from '../../policy/agencies/owners.ts';
import { AGENCY_FIELDS, UNITS } from '../../policy/agencies/unit-file.ts';
import { agencyOf } from '../../policy/agencies/unit-names.ts';
import { lexicon } from '../../policy/lexicon.ts';
import { fold } from '../words/folded-text.ts';

const shortest = 3;
/** How names of agencies, and of enterprises that act like them, end. */
export const agencyEnding =
  /(?:局|委|委员会|厅|办|部|会|院|署|海关|银行|公司|分行|集团|站|政府|联|口岸办|管委会|邮政|邮政管理)$/;
/** Endings that only agencies have: such a name means one even where no document of the library names it. */
const onlyAgencies = /(?:局|厅|委|委员会|总局|署)$/;
const owner = new RegExp(`^(?:${OWNER_ALTERNATIVES})`);
const collective = /^(?:各|有关|相关)/;

/** In which ways the owner of an agency is named; 宁波市 is neither 市 nor 杭州市. Undefined for national bodies. */
function alikePrefixes(prefix: string): readonly string[] | undefined {
  const known = [...OWNERS.values()].find((alike) => alike.includes(prefix));
  if (known !== undefined) return known;
  return /[市省区县州盟旗]$/.test(prefix) ? [prefix] : undefined;
}

/** By what people call an agency: canonical names of the units that are meant, and forms in which texts name it. */
export class AgencyNames {
  readonly #units = new Map<string, Set<string>>();
  readonly #printed = new Map<string, string[]>();
  /** Nicknames of two characters, understood only where a word begins: 央行, 税局. */
  readonly short = new Set<string>();
  /** Characters of the longest name. */
  readonly longest: number;

  /** @param present canonical names of the units that clauses of the library name */
  constructor(present: Iterable<string>) {
    for (const unit of present) if (!collective.test(unit) && agencyEnding.test(unit)) this.#addUnit(unit, []);
    for (const { name, aliases, collective: many } of UNITS) {
      if (many !== true && agencyEnding.test(name)) this.#addUnit(name, aliases ?? []);
    }
    for (const entry of lexicon().agencies) this.#addNicknames(entry);
    for (const { national, local } of AGENCY_FIELDS) {
      for (const form of [...national, ...local]) {
        if (!onlyAgencies.test(form)) continue;
        for (const name of [form, ...[...OWNERS.values()].flat().map((prefix) => prefix + form)]) this.#add(name);
      }
    }
    this.longest = Math.max(...[...this.#units.keys()].map((name) => name.length));
  }

  /** Units that a folded name means; empty for an agency that the library does not name, undefined for no agency. */
  units(folded: string): string[] | undefined {
    const units = this.#units.get(folded);
    return units === undefined ? undefined : [...units];
  }

  /** All names, folded, each with the units that it means. */
  all(): Iterable<[string, ReadonlySet<string>]> {
    return this.#units;
  }

  /** Forms in which texts name exactly what was asked for, where the unit has other names as well. */
  printed(folded: string): string[] {
    return this.#printed.get(folded) ?? [];
  }

  #add(name: string, unit?: string): void {
    const key = fold(name);
    if (key.length < shortest && unit === undefined) return;
    const units = this.#units.get(key) ?? new Set();
    if (unit !== undefined) units.add(unit);
    this.#units.set(key, units);
  }

  /** A unit under its printed names, without 市, 省 or 杭州市 before them, and under all forms of its field. */
  #addUnit(unit: string, aliases: readonly string[]): void {
    for (const printed of [unit, ...aliases]) {
      const bare = printed.replace(/^(?:市委|省委)(?=.{3})/, '').replace(owner, '');
      const names = bare === printed ? [printed] : [printed, bare, ...this.#owned(printed.charAt(0), bare)];
      for (const name of names) if (name.length >= shortest && agencyEnding.test(name)) this.#add(name, unit);
    }
    const agency = agencyOf(unit);
    const field = agency === null ? undefined : AGENCY_FIELDS[agency.field];
    if (agency === null || field === undefined || field.distinct === true) return;
    for (const form of field.local) {
      if (form.length < shortest) continue;
      for (const name of [form, ...this.#owned(agency.prefix, form)]) this.#add(name, unit);
    }
  }

  #addNicknames({ asked, units, printed }: { asked: string[]; units: string[]; printed?: string[] }): void {
    for (const word of asked) {
      if (word.length < shortest) this.short.add(fold(word));
      const owned = owner.test(word) ? [] : ['市', '省'];
      const names = [word, ...owned.flatMap((prefix) => this.#owned(prefix, word))];
      for (const name of names) if (printed !== undefined) this.#printed.set(fold(name), printed.map(fold));
      for (const { name } of UNITS) {
        if (!units.some((part) => name.includes(part))) continue;
        this.#add(word, name);
        for (const prefix of owned) {
          if (name.includes(prefix)) for (const long of this.#owned(prefix, word)) this.#add(long, name);
        }
      }
    }
  }

  #owned(prefix: string, bare: string): string[] {
    return (alikePrefixes(prefix) ?? []).map((before) => before + bare);
  }
}

const known = new WeakMap<ReadonlyMap<string, number>, AgencyNames>();

/** The names of agencies as far as a library goes; made once for each state of it. */
export function agencyNames(units: ReadonlyMap<string, number>): AgencyNames {
  const made = known.get(units);
  if (made !== undefined) return made;
  const names = new AgencyNames(units.keys());
  known.set(units, names);
  return names;
}
