/**
 * The unit file: every name by which a responsible unit is known, one entry a line, each with its source.
 * `name` is the canonical name (the fullest printed form), `aliases` are other printed forms of the same unit,
 * `successor` is the body that took over its duties, `since` the year. A person who decides on an unknown name adds a
 * line here; names of one document only can be given in its sidecar file instead.
 */

/** Whom a unit belongs to. `central-branch`: local branch of a national body; `other`: development zones and the like. */
export type UnitLevel =
  | 'national'
  | 'provincial'
  | 'municipal'
  | 'district'
  | 'central-branch'
  | 'enterprise'
  | 'other';

export interface UnitEntry {
  name: string;
  level: UnitLevel;
  aliases?: readonly string[];
  successor?: string;
  since?: string;
  /** True where the succession is not certain; shown with the successor. */
  uncertain?: boolean;
  /** True for a name that stands for several bodies (各市, 各有关部门). */
  collective?: boolean;
  source: string;
}

const SEEDS = '印于五份种子文件（test/eval/units.json）';

/** Units named in the five documents. */
const SEED_UNITS: readonly UnitEntry[] = [
  { name: '市商务局', level: 'municipal', source: SEEDS },
  { name: '市文化广电旅游局', level: 'municipal', aliases: ['市文旅局'], source: SEEDS },
  { name: '市市场监管局', level: 'municipal', source: SEEDS },
  {
    name: '市地方金融监管局',
    level: 'municipal',
    successor: '市委金融办',
    since: '2023',
    uncertain: true,
    source: SEEDS,
  },
  { name: '市发改委', level: 'municipal', source: SEEDS },
  { name: '市投资促进局', level: 'municipal', aliases: ['市投促局'], source: SEEDS },
  { name: '市经信局', level: 'municipal', source: SEEDS },
  { name: '市科技局', level: 'municipal', source: SEEDS },
  { name: '市交通运输局', level: 'municipal', source: SEEDS },
  { name: '市规划和自然资源局', level: 'municipal', aliases: ['市规划资源局'], source: SEEDS },
  { name: '市财政局', level: 'municipal', source: SEEDS },
  { name: '市人力社保局', level: 'municipal', source: SEEDS },
  { name: '市教育局', level: 'municipal', source: SEEDS },
  { name: '市统计局', level: 'municipal', source: SEEDS },
  { name: '市委金融办', level: 'municipal', source: SEEDS },
  { name: '市卫生健康委员会', level: 'municipal', source: SEEDS },
  { name: '市委宣传部', level: 'municipal', source: SEEDS },
  { name: '市委网信办', level: 'municipal', source: SEEDS },
  { name: '市数据资源局', level: 'municipal', source: SEEDS },
  { name: '市贸促会', level: 'municipal', source: SEEDS },
  { name: '市法院', level: 'municipal', source: SEEDS },
  { name: '市口岸办', level: 'municipal', source: SEEDS },
  { name: '市公安局', level: 'municipal', source: SEEDS },
  { name: '市无线电管理局', level: 'municipal', source: SEEDS },
  { name: '市咨询委', level: 'municipal', source: SEEDS },
  { name: '市委人才办', level: 'municipal', source: SEEDS },
  { name: '市外办', level: 'municipal', source: SEEDS },
  { name: '市侨联', level: 'municipal', source: SEEDS },
  { name: '市国资委', level: 'municipal', source: SEEDS },
  { name: '市司法局', level: 'municipal', source: SEEDS },
  { name: '市民政局', level: 'municipal', source: SEEDS },
  { name: '各有关市', level: 'municipal', collective: true, source: SEEDS },
  { name: '杭州市', level: 'municipal', source: SEEDS },
  { name: '各市', level: 'municipal', collective: true, source: SEEDS },
  { name: '省商务厅', level: 'provincial', aliases: ['商务厅'], source: SEEDS },
  { name: '省贸促会', level: 'provincial', source: SEEDS },
  { name: '省经信厅', level: 'provincial', source: SEEDS },
  { name: '省教育厅', level: 'provincial', source: SEEDS },
  { name: '省科技厅', level: 'provincial', source: SEEDS },
  { name: '省交通运输厅', level: 'provincial', source: SEEDS },
  { name: '省文化和旅游厅', level: 'provincial', source: SEEDS },
  { name: '省卫健委', level: 'provincial', source: SEEDS },
  { name: '省地方金融监管局', level: 'provincial', aliases: ['省地方金融管理局'], source: SEEDS },
  { name: '省委宣传部', level: 'provincial', source: SEEDS },
  { name: '省发展改革委', level: 'provincial', source: SEEDS },
  { name: '省市场监管局', level: 'provincial', source: SEEDS },
  { name: '省委网信办', level: 'provincial', source: SEEDS },
  { name: '省自贸试验区联席会议各成员单位', level: 'provincial', collective: true, source: SEEDS },
  { name: '省财政厅', level: 'provincial', source: SEEDS },
  { name: '省委办公厅', level: 'provincial', source: SEEDS },
  { name: '省口岸办', level: 'provincial', source: SEEDS },
  { name: '省委组织部', level: 'provincial', source: SEEDS },
  { name: '省人力社保厅', level: 'provincial', source: SEEDS },
  { name: '省自然资源厅', level: 'provincial', source: SEEDS },
  { name: '省统计局', level: 'provincial', source: SEEDS },
  { name: '省法院', level: 'provincial', source: SEEDS },
  { name: '省司法厅', level: 'provincial', source: SEEDS },
  { name: '省级有关部门', level: 'provincial', collective: true, source: SEEDS },
  {
    name: '人行杭州中心支行',
    level: 'central-branch',
    aliases: ['人行杭州中心支行（省外汇管理局）', '省外汇管理局'],
    successor: '中国人民银行浙江省分行',
    since: '2023',
    source: SEEDS,
  },
  { name: '市邮政管理局', level: 'central-branch', aliases: ['市邮管局'], source: SEEDS },
  { name: '钱江海关', level: 'central-branch', source: SEEDS },
  { name: '杭州萧山机场海关', level: 'central-branch', aliases: ['萧山机场海关'], source: SEEDS },
  { name: '中国人民银行浙江省分行', level: 'central-branch', source: SEEDS },
  { name: '杭州边检站', level: 'central-branch', source: SEEDS },
  { name: '国家税务总局杭州市税务局', level: 'central-branch', source: SEEDS },
  { name: '浙江省税务局', level: 'central-branch', source: SEEDS },
  { name: '省邮政管理局', level: 'central-branch', source: SEEDS },
  { name: '杭州海关', level: 'central-branch', source: SEEDS },
  { name: '宁波海关', level: 'central-branch', source: SEEDS },
  { name: '浙江银保监局', level: 'central-branch', source: SEEDS },
  { name: '浙江证监局', level: 'central-branch', source: SEEDS },
  {
    name: '各区、县（市）政府',
    level: 'district',
    aliases: ['各区、县(市)政府', '各区、县（市）人民政府'],
    collective: true,
    source: SEEDS,
  },
  { name: '萧山区政府', level: 'district', aliases: ['萧山区'], source: SEEDS },
  { name: '钱塘区政府', level: 'district', source: SEEDS },
  { name: '富阳区政府', level: 'district', source: SEEDS },
  { name: '市商旅集团', level: 'enterprise', source: SEEDS },
  { name: '杭州萧山国际机场有限公司', level: 'enterprise', source: SEEDS },
  { name: '市交投集团', level: 'enterprise', source: SEEDS },
  { name: '杭州铁路办事处', level: 'enterprise', source: SEEDS },
  { name: '省机场集团', level: 'enterprise', source: SEEDS },
  { name: '杭州港务集团', level: 'enterprise', source: SEEDS },
  { name: '杭州邮政公司', level: 'enterprise', source: SEEDS },
  { name: '杭实集团', level: 'enterprise', source: SEEDS },
  { name: '杭州资本', level: 'enterprise', source: SEEDS },
  { name: '杭州金投', level: 'enterprise', source: SEEDS },
  { name: '中国出口信用保险公司浙江分公司', level: 'enterprise', aliases: ['中信保浙江分公司'], source: SEEDS },
  { name: '杭州市融资担保集团有限公司', level: 'enterprise', source: SEEDS },
  { name: '杭州高科技融资担保有限公司', level: 'enterprise', source: SEEDS },
  { name: '杭州银行', level: 'enterprise', source: SEEDS },
  { name: '杭州联合银行', level: 'enterprise', source: SEEDS },
  { name: '进出口银行浙江省分行', level: 'enterprise', source: SEEDS },
  { name: '省海港集团', level: 'enterprise', source: SEEDS },
  { name: '杭州临空经济示范区管委会', level: 'other', source: SEEDS },
  { name: '各片区管委会', level: 'other', collective: true, source: SEEDS },
];

export const UNITS: readonly UnitEntry[] = SEED_UNITS;

/** Fields of government and the forms in which their agencies are named, without prefix (省/市/…); one field a line. */
export const AGENCY_STEMS: readonly (readonly string[])[] = [
  ['发展和改革委员会', '发展改革委', '发改委', '发展改革局', '发展和改革局', '发改局'],
  ['经济和信息化委员会', '经济和信息化厅', '经济和信息化局', '经信厅', '经信局', '经信委'],
];
