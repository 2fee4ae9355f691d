import { childOf, childrenOf, isOn, valueAt, type XmlElement } from '../xml.ts';
import { formatNumber } from './numbering-format.ts';
import { levelOf, type NumberingReference, type ParagraphStyle, type Styles } from './styles.ts';

const LEVELS = 9;

/** One level of a numbering definition (ECMA-376 17.9.6). */
interface Level {
  start: number;
  format: string;
  /** Text with `%1` … `%9` for the counters of the levels. */
  text: string;
  /** What follows the number: a tab, a space or nothing. */
  suffix: string;
  /** Number of the level after which this one restarts (1-based), 0 never, undefined: after any higher one. */
  restartAfter: number | undefined;
  /** Style whose paragraphs get this level. */
  style: string | undefined;
  /** All numbers in arabic numerals (`w:isLgl`). */
  legal: boolean;
  hidden: boolean;
}

/** A `w:num`: a numbering definition with overrides. Lists that share the definition share its counters. */
interface Numbering {
  definition: string;
  levels: (Level | undefined)[];
  startOverrides: Map<number, number>;
}

interface Counters {
  values: (number | undefined)[];
  /** Levels that a higher level has reset since they last counted. */
  restart: boolean[];
}

/** The printed number of a paragraph. */
export interface NumberLabel {
  text: string;
  /** Level in its list, 0-based. */
  level: number;
}

/**
 * Counts the automatic numbers of a document as Word does, in the order in which its paragraphs are handed in.
 * Rules: ECMA-376 17.9 (definitions, overrides, restarts) and 17.7.2 (numbering through styles).
 */
export class NumberingCounter {
  readonly #definitions = new Map<string, XmlElement>();
  readonly #nums = new Map<string, XmlElement>();
  readonly #numberings = new Map<string, Numbering | undefined>();
  readonly #counters = new Map<string, Counters>();
  readonly #usedNums = new Set<string>();
  readonly #styles: Styles;

  constructor(numbering: XmlElement | undefined, styles: Styles) {
    this.#styles = styles;
    for (const element of childrenOf(numbering, 'w:abstractNum')) {
      this.#definitions.set(element.attributes['w:abstractNumId'] ?? '', element);
    }
    for (const element of childrenOf(numbering, 'w:num')) this.#nums.set(element.attributes['w:numId'] ?? '', element);
  }

  /**
   * Counts one paragraph.
   *
   * @param direct - The paragraph's own `w:numPr`.
   * @param style - Its style.
   * @returns The printed number with what follows it, or null for a paragraph without one.
   */
  next(direct: NumberingReference, style: ParagraphStyle | undefined): NumberLabel | null {
    const numId = direct.numId ?? style?.numbering.numId;
    // Id 0 switches inherited numbering off (17.9.18).
    if (numId === undefined || numId === '0') return null;
    const numbering = this.#numbering(numId);
    if (numbering === undefined) return null;
    const level = direct.level ?? this.#levelOfStyle(numbering, direct, style);
    const definition = numbering.levels[level];
    if (definition === undefined) return null;
    const counters = this.#count(numId, numbering, level);
    if (definition.hidden) return null;
    const printed = print(numbering, counters, level);
    return printed === '' ? null : { text: printed, level };
  }

