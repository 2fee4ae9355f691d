import { isAgencyName } from '../policy/agencies/unit-names.ts';
import { parseDate } from '../policy/calendar-date.ts';
import { parseMarker } from '../policy/marker.ts';
import { textWidth } from '../policy/text-width.ts';

/** What a line of the letterhead or of the end is, told by its words alone. */

const DOCUMENT_KIND =
  /(?:答复|复函|请示|议案|公报|纪要|倡议|宣言|意见|通知|办法|规定|规划|计划|方案|决定|公告|通告|细则|条例|措施|批复|通报|纲要|要点|指南|标准|清单|目录|规则|章程|制度|预案|政策|若干|(?<![代仪外手电])表|函|导则|规范|规程|名单|分工|汇编|说明|大纲|指引|准则|守则|解释|职责|预算|报告|决议|安排|行动|指示|声明|公约|协定|修正案|命令|须知)$/;
const IMPRINT = /^(?:抄\s*[送报][:：]|主题词[:：]|发送[:：]|分送[:：]|报送[:：])|(?:日|期)\s*印发$/;
const REMARK =
  /^[（(](?:此件|联系人|联系科室|联系电话|此文|本文|主动公开|依申请公开|公开|信息公开|注：|此公告)[\s\S]*[）)]$|^(?:信息)?公开(?:方式|形式|属性|类别|选项|类型)[：:].{2,12}$/;

/** True for 抄送, 印发 and the like: the lines below the last page of the text (版记). */
export function isImprint(text: string): boolean {
  return IMPRINT.test(text);
}

/** True for a line that is a date alone (成文日期). */
export function isDateLine(text: string): boolean {
  return text.length <= 24 && parseDate(text.replace(/\s+/g, '')) !== null;
}

/** True for （此件公开发布）, 公开方式：主动公开 and other notes below the date (附注). */
export function isRemark(text: string): boolean {
  return text.length <= 80 && REMARK.test(text);
}

/** Longest title that says what it is about, in Chinese characters: joint issuers and a long object. */
const LONGEST_TITLE = 160;
/** 首页 > 政务公开 > 政策: where a page stands in its site. */
const WEB_PATH = /[>›»＞]/;

/** True for a short line that ends in a word for a kind of document, or says 关于…的通知: a title. */
export function isTitleLine(text: string): boolean {
  if (textWidth(text) > (/关于|印发/.test(text) ? LONGEST_TITLE : 70) || /[。；：，]$/.test(text)) return false;
  if (parseMarker(text) !== null || WEB_PATH.test(text)) return false;
  const bare = text
    .replace(/[（(][^）)]*[）)]$/, '')
    .replace(/\s/g, '')
    .replace(/[》”]$/, '');
  return DOCUMENT_KIND.test(bare);
}

/** Kinds that end the title of a letter for certain (关于…的通知); 制度, 清单 and the like may stand in the middle of one. */
const LETTER_KIND =
  /(?:通知|意见|决定|公告|通告|批复|复函|函|答复|通报|报告|请示|议案|办法|规定|方案|计划|规划|细则|措施|条例|纲要|要点|规则|预案|政策|决议|指示|安排|行动|解释|规程|命令|声明|修正案)$/;

/** True when a title line that says 关于 is complete. */
export function isWholeTitle(text: string): boolean {
  const bare = text.replace(/[（(][^）)]*[）)]$/, '').replace(/[》”]$/, '');
  return isTitleLine(text) && (!text.includes('关于') || LETTER_KIND.test(bare));
}

/** True for the body that signs: an agency name on a line of its own, or several side by side. */
export function isSignature(text: string): boolean {
  // 某法院关于内地与澳门特别行政区法院: the first line of a title may end as a name does.
  if (textWidth(text) > 60 || /[。；：，！？]|关于|印发|转发/.test(text)) return false;
  return text.split(/\s{1,}/).every((name) => isAgencyName(name));
}

/** （2024—2026年）, （试行）: belongs to the title above it; （…通过） does not. */
export function isEditionMark(text: string): boolean {
  return (
    /^[（(][^）)]{1,20}[）)]/.test(text) &&
    !/[月日]|号|通过|公布|发布|附件|此件/.test(text) &&
    /\d{4}|[试暂]行|稿|修订|版|本|第[一二三四]/.test(text)
  );
}

/** 附件：… and 附件1：… with words behind: the list of annexes below the text (附件说明). */
const ANNOUNCEMENT = /^附\s*件?\s*[0-9０-９]*\s*[:：.．、]\s*\S/;

/** True for 附件：… and 附件1：… with words behind. */
export function isAnnouncement(text: string): boolean {
  return ANNOUNCEMENT.test(text);
}

/** True for a line that may be an entry of a list of annexes: 2.调查组意见. */
export function isListEntry(text: string): boolean {
  return /^[0-9０-９]{1,2}[.．、]/.test(text) && textWidth(text) <= 60 && !/[。；]/.test(text);
}

const PLACE_FIRST = /^(?:中共|中国共产党)?(?:[\u4e00-\u9fff]{1,8}?[省市区县州盟旗]|国家|全国|国务院|中央)/;

/**
 * True when the name of a body is broken over two lines: 云溪市推进政府职能转变和 / 数字政府建设领导小组办公室. The first line
 * alone is no name and opens with a place, the second does not, and both together are a name.
 */
export function splitSignature(first: string, second: string): boolean {
  if (first === '' || second === '' || textWidth(first) > 30 || /[。；：，！？《》（(\s]/.test(first)) return false;
  if (!PLACE_FIRST.test(first) || PLACE_FIRST.test(second) || /\s/.test(second) || parseMarker(first) !== null)
    return false;
  return (isOpenName(first) || !isSignature(first)) && isSignature(second) && isSignature(first + second);
}

/** Ends in a word that wants another: …职能转变和. */
function isOpenName(text: string): boolean {
  return /[和与及、]$/.test(text);
}
