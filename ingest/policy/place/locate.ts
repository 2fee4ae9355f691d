import { parseAddress } from '../address.ts';
import type { Clause } from '../clause.ts';
import { type Level, type Place, type PlaceStep, step } from './place.ts';
import { type PinpointStep, pinpointSteps } from './write.ts';

/** What has to be known of a clause to find it by its place. */
export type PlacedClause = Pick<Clause, 'address' | 'kind' | 'num' | 'path' | 'text'>;

export interface LocateOptions {
  /** Address of the part of the document in which to look. */
  within?: string | undefined;
  /** Whether values alone count (第七条 for 七、) where no number of the style that the place names is there. */
  loose?: boolean | undefined;
  /** The clause that names the place: 第二款 is looked for in its own article first, an annex is a document of its own. */
  from?: string | undefined;
}

/** Printed numbers that a level may mean, the plainest first: 第七条 of a 公文 may be its 7. or its （七）. */
const ACCEPTED: Record<Level, readonly Level[]> = {
  part: ['part', 'section', 'chapter', 'division'],
  chapter: ['chapter', 'section', 'part', 'division'],
  division: ['division', 'section', 'chapter', 'part'],
  section: ['section', 'part', 'chapter', 'division', 'arabic'],
  bracket: ['bracket'],
  arabic: ['arabic', 'row'],
  article: ['article', 'arabic', 'bracket', 'section', 'chapter', 'division', 'part'],
  point: ['arabic', 'bracket', 'row'],
  paragraph: ['paragraph', 'bracket'],
  box: ['box'],
  annex: ['annex'],
  table: ['table'],
  row: ['row'],
  front: ['front'],
  end: ['end'],
  any: ['article', 'arabic', 'bracket', 'section', 'chapter', 'division', 'part'],
};
/** Levels that no other number stands for. */
const OF_THEIR_OWN: ReadonlySet<Level> = new Set(['annex', 'box', 'table', 'front', 'end']);
const UNNUMBERED: ReadonlySet<Level> = new Set([...OF_THEIR_OWN, 'paragraph']);

/**
 * The clauses of one document at a place: one when the place is clear, several when it is ambiguous, none when the
 * document has no such place.
 *
 * @param outline all clauses of the document in order, headings included
 */
export function locatePlace<C extends PlacedClause>(
  place: Place,
  outline: readonly C[],
  options: LocateOptions = {},
): C[] {
  const { within, from, loose } = options;
  const scopes = from === undefined ? [{ within, main: false }] : surroundings(place, from, outline);
  for (const strict of loose ? [true, false] : [true]) {
    for (const scope of scopes) {
      const clauses = found(place, outline, { ...scope, strict });
      if (clauses.length > 0) return clauses;
    }
  }
  return [];
}

interface Scope {
  within: string | undefined;
  /** True for the document without its annexes. */
  main: boolean;
}

/** Where a place is looked for that a clause names: its article (for 款 and 项; for 款 nowhere else), its annex, the document. */
function surroundings(place: Place, from: string, outline: readonly PlacedClause[]): Scope[] {
  const scopes: Scope[] = [];
  const level = place[0]?.level;
  if (level === 'paragraph' || level === 'point' || level === 'bracket') {
    const clause = outline.find(({ address }) => address === from);
    const steps = clause === undefined ? [] : pinpointSteps(clause);
    const depth = steps.findIndex(({ role }) => role === 'article');
    if (depth >= 0) scopes.push({ within: addressOf(steps.slice(0, depth + 1)), main: false });
  }
  if (level === 'paragraph') return scopes;
  if (from.startsWith('annex')) scopes.push({ within: from.split('/')[0], main: false });
  return [...scopes, { within: undefined, main: level !== 'annex' }];
}

const addressOf = (steps: readonly PinpointStep[]): string => steps.map(({ segment }) => segment).join('/');

interface Node<C> {
  clause: C;
  steps: PlaceStep[];
  level: Level;
}

interface Sought extends Scope {
  strict: boolean;
}

