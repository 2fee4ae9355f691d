import { PLACES_WITH_UNITS } from './unit-file.ts';

/**
 * In which ways the owner of an agency is named by those who speak of a place that has a unit file: 市 as 杭州市 or 杭州,
 * 省 as 浙江省 or 浙江.
 */
export const OWNERS: ReadonlyMap<string, readonly string[]> = ownersByWord();

function ownersByWord(): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const { name } of PLACES_WITH_UNITS) {
    const word = name.slice(-1);
    owners.set(word, [...(owners.get(word) ?? [word]), name, name.slice(0, -1)]);
  }
  return owners;
}

/** All these names, the longest first, as alternatives of a regular expression. */
export const OWNER_ALTERNATIVES: string = [...OWNERS.values()]
  .flat()
  .sort((one, other) => other.length - one.length)
  .join('|');
