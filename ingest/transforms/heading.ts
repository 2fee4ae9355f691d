import { textWidth } from '../policy/text-width.ts';
import { withoutUnitNote } from './unit-notes.ts';

/** Longest title of a numbered unit and of an unnumbered paragraph, in Chinese characters. */
const LONGEST = { numbered: 40, paragraph: 22 } as const;
/** A single sentence that is the whole unit counts as a title up to this width. */
const LONGEST_ALONE = 20;

/** Words that a sentence has and a title has not. Each with what it shows. */
const SENTENCE_SIGNS: readonly RegExp[] = [
  /^本(?:政策|意见|办法|规定|通知|措施|方案|计划|条例|细则|法|规划|行动计划|实施)/, // speaks of the document itself
  /(?:不超过|不低于|不少于|[\d家元个倍成亩人％%]以上|[\d家元个倍成亩人％%]以下|以内|万元|亿元|[%％])/, // an amount
  /的(?:[，,]|$)/, // a condition
  /[；;：:？！]/, // more than one statement
];
/** Words that show a sentence where marks of punctuation stand; a line without any is a title all the same. */
const PUNCTUATED_SIGNS: readonly RegExp[] = [
  /^(?:为|根据|按照|依据|经(?!济|营|贸|费|办|典)|到\d|截至|自(?!主|由|贸|然|身|动|律|助|驾|觉)|凡|对(?!外|口|标|接|公|台)|以上|上述|其中|但|同时|此外|如)/, // opens a full sentence
  /^\d{4}年/, // a report on a year
  /(?:应当|应该|不得|必须|给予|是指|可以|予以|为准|负责牵头|另行制定|承担|享受)/, // a rule or its consequence
  /由.{2,24}(?:担任|负责|承担|牵头|组成)/, // who does it
  /^(?:各|有关|全市|全省|全国|我市|我省)[^，]{0,20}(?:要(?!求|点|素|件|务)|应(?![急用对届]))/, // an order
  /后，[^，]{0,24}要(?!求|点|素|件|务)/, // what is to be done when something is over
];

function isTitle(text: string, longest: number): boolean {
  return isUnpunctuatedTitle(text, longest) && !PUNCTUATED_SIGNS.some((sign) => sign.test(text));
}

function isUnpunctuatedTitle(text: string, longest: number): boolean {
  return text !== '' && textWidth(text) <= longest && !SENTENCE_SIGNS.some((sign) => sign.test(text));
}

/** True when the words after a number are a title alone: no text of the unit follows on the same line. */
export function isHeadingLine(words: string): boolean {
  return wholeHeading(words) !== null;
}

/** The title of a line that is nothing but its title, without the 。 at its end; null where it is more than that. */
export function wholeHeading(words: string): string | null {
  const bare = withoutUnitNote(words);
  if (bare === '') return null;
  if (!/[。；;：:，,、！？!?.]$/.test(bare)) {
    if (!/[。，,]/.test(bare) && isUnpunctuatedTitle(bare, 45)) return bare.trim();
    return bare.includes('。') || textWidth(bare) > 45 ? null : titleOrNull(bare, 45);
  }
  if (!bare.endsWith('。') || bare.slice(0, -1).includes('。')) return null;
  return titleOrNull(bare.slice(0, -1), LONGEST_ALONE);
}

function titleOrNull(text: string, longest: number): string | null {
  return isTitle(text, longest) ? text.trim() : null;
}

/**
 * Title at the beginning of the words of a numbered unit or of a paragraph: a short leading sentence with text after
 * it. Null where the unit has no title.
 */
export function leadingHeading(words: string, kind: 'numbered' | 'paragraph'): string | null {
  const bracketed = /^(?:【([^】]{1,30})】|[〔［[]([^〕］\]]{1,30})[〕］\]])(?=\S)/.exec(words);
  const inBracket = bracketed?.[1] ?? bracketed?.[2];
  if (inBracket !== undefined) return inBracket;
  const own = withoutUnitNote(words);
  const end = own.indexOf('。');
  if (end <= 0)
    return kind === 'numbered' ? (wholeHeading(words) ?? colonHeading(words) ?? spacedHeading(words)) : null;
  const sentence = own.slice(0, end).trim();
  const more = own.slice(end + 1).trim();
  if (more === '') {
    return kind === 'numbered' ? (wholeHeading(words.trim()) ?? colonHeading(words) ?? spacedHeading(words)) : null;
  }
  if (isTitle(sentence, LONGEST[kind])) return sentence;
  return kind === 'numbered' ? (colonHeading(words) ?? spacedHeading(words)) : null;
}

/** 申报条件：… — a short phrase before a colon with text after it. */
function colonHeading(words: string): string | null {
  const match = /^([^，。；：、\s]{2,12})[：:](?=\s*\S{4})/.exec(words);
  const phrase = match?.[1];
  if (phrase === undefined || /\d|如下|下列|以下|(?:包括|即|是|为)$/.test(phrase)) return null;
  return phrase;
}

/** 指导思想 以… — a short phrase, white space, then a sentence. */
function spacedHeading(words: string): string | null {
  const match = /^([\u4e00-\u9fff、“”]{2,20})[ \u3000]+(?=[\u4e00-\u9fff“《][^ \u3000]{9})/.exec(words);
  const phrase = match?.[1];
  return phrase !== undefined && isTitle(phrase, 20) ? phrase : null;
}
