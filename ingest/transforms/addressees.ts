import type { Fact } from '../policy/document.ts';
import { nodeText, type PolicyNode } from '../policy/tree.ts';
import { textFact } from './facts.ts';

/** Words that end the name of a body, or of all bodies of a kind. */
const BODY =
  /(?:政府|部门|单位|机构|委|局|厅|院|公司|会|办|处|所|中心|行|社|队|站|校|大学|学院|企业|组织|团体|部|署|庭|军区|兵团|同志|市民|区|县|市|省|州|乡镇|镇街?|街道|协会|园区?|联|科室?|集团|管委会?|机关|委员|代表|先生|女士|人员?|[）)])$/;
/** Words that open a sentence, or hand over to what follows. */
const SENTENCE =
  /^(?:为|根据|按照|依据|经(?!济|信|开)|现(?!代)|鉴于|针对|随着|关于|对|由于|今年|近年)|(?:如下|决定|决议|规定|通知|公告|批复|意见|事项|报告|请示|答复|措施|办法|要求|解释|建议|提出|提示|内容|程序|情况)$/;

/** 发文机关：…, 联系单位：…: a label before a colon. */
const LABEL =
  /^(?:发文|发布|所属|制定|主办|承办|联系|责任|牵头|配合|主管|公开|信息来源|来源)[\u4e00-\u9fff]{0,2}(?:机关|单位|机构|部门|人)?$/;

/** 主送机关: a line of names of bodies that ends in a colon, above the text. */
export function addressees(front: readonly PolicyNode[]): Fact<string> | null {
  for (const node of front) {
    const names = /^([^。；:：]{2,300})[:：]/.exec(nodeText(node).slice(0, 400))?.[1]?.trimEnd();
    if (names !== undefined && isListOfBodies(names)) return textFact(names, node, 0, names.length);
  }
  return null;
}

function isListOfBodies(names: string): boolean {
  if (/[《》“”]/.test(names) || SENTENCE.test(names) || LABEL.test(names)) return false;
  const parts = names
    .replace(/[（(][^）)]*[）)]/g, '')
    .split(/[，,、\s]+/)
    .filter((part) => part !== '');
  const bodies = parts.filter((part) => BODY.test(part));
  return BODY.test(parts.at(-1) ?? '') && bodies.length * 2 >= parts.length;
}
