import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { regionCalled } from '../policy/agencies/unit-place.ts';
import type { DocumentFacts, Fact } from '../policy/document.ts';
import { parseDocumentNumber } from '../policy/document-number.ts';
import { LEVEL_WORDS, levelOfRegion } from '../policy/levels.ts';
import { type NumberPlace, placesOfNumber } from '../policy/region/number-place.ts';
import { placesIn } from '../policy/region/place-mentions.ts';
import { type BodyPlace, isCalled, placeAtHead, placeOfBody } from '../policy/region/place-name.ts';
import { bodyPrefix, COUNTRY, containment, printedChain, type Region } from '../policy/region/region.ts';
import { nodeText, type PolicyNode, type PolicyRoot, walk } from '../policy/tree.ts';
import { factsOf, textFact } from './facts.ts';
import { report } from './report.ts';

/**
 * Place and level of a document: from the bodies that issue it, the characters at the head of its number, its title and
 * its text, in this order; each later one decides what an earlier one leaves open (市人民政府, 鼓楼区, 宁政发). What
 * contradicts itself or stays open is 未载明 with a message. What the sidecar states holds.
 */
export const region: Plugin<[], PolicyRoot> = () => (root, file) => {
  const facts = factsOf(file);
  const stated = new Set(file.data.sidecar?.facts.map(({ name }) => name));
  const bodies = facts.issuingBodies.map((fact) => ({ fact, place: placeOfBody(fact.value) }));
  const found = readRegion(bodies, facts, root, file);
  if (!stated.has('region')) facts.region = found;
  else if (facts.region !== null && found !== null && found.value.code !== facts.region.value.code)
    reportDoubt(
      file,
      'sidecar-contradiction',
      `地区：正文为“${printedChain(found.value)}”，补充说明文件为“${printedChain(facts.region.value)}”，已采用后者。`,
      quoteOf(found),
    );
  const level = readLevel(bodies, facts.region);
  if (!stated.has('level')) facts.level = level;
  else if (facts.level !== null && level !== null && level.value !== facts.level.value)
    reportDoubt(
      file,
      'sidecar-contradiction',
      `层级：正文为“${LEVEL_WORDS[level.value]}”，补充说明文件为“${LEVEL_WORDS[facts.level.value]}”，已采用后者。`,
      quoteOf(level),
    );
  facts.issuingBodies = bodies.map(({ fact, place }) => withPlace(fact, place, facts.region?.value ?? null));
};

interface Body {
  fact: Fact<string>;
  place: BodyPlace;
}

function readRegion(bodies: readonly Body[], facts: DocumentFacts, root: PolicyRoot, file: VFile): Fact<Region> | null {
  const number = placesOfNumber(parseDocumentNumber(facts.documentNumber?.value ?? '')?.bodyCode ?? '');
  const named = bodies.filter(({ place }) => place.regions.length > 0);
  if (named.length > 0) return regionOfBodies(named, number, facts, root, file);
  const word = bodies.find(({ place }) => place.word !== '');
  if (word !== undefined) {
    const found = regionOfWord(word.place.word, number, facts, root);
    if (found === null)
      reportDoubt(
        file,
        'region-undecided',
        `发文机关“${word.fact.value}”未写明地区，文号、标题和正文也不能确定，地区按未载明处理。`,
        word.fact.value,
      );
    return found;
  }
  return regionWithoutBody(number, facts, root, file);
}

