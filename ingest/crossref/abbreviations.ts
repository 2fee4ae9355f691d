/**
 * Names that mean the same in policy texts: the short form first, then the longer forms that are read as the short one.
 * Only true abbreviations belong here (a reader would call them the same name); words that are merely close in meaning
 * belong in concepts.ts. One name a line, with the reason where it is not evident.
 */
export const abbreviations: readonly (readonly [short: string, ...long: string[]])[] = [
  ['电商', '电子商务'],
  ['综试区', '综合试验区'],
  ['自贸区', '自由贸易试验区', '自贸试验区', '自由贸易区'],
  ['数贸会', '全球数字贸易博览会'],
  ['进博会', '中国国际进口博览会', '国际进口博览会'],
  ['广交会', '中国进出口商品交易会'],
  ['服贸会', '中国国际服务贸易交易会', '国际服务贸易交易会'],
  ['ai', '人工智能'],
  ['aigc', '生成式人工智能'],
  ['ewtp', '世界电子贸易平台'],
  ['rcep', '区域全面经济伙伴关系协定'],
  ['cptpp', '全面与进步跨太平洋伙伴关系协定'],
  ['depa', '数字经济伙伴关系协定'],
  ['saas', '软件即服务'],
  ['iaas', '基础设施即服务'],
  ['出口信保', '出口信用保险'],
  ['金融监管局', '金融监督管理局'],
  ['产学研', '产学研用', '政产学研', '产学研合作'],
  ['公安部门', '公安机关'],
  ['中小企业', '中小微企业', '小微企业', '中小型企业'],
  ['税务局', '税务总局'],
  ['中欧班列', '中欧国际货运班列'],
  ['知产', '知识产权'],
  ['低空', '低空空域'],
  ['无人机', '无人驾驶航空器', '民用无人驾驶航空器'],
  ['研发', '研究开发'],
  ['科创', '科技创新'],
  ['专精特新', '专、精、特、新'],
];