function found<C extends PlacedClause>(place: Place, outline: readonly C[], sought: Sought): C[] {
  for (const reading of readings(place)) {
    const nodes = preferred(reading, matching(reading, outline, sought));
    if (nodes.length > 0) return nodes.map(({ clause }) => clause);
  }
  return wholeArticle(place, outline, sought);
}

/** 附件四（九） is 四、（九） of the annex where there is no annex 4; 附件四、（九） the other way round. */
function readings(place: Place): Place[] {
  const [annex, next, ...deeper] = place;
  if (annex?.level !== 'annex') return [place];
  if (annex.value !== 1) return [place, [step('annex', 1), step('any', annex.value), ...place.slice(1)]];
  return next?.level === 'section' ? [place, [step('annex', next.value), ...deeper]] : [place];
}

/** 第二条第一款 is the article itself where its 款 have no clauses of their own. */
function wholeArticle<C extends PlacedClause>(place: Place, outline: readonly C[], sought: Sought): C[] {
  const last = place.at(-1);
  if (last?.level !== 'paragraph' || last.value < 1) return [];
  const above = place.slice(0, -1);
  const articles =
    above.length > 0
      ? preferred(above, matching(above, outline, sought)).map(({ clause }) => clause)
      : outline.filter(({ address }) => address === sought.within);
  return articles.filter(({ num, text }) => /^第.+条/.test(num ?? '') && last.value <= text.split('\n').length);
}

function matching<C extends PlacedClause>(place: Place, outline: readonly C[], sought: Sought): Node<C>[] {
  const last = place.at(-1);
  if (last === undefined) return [];
  const above = place.slice(0, -1);
  const candidates = last.value < 0 ? outline : (byLastValue(outline).get(last.value) ?? []);
  const nodes = candidates.flatMap((clause) => {
    if (!isInside(clause.address, sought)) return [];
    const node = nodeOf(clause as C, sought.within);
    if (node === null || !fits(last, node.steps.at(-1), sought.strict)) return [];
    return stepsAbove(above, node.steps.slice(0, -1), sought.strict) ? [node] : [];
  });
  return last.value < 0 ? fromTheEnd(place, nodes) : nodes;
}

function isInside(address: string, { within, main }: Scope): boolean {
  if (within !== undefined) return address.startsWith(`${within}/`);
  return !main || !address.startsWith('annex');
}

/** 最后一条, 倒数第二条: counted among the lowest numbered clauses outside annexes and boxes; other levels by their number. */
function fromTheEnd<C extends PlacedClause>(place: Place, nodes: Node<C>[]): Node<C>[] {
  const last = place.at(-1);
  if (last === undefined) return [];
  const outside = preferredParts(place, nodes);
  const articles = last.level === 'article' && !outside.some(({ level }) => level === 'article');
  const counted = articles ? outside.filter(({ clause }) => clause.kind === 'clause') : preferredStyle(last, outside);
  const node = counted.at(last.value);
  return node === undefined ? [] : [node];
}

const indexes = new WeakMap<readonly PlacedClause[], Map<number, PlacedClause[]>>();

/** Clauses by the number of their last step. */
function byLastValue(outline: readonly PlacedClause[]): Map<number, PlacedClause[]> {
  const known = indexes.get(outline);
  if (known !== undefined) return known;
  const index = new Map<number, PlacedClause[]>();
  for (const clause of outline) {
    const value = lastValueOf(clause.address.slice(clause.address.lastIndexOf('/') + 1));
    if (value === null) continue;
    const list = index.get(value);
    if (list === undefined) index.set(value, [clause]);
    else list.push(clause);
  }
  indexes.set(outline, index);
  return index;
}

function lastValueOf(segment: string): number | null {
  const last = parseAddress(segment)?.[0];
  return last === undefined || !('value' in last) ? null : last.value;
}

/** @param within steps down to it are not part of the place */
function nodeOf<C extends PlacedClause>(clause: C, within: string | undefined): Node<C> | null {
  const skipped = within === undefined ? 0 : within.split('/').length;
  const steps = pinpointSteps(clause).slice(skipped).map(stepOf);
  const level = steps.at(-1)?.level;
  return level === undefined ? null : { clause, steps, level };
}

