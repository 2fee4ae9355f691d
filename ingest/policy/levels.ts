import type { DocumentLevel } from './document.ts';
import type { Region } from './region/region.ts';

/** Levels of government, the highest first. */
export const LEVELS: readonly DocumentLevel[] = ['national', 'provincial', 'municipal', 'district'];

/** What people read for a level. */
export const LEVEL_WORDS: Readonly<Record<DocumentLevel, string>> = {
  national: '国家级',
  provincial: '省级',
  municipal: '市级',
  district: '区县级',
};

/** True for one of the four level names. */
export function isLevel(value: string): value is DocumentLevel {
  return LEVELS.some((level) => level === value);
}

/** True when a body of level `level` stands above one of level `other`. */
export function isHigher(level: DocumentLevel, other: DocumentLevel): boolean {
  return LEVELS.indexOf(level) < LEVELS.indexOf(other);
}

/**
 * Level of the bodies of a region: how deep it lies in the country. Districts of a 直辖市 and counties that a province
 * leads itself (济源市, 仙桃市) stand directly below the province and therefore count as municipal, as do zones there.
 */
export function levelOfRegion({ chain }: Region): DocumentLevel {
  return LEVELS[chain.length - 1] ?? 'district';
}

/** What a body's name says of its level where it leaves the place out: 省政府, 市商务局, 自治州人民政府. */
const LEVEL_OF_WORD: Readonly<Record<string, DocumentLevel>> = {
  省: 'provincial',
  自治区: 'provincial',
  市: 'municipal',
  州: 'municipal',
  自治州: 'municipal',
  盟: 'municipal',
  地区: 'municipal',
  区: 'district',
  县: 'district',
  自治县: 'district',
  旗: 'district',
  自治旗: 'district',
};

/** Level that 省, 市, 区, 县 … stand for at the head of a body's name; a 市 that is a 直辖市 only its place tells. */
export function levelOfWord(word: string): DocumentLevel | null {
  return LEVEL_OF_WORD[word] ?? null;
}
