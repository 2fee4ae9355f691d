import type { DocumentLevel, ValidityStatus } from '../../policy/document.ts';
import { facetLabel, facetNames, levelLabels, validityLabels } from '../retrieval/facets.ts';
import type { SearchFilters } from '../search-request.ts';
import type { UnderstandingStep } from '../search-result.ts';
import { fold } from '../words/folded-text.ts';
import type { UnderstandingContext } from './context.ts';
import { documentMention } from './document-mention.ts';
import { shortened } from './nothing.ts';
import type { Reading } from './query.ts';
import { unitsNamed } from './unit-words.ts';

const typedFilter =
  /(?<=^|\s)([-－−—]\s*)?(文件|单位|责任单位|层级|级别|年份|年度|时效|发文机关)\s*[:：]\s*("[^"]+"|“[^”]+”|\S+)/g;
const levelWords = new Map<string, DocumentLevel>([
  ['国家级', 'national'],
  ['中央', 'national'],
  ['省级', 'provincial'],
  ['全省', 'provincial'],
  ['省里', 'provincial'],
  ['省', 'provincial'],
  ['市级', 'municipal'],
  ['全市', 'municipal'],
  ['市里', 'municipal'],
  ['市', 'municipal'],
  ['区县级', 'district'],
]);
const levelWord =
  /^(国家级|中央|省级|全省|省里|市级|全市|市里|区县级|[\u4e00-\u9fff]{2,3}[省市])(?:出台|发布|印发)?的?(?:层面|文件|政策|规定)?的?(?:里|中)?$/;
const levelStart =
  /^(国家级|省级|市级|区县级|省里|市里)(?:层面|出台|发布)?的?(?:文件|政策)?(?:里|中)?(?=[\u4e00-\u9fff]{2})/;
const yearWord =
  /^((?:19|20)[0-9]{2})年?(?:度|版|出台|发布|印发|制定|下发|颁布|以来|[出发](?=的))?的?(?:那[份个部])?(?:文件|政策)?(?:里|中)?$/;
/** Says when a document was issued, wherever it stands: 2023年出的那份, 2024年印发的文件里. */
const yearInside =
  /((?:19|20)[0-9]{2})年?(?:度)?(?:(?:出台|发布|印发|制定|下发|颁布)的?|[出发]的)(?:那[份个部])?(?:文件|政策)?(?:里|中)?/;
/** A question whether a document is still in force is answered by later ones as well: its year is no filter. */
const validityQuestion = /管用|算数|有效|失效|作废|废止|过期|到期/;
const validityWord =
  /^(现行有效|现行|有效|仍然有效|失效|已失效|过期|已过期|废止|已废止)(?:的|的?文件|的?政策)$|^现行有效$/;

function step(from: string, to: string, note: string): UnderstandingStep {
  return { id: `filter:${from}`, kind: 'filter', from, to: [to], note, undoable: true };
}

/** The level that a word names: 省级, 市里, 宁波市. */
export function levelOf(word: string): DocumentLevel | null {
  const known = levelWords.get(word);
  if (known !== undefined) return known;
  const last = word.at(-1);
  return last === '省' ? 'provincial' : last === '市' ? 'municipal' : null;
}

function validityOf(word: string): ValidityStatus[] {
  if (word === '') return [];
  return /失效|过期|废止/.test(word) ? ['expired', 'repealed'] : ['in-force'];
}

/** What `文件:` `单位:` `层级:` `年份:` `时效:` `发文机关:` ask for; null when nothing of the library fits. */
function filterNamed(name: string, value: string, context: UnderstandingContext): SearchFilters | null {
  const wanted = fold(value);
  switch (name) {
    case '文件': {
      const mention = documentMention(wanted, context);
      const titled = context.documents.filter(({ id, title }) => id === value || fold(title).includes(wanted));
      const document = [...new Set(mention?.texts.map((text) => text.document) ?? titled.map(({ id }) => id))];
      return document.length > 0 ? { document } : null;
    }
    case '单位':
    case '责任单位': {
      const named = unitsNamed(wanted, context);
      const unit =
        named.length > 0 ? named : [...context.units.keys()].filter((candidate) => fold(candidate).includes(wanted));
      return unit.length > 0 ? { unit } : null;
    }
    case '层级':
    case '级别': {
      const label = Object.entries(levelLabels).find(([, text]) => text === value || text === `${value}级`)?.[0];
      const level = label ?? levelOf(value);
      return level === null ? null : { level: [level as DocumentLevel] };
    }
    case '年份':
    case '年度': {
      const year = /^((?:19|20)[0-9]{2})年?$/.exec(wanted)?.[1];
      return year === undefined ? null : { year: [year] };
    }
    case '时效': {
      const status = Object.entries(validityLabels).find(([, text]) => text.includes(value))?.[0];
      return status === undefined ? null : { validity: [status as ValidityStatus] };
    }
    default: {
      const bodies = new Set(context.documents.flatMap(({ issuingBodies }) => issuingBodies));
      const issuingBody = [...bodies].filter((body) => fold(body).includes(wanted));
      return issuingBody.length > 0 ? { issuingBody } : null;
    }
  }
}

