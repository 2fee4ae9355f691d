import { parse as parseYaml, YAMLParseError } from 'yaml';
import type { DocumentFacts, Fact } from '../policy/document.ts';
import { KnownProblem } from '../policy/known-problem.ts';
import { isLevel, LEVELS } from '../policy/levels.ts';
import { regionOf } from '../policy/region/region-file.ts';

/**
 * What a person states about a document beside its source, in `<id>.yaml`: facts that the text does not state, each
 * with its source, and corrections of the structure. The text itself is never changed.
 *
 * ```yaml
 * level: { value: provincial, source: 正文所列责任单位均为省级部门 }
 * region: { value: 浙江省, source: 正文通篇以“我省”指浙江 }   # or its code of GB/T 2260, 330000
 * officialUrl: { value: 'https://www.example.gov.cn/art/1.html', source: 发文机关网站 }
 * publishedOn: { value: 2024-09-30, source: 发文机关网站 }
 * issuingBodies: [{ value: 杭州市商务局, source: 正文落款 }]
 * corrections:
 *   - line: 12          # 1-based line of the source, or `starts:` with its first characters
 *     level: chinese-bracket   # or 段落 (paragraph): the level this line stands on
 *   - line: 20
 *     join: true        # this line goes on with the paragraph before it
 *   - line: 31
 *     split: 第二十条     # a new paragraph begins at these words of the line
 * units:
 *   - printed: 市跨贸小镇
 *     name: 杭州跨贸小镇管委会
 *     source: 三定方案
 * ```
 */
export interface Sidecar {
  facts: StatedFact[];
  corrections: Correction[];
  units: StatedUnit[];
}

/** A fact with the sentence that says where it comes from. `value` null takes a wrongly found value away (未载明). */
export interface StatedFact {
  name: FactName;
  value: string | string[] | null;
  source: string;
}

export interface Correction {
  /** 1-based line of the source; null where `starts` names the paragraph. */
  line: number | null;
  starts: string | null;
  level: string | null;
  join: boolean;
  split: string | null;
}

export interface StatedUnit {
  printed: string;
  name: string;
  source: string;
}

export type FactName = keyof DocumentFacts;

/** Fails with a sentence that names the key and what was expected. */
export class SidecarProblem extends KnownProblem<'sidecar'> {
  constructor(english: string) {
    super('sidecar', { english, chinese: `同名的 yaml 说明文件有误，请改正后重新入库：${english}` });
  }
}

const LISTS: ReadonlySet<string> = new Set(['issuingBodies', 'repeals']);
const FACT_NAMES: ReadonlySet<string> = new Set<FactName>([
  'title',
  'documentNumber',
  'issuingBodies',
  'level',
  'region',
  'issuedOn',
  'publishedOn',
  'officialUrl',
  'effectiveFrom',
  'effectiveUntil',
  'repeals',
  'repealedBy',
  'planningPeriod',
  'recordNumber',
  'addressees',
  'copiedTo',
  'printedBy',
  'note',
]);
const DATES: ReadonlySet<string> = new Set(['issuedOn', 'publishedOn', 'effectiveFrom', 'effectiveUntil']);

/** Levels that a correction may set, by the form of their number; 段落 for a paragraph without one. */
export const CORRECTED_LEVELS: ReadonlySet<string> = new Set([
  'part',
  'subpart',
  'chapter',
  'division',
  'article',
  'chinese',
  'chinese-bracket',
  'arabic',
  'arabic-bracket',
  'circled',
  'paragraph',
]);

/** Reads a sidecar file. Throws `SidecarProblem` with an English sentence that names the line or the key. */
export function parseSidecar(yaml: string): Sidecar {
  const read = readYaml(yaml);
  if (read === null || read === undefined) return { facts: [], corrections: [], units: [] };
  const record = asRecord(read, 'the file');
  const sidecar: Sidecar = { facts: [], corrections: [], units: [] };
  for (const [key, value] of Object.entries(record)) {
    if (key === 'corrections') sidecar.corrections = asList(value, key).map(readCorrection);
    else if (key === 'units') sidecar.units = asList(value, key).map(readUnit);
    else if (isFactName(key)) sidecar.facts.push(readFact(key, value));
    else throw new SidecarProblem(`Expected one of ${[...FACT_NAMES].join(', ')}, corrections, units, not \`${key}\``);
  }
  return sidecar;
}

function readYaml(yaml: string): unknown {
  try {
    return parseYaml(yaml);
  } catch (error) {
    if (error instanceof YAMLParseError)
      throw new SidecarProblem(`Expected valid YAML: ${error.message.split('\n')[0] ?? ''}`);
    throw error;
  }
}