/** The place that the issuing bodies name; of several the one around all the others. */
function regionOfBodies(
  bodies: readonly Body[],
  number: NumberPlace,
  facts: DocumentFacts,
  root: PolicyRoot,
  file: VFile,
): Fact<Region> | null {
  const decided = bodies.map(({ fact, place }) => {
    const [only, ...more] = place.regions;
    const value = more.length === 0 ? only : mostNamed(narrowed(place.regions, number.regions), facts, root)?.value;
    return value === undefined ? null : { value, source: fact.source };
  });
  const known = decided.filter((fact) => fact !== null);
  const widest = known.find(({ value }) => known.every((other) => isAround(value, other.value)));
  if (known.length < decided.length || widest === undefined) {
    const names = bodies.map(({ fact }) => fact.value).join('、');
    reportDoubt(file, 'region-undecided', `发文机关“${names}”所属地区不能确定为一处，地区按未载明处理。`, names);
    return null;
  }
  if (contradicts(number, facts, known)) {
    const printed = facts.documentNumber?.value ?? '';
    reportDoubt(
      file,
      'region-conflict',
      `发文机关属“${printedChain(widest.value)}”，发文字号“${printed}”属“${number.regions.map(({ name }) => name).join('、')}”，地区按未载明处理。`,
      printed,
    );
    return null;
  }
  return widest;
}

/** True when the number is of a reviewed place that none of the bodies lies in. A branch of a department prints 浙… too. */
function contradicts({ regions, listed, code }: NumberPlace, facts: DocumentFacts, bodies: Fact<Region>[]): boolean {
  const office = facts.documentNumber?.value.slice(code.length) ?? '';
  if (!listed || !/^(?:[政府办委党]|人大)/.test(office)) return false;
  return regions.every((place) => bodies.every(({ value }) => !isAround(place, value)));
}

/** 市人民政府: the place that the number means, else the one that title, front and end or the text name as a 市. */
function regionOfWord(word: string, number: NumberPlace, facts: DocumentFacts, root: PolicyRoot): Fact<Region> | null {
  const numbered = number.regions.filter((place) => isCalled(place, word));
  const [only, ...more] = numbered;
  if (only !== undefined && more.length === 0 && facts.documentNumber !== null)
    return { value: only, source: facts.documentNumber.source };
  return mostNamed(numbered.length > 0 ? numbered : (place) => isCalled(place, word), facts, root);
}

function regionWithoutBody(
  number: NumberPlace,
  facts: DocumentFacts,
  root: PolicyRoot,
  file: VFile,
): Fact<Region> | null {
  const titled = regionOfTitle(facts.title);
  const [only, ...more] = number.regions;
  const numbered =
    number.listed && only !== undefined && more.length === 0 && facts.documentNumber !== null
      ? { value: only, source: facts.documentNumber.source }
      : null;
  if (titled !== null && numbered !== null && containment(numbered.value, titled.value) === 'apart') {
    const reason = `标题属“${printedChain(titled.value)}”，发文字号属“${printedChain(numbered.value)}”，地区按未载明处理。`;
    reportDoubt(file, 'region-conflict', reason, facts.title?.value ?? null);
    return null;
  }
  if (numbered !== null) return numbered;
  if (titled !== null && (number.regions.length === 0 || number.regions.some((place) => isAround(place, titled.value))))
    return titled;
  const found = ownWords(root, facts);
  if (found !== null)
    report(file, {
      severity: 'note',
      rule: 'region-from-text',
      reason: `文本未载明发文机关，地区据正文用语“${quoteOf(found)}”推定为“${printedChain(found.value)}”，请核对。`,
      line: null,
      address: found.source.kind === 'text' ? found.source.address : null,
      quote: quoteOf(found),
    });
  return found;
}

/** 杭州市…条例, 浙江省…规划, 中华人民共和国…法: the place at the head of the title. */
function regionOfTitle(title: Fact<string> | null): Fact<Region> | null {
  if (title === null) return null;
  if (/^(?:中华人民共和国|全国|国家(?!级)|国务院|中共中央)/.test(title.value))
    return { value: COUNTRY, source: title.source };
  const [region, ...more] = placeAtHead(title.value)?.regions ?? [];
  return region === undefined || more.length > 0 ? null : { value: region, source: title.source };
}

const OWN_WORDS: readonly (readonly [word: string, expression: RegExp])[] = [
  ['省', /[我全本]省|省级|省政府/g],
  ['自治区', /自治区(?:党委|人民政府|政府|级)/g],
  ['市', /[我全本]市(?!场)|市级|(?<!城)市政府/g],
  ['州', /[我全本]州|州级|州政府/g],
  ['盟', /[我全本]盟(?!友)|盟行署/g],
  ['区', /[我全本]区(?!域)|区级|(?<!地)区政府/g],
  ['县', /[我全本]县|县级|县政府/g],
];

