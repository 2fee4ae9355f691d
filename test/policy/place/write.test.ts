import { describe, expect, it } from 'vitest';
import { akomaNtosoId, pinpointWording, printedPinpoint } from '../../../ingest/policy/place/write.ts';

/** A clause by its address, with the printed number of each step (null: none printed, undefined: no node of its own). */
function clauseAt(address: string, nums: (string | null | undefined)[]) {
  const segments = address.split('/');
  const steps = segments.map((_, depth) => ({ address: segments.slice(0, depth + 1).join('/'), num: nums[depth] }));
  const path = steps
    .slice(0, -1)
    .flatMap(({ address: at, num }) => (num === undefined ? [] : [{ address: at, num, heading: null }]));
  return { address, num: nums.at(-1) ?? null, path };
}

describe('where a clause stands, in words, as printed, and as Akoma Ntoso id', () => {
  it.each([
    [
      '三级标题的公文',
      '2/2/7',
      ['二、', '（二）', '7.'],
      '第二部分第（二）项第7点',
      '二、（二）7.',
      'sec_2__para_2__subpara_7',
    ],
    [
      '第四级',
      '1/2/3/4',
      ['一、', '（二）', '3.', '（4）'],
      '第一部分第（二）项第3点第（4）小点',
      '一、（二）3.（4）',
      'sec_1__para_2__subpara_3__point_4',
    ],
    [
      '半角括号按全角书写',
      'annex/1/3',
      ['附件', '一、', '(三)'],
      '附件第一部分第（三）项',
      '附件一、(三)',
      'att_1__sec_1__para_3',
    ],
    ['阿拉伯数字充当一级序号', '4/14', ['4、', '（十四）'], '第四部分第（十四）项', '4、（十四）', 'sec_4__para_14'],
    [
      '阿拉伯数字充当二级序号，按原样',
      '1/2/p3',
      ['一、', '（2）', null],
      '第一部分第（2）项第三自然段',
      '一、（2）第三自然段',
      'sec_1__para_2__p_3',
    ],
    [
      '标题下未编号的段落',
      '3/4/p1',
      ['三、', '（四）', null],
      '第三部分第（四）项第一自然段',
      '三、（四）第一自然段',
      'sec_3__para_4__p_1',
    ],
    [
      '专栏中的一项',
      '3/4/box4/2',
      ['三、', '（四）', '专栏4', '2.'],
      '第三部分第（四）项专栏4第2项',
      '三、（四）专栏4第2项',
      'sec_3__para_4__hcontainer_4__item_2',
    ],
    ['第二个附件', 'annex2/1', ['附件2', '一、'], '附件2第一部分', '附件2一、', 'att_2__sec_1'],
    ['附件表格的一行', 'annex/row7', ['附件', '7'], '附件表格第7行', '附件表格第7行', 'att_1__tr_7'],
    ['附件表格的表头', 'annex/table1', ['附件', null], '附件表格', '附件表格', 'att_1__table_1'],
    [
      '章节条款项',
      '3/12/2/1',
      ['第三章', '第十二条', undefined, '（一）'],
      '第十二条第二款第（一）项',
      '第十二条第二款（一）',
      'chp_3__art_12__para_2__point_1',
    ],
    [
      '项下的目',
      '1/5/1/2/3',
      ['第一章', '第五条', undefined, '（二）', '3.'],
      '第五条第一款第（二）项第3目',
      '第五条第一款（二）3.',
      'chp_1__art_5__para_1__point_2__indent_3',
    ],
    ['条之一', '2/12-1', ['第二章', '第十二条之一'], '第十二条之一', '第十二条之一', 'chp_2__art_12-1'],
    [
      '编章节',
      '1/2/3',
      ['第一编', '第二章', '第三节'],
      '第一编第二章第三节',
      '第一编第二章第三节',
      'part_1__chp_2__sec_3',
    ],
    ['只有一级序号的公文', '7', ['7.'], '第7点', '7.', 'subpara_7'],
    ['版头', '0/p2', [undefined, null], '文首第二自然段', '文首第二自然段', 'preface__p_2'],
    ['落款', 'end/p12', [undefined, null], '文末第十二自然段', '文末第十二自然段', 'conclusions__p_12'],
    [
      '小数序号，只称最后一级',
      '1/2/3/1',
      ['1', '1.2', '1.2.3', '（1）'],
      '第1.2.3点第（1）小点',
      '1.2.3（1）',
      'subpara_1__subpara_2__subpara_3__point_1',
    ],
    [
      '章下的一、连续编号',
      '8/36/1',
      ['第八章', '三十六、', '（一）'],
      '第八章第三十六点第（一）项',
      '第八章三十六、（一）',
      'chp_8__subpara_36__para_1',
    ],
    ['附件直接以 1. 编号', 'annex/1', ['附件', '1.'], '附件第1点', '附件第1点', 'att_1__subpara_1'],
    ['第二个附件直接以 2、编号', 'annex2/2', ['附件2', '2、'], '附件2第2点', '附件2第2点', 'att_2__subpara_2'],
    ['只印“附”的附件', 'annex/1', ['附：', '一、'], '附件第一部分', '附件一、', 'att_1__sec_1'],
    [
      '第二张表格的一行',
      'annex/table2/row1',
      ['附件', null, '1'],
      '附件表格2第1行',
      '附件表格2第1行',
      'att_1__table_2__tr_1',
    ],
  ])('%s: %s', (_, address, nums, worded, printed, eId) => {
    const clause = clauseAt(address, nums);
    expect(pinpointWording(clause)).toBe(worded);
    expect(printedPinpoint(clause)).toBe(printed);
    expect(akomaNtosoId(clause)).toBe(eId);
  });
});
