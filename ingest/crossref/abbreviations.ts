import { lexicon } from '../policy/lexicon.ts';

/**
 * Names that mean the same in policy texts beyond the synonyms of the lexicon: the short form first, then the longer
 * forms that are read as the short one. Only true abbreviations belong here (a reader would call them the same name);
 * words that are merely close in meaning belong in concepts.ts.
 */
const tracingAbbreviations: readonly (readonly [short: string, ...long: string[]])[] = [
  ['进博会', '中国国际进口博览会', '国际进口博览会'],
  ['广交会', '中国进出口商品交易会'],
  ['服贸会', '中国国际服务贸易交易会', '国际服务贸易交易会'],
  ['数贸会', '全球数字贸易博览会'],
  ['ai', '人工智能'],
  ['ewtp', '世界电子贸易平台'],
  ['rcep', '区域全面经济伙伴关系协定'],
  ['cptpp', '全面与进步跨太平洋伙伴关系协定'],
  ['depa', '数字经济伙伴关系协定'],
  ['saas', '软件即服务'],
  ['iaas', '基础设施即服务'],
  ['信保', '信用保险'],
  ['产学研', '产学研用', '政产学研'],
  ['中小企业', '中小微企业', '小微企业', '中小型企业'],
  ['知产', '知识产权'],
  ['无人机', '无人驾驶航空器'],
  ['研发', '研究开发'],
  ['科创', '科技创新'],
  ['专精特新', '专、精、特、新'],
];

/** Long name → short name by which it is read; names shorter than two characters are left out. */
export function abbreviations(): Map<string, string> {
  const shortOf = new Map<string, string>();
  for (const synonym of lexicon().synonyms) {
    if (!('same' in synonym)) continue;
    const [short, ...long] = synonym.same
      .map((name) => name.toLowerCase())
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    if (short && short.length >= 2) for (const name of long) shortOf.set(name, short);
  }
  for (const [short, ...long] of tracingAbbreviations) for (const name of long) shortOf.set(name, short);
  return shortOf;
}