  #levelOfStyle(numbering: Numbering, direct: NumberingReference, style: ParagraphStyle | undefined): number {
    if (style === undefined) return 0;
    const linked = numbering.levels.findIndex((level) => level?.style === style.id);
    if (linked >= 0) return linked;
    return direct.numId === undefined ? (style.numbering.level ?? 0) : 0;
  }

  #count(numId: string, numbering: Numbering, level: number): Counters {
    const counters = this.#counters.get(numbering.definition) ?? { values: [], restart: [] };
    this.#counters.set(numbering.definition, counters);
    if (!this.#usedNums.has(numId)) {
      this.#usedNums.add(numId);
      for (const overridden of numbering.startOverrides.keys()) counters.values[overridden] = undefined;
    }
    const current = counters.values[level];
    const start = numbering.startOverrides.get(level) ?? numbering.levels[level]?.start ?? 1;
    counters.values[level] = current === undefined || counters.restart[level] === true ? start : current + 1;
    counters.restart[level] = false;
    for (let lower = level + 1; lower < LEVELS; lower += 1) {
      const after = numbering.levels[lower]?.restartAfter;
      if (after === undefined || (after > 0 && level < after)) counters.restart[lower] = true;
    }
    return counters;
  }

  #numbering(numId: string): Numbering | undefined {
    if (!this.#numberings.has(numId)) this.#numberings.set(numId, this.#resolve(numId, new Set()));
    return this.#numberings.get(numId);
  }

  #resolve(numId: string, visited: Set<string>): Numbering | undefined {
    const num = this.#nums.get(numId);
    const definitionId = valueAt(num, 'w:abstractNumId');
    const definition = definitionId === undefined ? undefined : this.#definitions.get(definitionId);
    if (num === undefined || definition === undefined || definitionId === undefined || visited.has(numId)) {
      return undefined;
    }
    visited.add(numId);
    const link = valueAt(definition, 'w:numStyleLink');
    const linkedNum = link === undefined ? undefined : this.#styles.numberingOfStyle(link);
    const linked = linkedNum === undefined ? undefined : this.#resolve(linkedNum, visited);
    const numbering: Numbering = {
      definition: linked?.definition ?? definitionId,
      levels: linked?.levels.slice() ?? levelsOf(definition),
      startOverrides: new Map(linked?.startOverrides),
    };
    for (const override of childrenOf(num, 'w:lvlOverride')) applyOverride(numbering, override);
    return numbering;
  }
}

function levelsOf(definition: XmlElement): (Level | undefined)[] {
  const levels: (Level | undefined)[] = [];
  for (const element of childrenOf(definition, 'w:lvl')) {
    const index = levelOf(element.attributes['w:ilvl']);
    if (index !== undefined) levels[index] = readLevel(element);
  }
  return levels;
}

function applyOverride(numbering: Numbering, override: XmlElement): void {
  const index = levelOf(override.attributes['w:ilvl']);
  if (index === undefined) return;
  const level = childOf(override, 'w:lvl');
  if (level !== undefined) numbering.levels[index] = readLevel(level);
  const start = integer(valueAt(override, 'w:startOverride'));
  if (start !== undefined) numbering.startOverrides.set(index, start);
}

function readLevel(element: XmlElement): Level {
  return {
    start: integer(valueAt(element, 'w:start')) ?? 0,
    format: numberFormat(element),
    text: valueAt(element, 'w:lvlText') ?? '',
    suffix: valueAt(element, 'w:suff') ?? 'tab',
    restartAfter: integer(valueAt(element, 'w:lvlRestart')),
    style: valueAt(element, 'w:pStyle'),
    legal: isOn(element, 'w:isLgl'),
    hidden: isOn(element, 'w:rPr', 'w:vanish'),
  };
}

/** A format that is newer than the standard stands in a choice with the standard one as fallback. */
function numberFormat(element: XmlElement): string {
  return (
    valueAt(element, 'w:numFmt') ?? valueAt(element, 'mc:AlternateContent', 'mc:Fallback', 'w:numFmt') ?? 'decimal'
  );
}

function integer(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

function print(numbering: Numbering, counters: Counters, level: number): string {
  const definition = numbering.levels[level];
  if (definition === undefined) return '';
  if (definition.format === 'bullet') return withSuffix(bullet(definition.text), 'space');
  const label = definition.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    const counted = numbering.levels[index];
    if (counted === undefined) return '';
    const value = counters.restart[index] === true ? counted.start : (counters.values[index] ?? counted.start);
    const format = definition.legal && counted.format !== 'none' ? 'decimal' : counted.format;
    return formatNumber(value, format);
  });
  return withSuffix(label, definition.suffix);
}

/** A tab or space after the number is kept as one space only where the number would otherwise run into the text. */
function withSuffix(label: string, suffix: string): string {
  return suffix !== 'nothing' && /[\p{L}\p{N}•●■◆▪–-]$/u.test(label) ? `${label} ` : label;
}

/** Bullets of the Symbol and Wingdings fonts stand in the private-use area; they all print as a mark. */
function bullet(text: string): string {
  return text.replace(/[\uf000-\uf0ff]/g, '•');
}
