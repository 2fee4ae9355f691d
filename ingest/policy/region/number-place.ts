import type { Region } from './region.ts';
import { allRegions, NUMBER_PLACES } from './region-file.ts';

/** Places that a document number may come from. */
export interface NumberPlace {
  regions: Region[];
  /** True when the reviewed list holds the characters, so that a number of another place contradicts. */
  listed: boolean;
  /** Characters of the number that name the place. */
  code: string;
}

/**
 * Places by the 机关代字 of a document number: 浙政办发 → 浙江省, 杭政办函 → 杭州市, 穗府办函 → 广州市. The reviewed list
 * holds short names; beside it every city or county whose name begins like the number may be meant (湛府办 → 湛江市).
 * Several places share a character (宁政发: 宁夏, 南京, 宁德): all are given, the text decides.
 */
export function placesOfNumber(bodyCode: string): NumberPlace {
  for (let length = Math.min(4, bodyCode.length - 1); length >= 1; length--) {
    const code = bodyCode.slice(0, length);
    const listed = NUMBER_PLACES.get(code);
    const alike = length === bodyCode.length ? [] : citiesBeginning(code);
    if (listed !== undefined)
      return { regions: [...listed, ...alike.filter((city) => !listed.includes(city))], listed: true, code };
    if (alike.length > 0) return { regions: alike, listed: false, code };
  }
  return { regions: [], listed: false, code: '' };
}

const byBeginning = new Map<string, Region[]>();

function citiesBeginning(code: string): Region[] {
  if (byBeginning.size === 0) {
    for (const region of allRegions()) {
      if (region.chain.length !== 3 || region.code.includes('-')) continue;
      for (let length = 1; length <= 3; length++) {
        const key = region.name.slice(0, length);
        byBeginning.set(key, [...(byBeginning.get(key) ?? []), region]);
      }
    }
  }
  return byBeginning.get(code) ?? [];
}
