import type { Region } from './region.ts';
import { BARE_REGION_NAMES, REGION_NAMES } from './region-file.ts';

/** A place that a text names. */
export interface PlaceMention {
  region: Region;
  start: number;
  end: number;
}

/**
 * Full names of provinces, cities and counties in a running text (浙江省, 杭州市, 恩施州), and provinces without 省
 * (浙江). A name that several places share is left out unless the place before it decides (南京市鼓楼区).
 */
export function placesIn(text: string): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (let index = 0; index < text.length - 1; index++) {
    const name = longestNameAt(text, index);
    if (name === null) continue;
    const before = found.at(-1);
    const regions = name.regions.filter(
      (region) => before?.end !== index || region.chain.some(({ code }) => code === before.region.code),
    );
    const [region, ...more] = regions.length === 0 ? name.regions : regions;
    if (region !== undefined && more.length === 0) found.push({ region, start: index, end: index + name.length });
    index += name.length - 1;
  }
  return found;
}

const lengths = new Map<string, number[]>();
const known = new Map<string, readonly Region[]>();
for (const [name, regions] of BARE_REGION_NAMES) {
  const provinces = regions.filter(({ chain }) => chain.length === 2);
  if (provinces.length > 0) known.set(name, provinces);
}
for (const [name, regions] of REGION_NAMES) known.set(name, regions);
for (const name of known.keys()) {
  const key = name.slice(0, 2);
  lengths.set(
    key,
    [...(lengths.get(key) ?? []), name.length].sort((left, right) => right - left),
  );
}

function longestNameAt(text: string, index: number): { regions: readonly Region[]; length: number } | null {
  for (const length of lengths.get(text.slice(index, index + 2)) ?? []) {
    const regions = known.get(text.slice(index, index + length));
    if (regions !== undefined) return { regions, length };
  }
  return null;
}