/** A text speaks of its own place as 我省, 全市; of the country as 我国 where it has no such word. */
function ownWords(root: PolicyRoot, facts: DocumentFacts): Fact<Region> | null {
  const nodes = [...walk(root.children)];
  const counted = OWN_WORDS.map(([word, expression]) => ({
    word,
    count: nodes.reduce((sum, node) => sum + [...nodeText(node).matchAll(expression)].length, 0),
  })).sort((left, right) => right.count - left.count);
  const [most, next] = counted;
  if (most === undefined || most.count === 0) {
    const node = nodes.find((candidate) => /我国/.test(nodeText(candidate)));
    if (node === undefined) return null;
    const start = nodeText(node).indexOf('我国');
    return textFact(COUNTRY, node, start, start + 2);
  }
  if (most.count < 2 || most.count < 2 * (next?.count ?? 0)) return null;
  return mostNamed((place) => isCalled(place, most.word), facts, root);
}

/**
 * Of the places that may be meant the one that title, front and end lines name; else the one that the whole text names
 * more than twice as often as any other. Null where none stands out.
 */
function mostNamed(
  may: readonly Region[] | ((region: Region) => boolean),
  facts: DocumentFacts,
  root: PolicyRoot,
): Fact<Region> | null {
  const isMeant = typeof may === 'function' ? may : (region: Region) => may.some(({ code }) => code === region.code);
  const titled = facts.title === null ? null : regionOfTitle(facts.title);
  if (titled !== null) {
    const own = titled.value.chain.length > 1 && isMeant(titled.value);
    if (own) return titled;
  }
  const outer = root.children.filter(({ type }) => type === 'front' || type === 'end');
  return outstanding(outer, isMeant) ?? outstanding([...walk(root.children)], isMeant);
}

function outstanding(nodes: readonly PolicyNode[], isMeant: (region: Region) => boolean): Fact<Region> | null {
  const counts = new Map<string, { count: number; first: Fact<Region> }>();
  for (const node of nodes) {
    for (const { region: place, start, end } of placesIn(nodeText(node))) {
      if (!isMeant(place)) continue;
      const known = counts.get(place.code);
      if (known === undefined) counts.set(place.code, { count: 1, first: textFact(place, node, start, end) });
      else known.count++;
    }
  }
  const [most, next] = [...counts.values()].sort((left, right) => right.count - left.count);
  return most !== undefined && most.count > 2 * (next?.count ?? 0) ? most.first : null;
}

function readLevel(bodies: readonly Body[], region: Fact<Region> | null): DocumentFacts['level'] {
  if (region !== null) return { value: levelOfRegion(region.value), source: region.source };
  const [first] = bodies;
  if (first === undefined || first.place.level === null) return null;
  return { value: first.place.level, source: first.fact.source };
}

/** 市人民政府 in a document of 武汉市 is 武汉市人民政府; what is printed stays the proof. */
function withPlace(fact: Fact<string>, { word }: BodyPlace, region: Region | null): Fact<string> {
  const own = region === null || word === '' ? null : regionCalled(region, word);
  if (own === null) return fact;
  return { ...fact, value: fact.value.replace(word, bodyPrefix(own)) };
}

const isAround = (outer: Region, inner: Region): boolean => ['same', 'contains'].includes(containment(outer, inner));

/** Of the places that a name leaves open those that the number allows; all where it allows none. */
function narrowed(open: readonly Region[], numbered: readonly Region[]): readonly Region[] {
  const kept = open.filter((place) => numbered.some((other) => isAround(other, place)));
  return kept.length === 0 ? open : kept;
}

const quoteOf = ({ source }: Fact<unknown>): string | null => (source.kind === 'text' ? source.quote : null);

function reportDoubt(file: VFile, rule: string, reason: string, quote: string | null): void {
  report(file, { severity: 'warning', rule, reason, line: null, address: null, quote });
}
