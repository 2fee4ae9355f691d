import type { ReviewStatus } from '../../ingest/library/review.ts';
import type { CrossReferenceStrength, CrossReferenceType, Difference } from '../../ingest/policy/cross-reference.ts';
import type { UnitRole } from '../../ingest/policy/unit-mention.ts';

/** Chinese words for what the engine and people say of a link, as exports print them. */
export const typeWords: Record<CrossReferenceType, string> = {
  verbatim: '原文沿用',
  task: '任务落实',
  indicator: '指标对应',
  topic: '主题相关',
};

export const strengthWords: Record<CrossReferenceStrength, string> = { strong: '强', medium: '中', weak: '弱' };

export const statusWords: Record<ReviewStatus, string> = {
  proposed: '未复核',
  confirmed: '已确认',
  rejected: '已否定',
  'needs-review': '待复核',
};

export const roleWords: Record<UnitRole, string> = { lead: '牵头', responsible: '责任', supporting: '配合' };

export const differenceWords: Record<Difference['kind'], string> = {
  wording: '措辞',
  amount: '数额',
  percentage: '比例',
  deadline: '时限',
  object: '对象',
  'lead-unit': '牵头单位',
};
