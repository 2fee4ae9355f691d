import { lexicon } from '../policy/lexicon.ts';

/** Names that tracing reads as one beyond those of the lexicon: the short form first. */
const tracingAbbreviations: readonly (readonly [short: string, ...long: string[]])[] = [
  ['数贸会', '全球数字贸易博览会'],
  ['产学研', '产学研用', '政产学研'],
  ['中小企业', '中小微企业', '小微企业', '中小型企业'],
  ['无人机', '无人驾驶航空器'],
  ['研发', '研究开发'],
  ['科创', '科技创新'],
  ['专精特新', '专、精、特、新'],
];

/**
 * Long name → short name by which it is read. From the lexicon only what shortens a name (综试区 for 综合试验区, AI for
 * 人工智能): its other synonyms are
 * different words, which concepts.ts joins.
 */
export function abbreviations(): Map<string, string> {
  const shortOf = new Map<string, string>();
  for (const synonym of lexicon().synonyms) {
    if (!('same' in synonym)) continue;
    const names = synonym.same.map((name) => name.toLowerCase());
    const [short, ...others] = names.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    if (!short || short.length < 2) continue;
    for (const long of others) if (shortens(short, long)) shortOf.set(long, short);
  }
  for (const [short, ...long] of tracingAbbreviations) for (const name of long) shortOf.set(name, short);
  return shortOf;
}

/** True when `short` is Latin for a Chinese name, or keeps some of its characters in their order, the first among them. */
function shortens(short: string, long: string): boolean {
  if (/^[a-z0-9]+$/u.test(short)) return /[a-z]/u.test(short);
  let found = 0;
  for (const character of long) if (character === short.charAt(found)) found++;
  return found === short.length && short.charAt(0) === long.charAt(0);
}