/** Reads the filters that are typed as such; one that nothing in the library fits is named and left out. */
export function readTypedFilters(reading: Reading, context: UnderstandingContext): Reading {
  let { filters, without } = reading;
  const steps = [...reading.steps];
  const typed = (all: string, minus: string | undefined, name: string, quoted: string) => {
    if (context.undone.has(`filter:${all}`)) return minus === undefined ? `${quoted} ` : ' ';
    const value = quoted.replace(/^["“]|["”]$/g, '');
    const filter = filterNamed(name, value, context);
    if (filter === null) {
      const left = minus === undefined ? '未作筛选' : '未作排除';
      steps.push({ ...step(all, value, `库中没有这样的${name}：${shortened(value)}，${left}`), kind: 'ignored' });
      return ' ';
    }
    const named = `${name}：${labels(filter, context).join('、')}`;
    if (minus === undefined) {
      filters = withValues(filters, filter);
      steps.push(step(all, value, `只看${named}`));
    } else {
      without = withValues(without, filter);
      steps.push({ ...step(all, value, `不看${named}`), to: [] });
    }
    return ' ';
  };
  const text = reading.text.replace(typedFilter, typed);
  const filtered = filters !== reading.filters || without !== reading.without;
  const alone = text.trim() === '' && reading.terms.length === 0;
  return { ...reading, text, filters, without, steps, scope: alone && filtered ? 'filters' : reading.scope };
}

/** The values of both, facet by facet. */
export function withValues(values: SearchFilters, more: SearchFilters): SearchFilters {
  const facets = facetNames.filter((facet) => (values[facet] ?? more[facet]) !== undefined);
  return Object.fromEntries(
    facets.map((facet) => [facet, [...new Set<string>([...(values[facet] ?? []), ...(more[facet] ?? [])])]]),
  );
}

/** What a filter asks for, in Chinese. */
function labels(filter: SearchFilters, { documents }: UnderstandingContext): string[] {
  const titles = (filter.document ?? []).map((document) => documents.find(({ id }) => id === document)?.title);
  const others = facetNames.filter((facet) => facet !== 'document');
  return [
    ...titles.map((title) => `《${title}》`),
    ...others.flatMap((facet) => (filter[facet] ?? []).map((value) => facetLabel(facet, value))),
  ];
}

/** A level word before another word is a filter unless the library prints the two together (省级示范基地). */
function isLevelFilter(word: string, next: string, context: UnderstandingContext): boolean {
  return context.statistics.documentFrequency(word.slice(-1) + next.charAt(0)) === 0;
}

/** Pieces between spaces, with words cut off that say which documents are meant. */
function piecesOf(text: string, context: UnderstandingContext): string[] {
  return text
    .trim()
    .split(/\s+/)
    .flatMap((piece) => {
      const level = levelStart.exec(piece);
      if (level !== null && isLevelFilter(level[1] ?? '', piece.slice(level[0].length), context))
        return [level[0], piece.slice(level[0].length)];
      const year = validityQuestion.test(text) ? null : yearInside.exec(piece);
      if (year === null) return [piece];
      const parts = [piece.slice(0, year.index), year[0], piece.slice(year.index + year[0].length)];
      return parts.filter((part) => part !== '');
    });
}

/**
 * Reads words that say which documents are meant rather than what they say: 市级, 浙江省, 2023年, 52号文. Only words
 * that stand apart, beside others that are looked for, and only where the library has such documents.
 */
export function readFilterWords(reading: Reading, context: UnderstandingContext): Reading {
  const filters = { ...reading.filters };
  const steps = [...reading.steps];
  let years = reading.years;
  const pieces = piecesOf(reading.text, context);
  const kept = pieces.filter((piece, at) => {
    if (pieces.length < 2 && reading.terms.length === 0) return true;
    if (context.undone.has(`filter:${piece}`)) return true;
    const level = levelWord.exec(piece)?.[1];
    const asked = level === undefined ? null : levelOf(level);
    const nextPiece = pieces[at + 1] ?? '';
    if (
      asked !== null &&
      context.documents.some((document) => document.level === asked) &&
      (nextPiece === '' || isLevelFilter(level ?? '', nextPiece, context))
    ) {
      filters.level = [asked];
      steps.push(step(piece, levelLabels[asked], `“${piece}”按层级筛选：只看${levelLabels[asked]}文件`));
      return false;
    }
    const year = yearWord.exec(fold(piece))?.[1];
    if (year !== undefined && context.documents.some((document) => document.year === year)) {
      years = [...years, year];
      steps.push(step(piece, year, `“${piece}”按年份筛选：${year}年的文件，或提到${year}年的条款`));
      return false;
    }
    const validity = validityOf(validityWord.exec(piece)?.[1] ?? (piece === '现行有效' ? piece : ''));
    if (validity.some((status) => context.documents.some((document) => document.validity === status))) {
      filters.validity = validity;
      const named = validity.map((status) => validityLabels[status]).join('、');
      steps.push(step(piece, named, `“${piece}”按时效筛选：只看${named}的文件`));
      return false;
    }
    const mention = documentMention(fold(piece), context);
    if (mention?.rest === '' && mention.texts.length === 1) {
      filters.document = mention.texts.map(({ document }) => document);
      steps.push(
        step(piece, mention.texts[0]?.title ?? '', `“${piece}”按文件筛选：《${mention.texts[0]?.title ?? ''}》`),
      );
      return false;
    }
    return true;
  });
  return { ...reading, text: kept.join(' '), filters, years, steps };
}
