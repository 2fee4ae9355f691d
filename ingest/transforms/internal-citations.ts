import type { FoundCitation } from '../policy/citation.ts';
import { parseNumeral } from '../policy/numerals.ts';
import type { PolicyNode } from '../policy/tree.ts';
import type { CitedStep, InternalPlaces } from './internal-places.ts';

const NUMBER = '[一二三四五六七八九十百零〇0-9０-９]+';
const BRACKETED = `[（(]${NUMBER}[）)]`;
/** 第三章, 第十二条之一第二款第（一）项, 第二部分第（十）项第3点; group `list` holds further numbers of the last level. */
const PLACE = new RegExp(
  `(?:第(?:${NUMBER}|${BRACKETED})(?:部分|编|章|节|条(?:之[一二三四五六七八九十]+)?|款|项|点|目))+|第(?:${BRACKETED}|${NUMBER})(?:、(?:第)?(?:${BRACKETED}|${NUMBER}))*(?:(?:和|至|到|或者?|以及)(?:第)?(?:${BRACKETED}|${NUMBER}))?(?:条|款|项|点)`,
  'g',
);
const STEP = new RegExp(
  `第?[（(]?(${NUMBER})[）)]?(部分|编|章|节|条|款|项|点|目)(?:之([一二三四五六七八九十]+))?`,
  'g',
);

/** 第（十）、（十三）项, 第十二条第二款: mentions of places in the same document, one citation for each place. */
export function findInternalCitations(
  text: string,
  node: PolicyNode,
  titled: readonly FoundCitation[],
  places: InternalPlaces,
): FoundCitation[] {
  const found: FoundCitation[] = [];
  if (node.type === 'front' && !/[。；]/.test(text)) return found;
  for (const match of text.matchAll(PLACE)) {
    const start = match.index;
    if (isOwnNumber(node, text, start) || belongsToTitle(text, start, titled)) continue;
    const lastLevel = /(部分|编|章|节|条|款|项|点|目)(?:之[一二三四五六七八九十]+)?$/.exec(match[0])?.[1] ?? '';
    for (const part of splitList(match[0])) {
      found.push({
        document: '',
        address: node.address,
        span: { start: start + part.offset, end: start + part.offset + part.raw.length },
        raw: part.raw,
        relation: 'internal',
        title: null,
        documentNumber: null,
        shortName: null,
        places: places.locate(citedSteps(part.raw, lastLevel), node),
      });
    }
  }
  return found;
}

function isOwnNumber(node: PolicyNode, text: string, start: number): boolean {
  return start === 0 && node.num !== null && text.startsWith(node.num);
}

/** 《…》第十条: the place lies in the document named before it. Also inside a title. */
function belongsToTitle(text: string, start: number, titled: readonly FoundCitation[]): boolean {
  return titled.some(({ span }) => {
    if (start >= span.start && start < span.end) return true;
    return span.end <= start && /^(?:的)?(?:[、和及]?第[^，。；《》]*)?$/.test(text.slice(span.end, start));
  });
}

/** 第（十）、（十三）项 → 第（十）, （十三）项. */
function splitList(raw: string): { raw: string; offset: number }[] {
  if (!/[、和至到或]/.test(raw)) return [{ raw, offset: 0 }];
  const parts: { raw: string; offset: number }[] = [];
  let start = 0;
  for (const match of raw.matchAll(/、|以及|和|至|到|或者?/g)) {
    parts.push({ raw: raw.slice(start, match.index), offset: start });
    start = match.index + match[0].length;
  }
  parts.push({ raw: raw.slice(start), offset: start });
  return parts.filter((part) => part.raw !== '');
}

/** Level words and values of a mention: 第十二条第二款 → 条 12, 款 2. */
function citedSteps(raw: string, lastLevel: string): CitedStep[] {
  const steps = [...raw.matchAll(STEP)].flatMap((match) => {
    const value = parseNumeral(match[1] ?? '');
    const branch = match[3] === undefined ? null : parseNumeral(match[3]);
    return value === null ? [] : [{ level: match[2] ?? lastLevel, value, branch }];
  });
  if (steps.length > 0) return steps;
  const value = parseNumeral(/[（(]?([^（）()第]+)[）)]?/.exec(raw.replace(/^第/, ''))?.[1] ?? '');
  return value === null ? [] : [{ level: lastLevel, value, branch: null }];
}