function isFactName(key: string): key is FactName {
  return FACT_NAMES.has(key);
}

function readFact(name: FactName, value: unknown): StatedFact {
  if (LISTS.has(name)) {
    const entries = asList(value, name).map((entry, index) => readValue(entry, `${name}[${index}]`));
    const texts = entries.map((entry) => entry.value).filter((text) => text !== null);
    return { name, value: texts, source: [...new Set(entries.map((entry) => entry.source))].join('；') };
  }
  const stated = readValue(value, name);
  if (stated.value !== null && DATES.has(name) && !/^\d{4}-\d{2}-\d{2}$/.test(stated.value)) {
    throw new SidecarProblem(`Expected \`${name}\` to be a date like 2024-09-23, not \`${stated.value}\``);
  }
  if (stated.value !== null && name === 'level' && !isLevel(stated.value)) {
    throw new SidecarProblem(`Expected \`level\` to be one of ${LEVELS.join(', ')}, not \`${stated.value}\``);
  }
  if (stated.value !== null && name === 'region' && regionOf(stated.value) === null) {
    throw new SidecarProblem(
      `Expected \`region\` to be one place, by code of GB/T 2260 or by full name, not \`${stated.value}\``,
    );
  }
  if (stated.value !== null && name === 'officialUrl' && !isWebAddress(stated.value)) {
    throw new SidecarProblem(`Expected \`officialUrl\` to be an address of the web, not \`${stated.value}\``);
  }
  return { name, ...stated };
}

/** An address under http or https without a name and password in it, as a citation may carry it. */
function isWebAddress(text: string): boolean {
  if (/\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '';
}

function readValue(entry: unknown, place: string): { value: string | null; source: string } {
  const record = asRecord(entry, place);
  const { value, source } = record;
  if (typeof source !== 'string' || source.trim() === '') {
    throw new SidecarProblem(`Expected \`${place}\` to name its source: { value: …, source: … }`);
  }
  if (value === null || value === undefined) return { value: null, source };
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new SidecarProblem(`Expected \`${place}.value\` to be a text, not \`${JSON.stringify(value)}\``);
  }
  return { value: String(value), source };
}

function readCorrection(entry: unknown, index: number): Correction {
  const place = `corrections[${index}]`;
  const { line, starts, level, join, split, ...more } = asRecord(entry, place);
  const unknown = Object.keys(more)[0];
  if (unknown !== undefined)
    throw new SidecarProblem(`Expected line, starts, level, join or split in \`${place}\`, not \`${unknown}\``);
  const hasLine = typeof line === 'number' && Number.isInteger(line) && line >= 1;
  if (!hasLine && typeof starts !== 'string')
    throw new SidecarProblem(`Expected \`${place}\` to have \`line\` (from 1) or \`starts\``);
  if (level !== undefined && (typeof level !== 'string' || !CORRECTED_LEVELS.has(level))) {
    throw new SidecarProblem(
      `Expected \`${place}.level\` to be one of ${[...CORRECTED_LEVELS].join(', ')}, not \`${String(level)}\``,
    );
  }
  if (level === undefined && join !== true && typeof split !== 'string') {
    throw new SidecarProblem(`Expected \`${place}\` to have \`level\`, \`join: true\` or \`split\``);
  }
  return {
    line: hasLine ? line : null,
    starts: typeof starts === 'string' ? starts : null,
    level: level ?? null,
    join: join === true,
    split: typeof split === 'string' ? split : null,
  };
}

function readUnit(entry: unknown, index: number): StatedUnit {
  const { printed, name, source } = asRecord(entry, `units[${index}]`);
  if (typeof printed !== 'string' || typeof name !== 'string' || typeof source !== 'string') {
    throw new SidecarProblem(`Expected \`units[${index}]\` to have printed, name and source`);
  }
  return { printed, name, source };
}

function asRecord(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SidecarProblem(`Expected ${place} to be a mapping, not \`${JSON.stringify(value)}\``);
  }
  return Object.fromEntries(Object.entries(value));
}

function asList(value: unknown, place: string): unknown[] {
  if (!Array.isArray(value))
    throw new SidecarProblem(`Expected \`${place}\` to be a list, not \`${JSON.stringify(value)}\``);
  return value;
}

/** A fact that the sidecar states, with its note as source. */
export function sidecarFact<Value>(value: Value, note: string): Fact<Value> {
  return { value, source: { kind: 'sidecar', note } };
}
