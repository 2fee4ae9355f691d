/** One step of the chain of a region: a place with its GB/T 2260 code. */
export interface RegionStep {
  /**
   * Six digits of GB/T 2260, `100000` for the country. A zone that issues documents but has no code of its own
   * (雄安新区) has the code of the region above it and its name: `130000-雄安新区`.
   */
  code: string;
  /** Full name without the names above it: 浙江省, 杭州市, 滨江区. */
  name: string;
}

/** The place of a document or of a unit. */
export interface Region extends RegionStep {
  /** From 全国 down to the region itself: 全国 › 浙江省 › 杭州市 › 滨江区. */
  chain: RegionStep[];
}

/** How one region stands to another: the same, around it, inside it, or apart from it. */
export type Containment = 'same' | 'contains' | 'within' | 'apart';

export const COUNTRY: Region = { code: '100000', name: '全国', chain: [{ code: '100000', name: '全国' }] };

/** How `region` stands to `other`: `contains` where `other` lies inside it (浙江省 to 杭州市). */
export function containment(region: Region, other: Region): Containment {
  if (region.code === other.code) return 'same';
  if (other.chain.some(({ code }) => code === region.code)) return 'contains';
  return region.chain.some(({ code }) => code === other.code) ? 'within' : 'apart';
}

/** The region directly below `above`. */
export function regionBelow(above: Region, step: RegionStep): Region {
  return { ...step, chain: [...above.chain, { code: step.code, name: step.name }] };
}

/** 全国 › 浙江省 › 杭州市, for people. */
export function printedChain({ chain }: Region): string {
  return chain.map(({ name }) => name).join(' › ');
}

/**
 * Name of a region at the head of a body's name: a district needs its city (青浦区 → 上海市青浦区), a county or a
 * county-level city stands alone (义乌市).
 */
export function bodyPrefix({ name, chain }: Region): string {
  const above = chain.at(-2)?.name ?? '';
  return /区$/.test(name) && /市$/.test(above) ? `${above}${name}` : name;
}