function stepOf({ role, segment, num }: PinpointStep): PlaceStep {
  const parsed = parseAddress(segment)?.[0];
  const value = parsed !== undefined && 'value' in parsed ? parsed.value : 1;
  const branch = parsed !== undefined && 'branch' in parsed ? parsed.branch : null;
  return step(levelOf(role, num ?? ''), value, branch);
}

function levelOf(role: PinpointStep['role'], printed: string): Level {
  switch (role) {
    case 'annex':
    case 'box':
    case 'table':
    case 'row':
    case 'front':
    case 'end':
    case 'article':
    case 'paragraph':
      return role;
    case 'statute-paragraph':
      return 'paragraph';
    default:
      return levelOfNumber(printed);
  }
}

function levelOfNumber(printed: string): Level {
  if (printed === '') return 'paragraph';
  if (/[(（﹙㈠-㈩⑴-⒇]/.test(printed)) return 'bracket';
  if (/章$/.test(printed)) return 'chapter';
  if (/节$/.test(printed)) return 'division';
  if (/^第.*(?:编|篇|部分)$/.test(printed)) return 'part';
  return /、/.test(printed) && !/[0-9０-９]/.test(printed) ? 'section' : 'arabic';
}

function fits(sought: PlaceStep, node: PlaceStep | undefined, strict: boolean): boolean {
  if (node === undefined || (sought.value > 0 && sought.value !== node.value)) return false;
  if (sought.branch !== node.branch) return false;
  if (strict || OF_THEIR_OWN.has(sought.level)) return ACCEPTED[sought.level].includes(node.level);
  return !UNNUMBERED.has(node.level);
}

/** True when the steps before the last stand, in order, among those above; 第一条 is no 第一章 where there are articles. */
function stepsAbove(sought: readonly PlaceStep[], above: readonly PlaceStep[], strict: boolean): boolean {
  let next = 0;
  for (const node of above) {
    const step = sought[next];
    if (step === undefined || !fits(step, node, strict)) continue;
    if (node.level === step.level || !above.some(({ level }) => level === step.level)) next++;
  }
  return next === sought.length;
}

/** Of several readings the plainest: an article, else a running number, else （一）, else 一、; then the least deep. */
function preferred<C>(place: Place, nodes: Node<C>[]): Node<C>[] {
  const last = place.at(-1);
  const rest = preferredParts(place, nodes);
  const styled = last === undefined ? rest : preferredStyle(last, rest);
  const unnamed = Math.min(...styled.map(({ steps }) => steps.length));
  return styled.filter(({ steps }) => steps.length === unnamed);
}

/** Annexes, boxes, first and last lines only where they are named, or where nothing else is there. */
function preferredParts<C>(place: Place, nodes: Node<C>[]): Node<C>[] {
  let rest = nodes;
  for (const level of ['annex', 'box', 'front', 'end'] as const) {
    if (place.some((step) => step.level === level)) continue;
    const outside = rest.filter(({ steps }) => !steps.some((step) => step.level === level));
    if (outside.length > 0) rest = outside;
  }
  return rest;
}

function preferredStyle<C>(last: PlaceStep, nodes: Node<C>[]): Node<C>[] {
  for (const level of ACCEPTED[last.level]) {
    const group = nodes.filter((node) => node.level === level);
    if (group.length > 0) return group;
  }
  return nodes;
}

/**
 * The clauses that come nearest to a place that a document does not have: for its last step the nearest numbers of the
 * same kind, 第24条 for 第99条; else the place above, 第7条 for 第7条第2款.
 */
export function nearestPlaces<C extends PlacedClause>(place: Place, outline: readonly C[], within?: string): C[] {
  const last = place.at(-1);
  if (last === undefined) return [];
  const values = [...byLastValue(outline).keys()].filter((value) => value !== last.value);
  for (const value of values.sort((a, b) => Math.abs(a - last.value) - Math.abs(b - last.value))) {
    const near = locatePlace([...place.slice(0, -1), { ...last, value }], outline, { within });
    if (near.length > 0) return near;
  }
  return place.length > 1 ? locatePlace(place.slice(0, -1), outline, { within }) : [];
}
