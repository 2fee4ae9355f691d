import { facetLabel } from '../retrieval/facets.ts';
import type { SearchFilters } from '../search-request.ts';
import type { UnderstandingStep } from '../search-result.ts';
import { fold } from '../words/folded-text.ts';
import { isWord } from '../words/segmentation.ts';
import type { UnderstandingContext } from './context.ts';
import { levelOf, withValues } from './filter-words.ts';
import type { Reading } from './query.ts';

const opening = '(?<=^|[\\s,，;；、。])(?:但|但是|且)?';
const word = '[^\\s,，;；、。?？!！]{1,12}?';
const ending = '(?=$|[\\s,，;；、。?？!！])';
const trailing = '(?:的(?:文件|政策|内容|条款|部分)?)?';
/** 不要武汉, 不含房地产, 排除省级的: up to the end of the piece. */
const refused = new RegExp(
  `${opening}(?:不要|不看|不想看|不含|不包括|不包含|排除|剔除|去掉|去除|除掉|除去)(?:有|掉|关于)?(${word})${trailing}${ending}`,
  'gu',
);
/** 除了上海以外还有哪些: the rest of the piece is what is asked. */
const except = new RegExp(
  `${opening}除(?:了|去|开)?(${word})(?:以外|之外|外(?=$|[\\s,，的还其别]))的?(?:还有|还|其他|其它|别的)?`,
  'gu',
);
/** 除了上海 at the end of a piece. */
const exceptAlone = new RegExp(`${opening}除(?:了|去|开)(${word})${trailing}${ending}`, 'gu');
/** 非住宅: where neither dictionary nor library has a word that begins so. */
const opposite = new RegExp(`${opening}非([^\\s,，;；、。?？!！]{2,12}?)${trailing}${ending}`, 'gu');

/** What is not wanted: documents of a place or a level, else clauses that hold the word. */
interface Refusal {
  without: SearchFilters;
  exclusion: string | null;
  note: string;
}

/** Documents that a place has issued: their body or their title begins with its name. */
function documentsOf(place: string, { documents }: UnderstandingContext): string[] {
  const fits = (name: string) => fold(name).startsWith(place);
  return documents
    .filter(({ title, issuingBodies }) => issuingBodies.some(fits) || fits(title.replace(/^关于(?:印发)?[《〈]?/, '')))
    .map(({ id }) => id);
}

function refusalOf(typed: string, context: UnderstandingContext): Refusal {
  const folded = fold(typed);
  const place = folded.replace(/(?<=..)[省市区县]$/, '');
  const level = /^(?:国家|省|市|区县)[级里]$|^中央$/.test(folded) ? levelOf(folded) : null;
  if (level !== null)
    return { without: { level: [level] }, exclusion: null, note: `不看${facetLabel('level', level)}文件` };
  const document = place.length > 1 ? documentsOf(place, context) : [];
  if (document.length > 0 && document.length < context.documents.length)
    return { without: { document }, exclusion: null, note: `不看${typed}的文件（${document.length}件）` };
  return { without: {}, exclusion: folded, note: `不看含有“${folded}”的条款` };
}

/** Takes what people say that they do not want out of the query: 不要X, 不含X, 排除X, 除了X（以外）, 非X. */
export function readRefusals(reading: Reading, context: UnderstandingContext): Reading {
  let { without } = reading;
  const exclusions = [...reading.exclusions];
  const steps: UnderstandingStep[] = [...reading.steps];
  const take = (all: string, typed: string): string => {
    const id = `without:${fold(all)}`;
    if (context.undone.has(id) || !/[\p{L}\p{N}]/u.test(typed)) return all;
    const { without: more, exclusion, note } = refusalOf(typed, context);
    without = withValues(without, more);
    if (exclusion !== null) exclusions.push(exclusion);
    steps.push({ id, kind: 'filter', from: all.trim(), to: [], note, undoable: true });
    return ' ';
  };
  const isPrinted = (text: string) => isWord(text) || context.statistics.documentFrequency(text) > 0;
  const text = reading.text
    .replace(except, take)
    .replace(exceptAlone, take)
    .replace(refused, take)
    .replace(opposite, (all: string, typed: string) => (isPrinted(fold(`非${typed}`)) ? all : take(all, typed)));
  const asks = /[\p{L}\p{N}]/u.test(text) || reading.terms.length > 0;
  return asks && text !== reading.text ? { ...reading, text, without, exclusions, steps } : reading;
}
