/**
 * Short lines of government pages that belong to the page and not to the document, whether the page was saved or
 * printed. Each expression is for a whole paragraph, white space removed; the reason is shown in the report.
 */
interface PageLine {
  line: RegExp;
  reason: string;
}

const BUTTON =
  '(?:我要)?(?:打印|关闭|收藏|分享|纠错|复制链接|取消|举报)(?:本页|此页|页面|窗口|本文|文章)?|加入收藏|收藏本页|(?:返回|回到)(?:顶部|列表|首页|上一页)|分享(?:文章)?到|' +
  '(?:字体|字号)?[：:]?[【[［]?(?:特?大|中|小|默认)(?:号字?)?[】\\]］]?|语音播报|无障碍(?:阅读|浏览|版)?|长者(?:助手|模式|版)|关怀版|适老版|分享按钮';

const PAGE_LINES: readonly PageLine[] = [
  {
    line: new RegExp(`^(?:[【[［|｜、·\\s]*(?:${BUTTON})[】\\]］|｜]*){1,8}$`),
    reason: '打印、关闭、收藏、分享等按钮',
  },
  { line: /^(?:分享到?|分享文章到|分享本文至?)[：:].{0,40}$/, reason: '分享按钮' },
  { line: /^扫一扫.{0,20}(?:打开|浏览|查看|分享).{0,12}$/, reason: '二维码说明' },
  { line: /^(?:上一篇|下一篇|上一条|下一条)[：:].{0,80}$/, reason: '前后文章链接' },
  { line: /^[（(]?(?:责任编辑|编辑|网站编辑)[：:].{0,12}[）)]?$/, reason: '网站编辑署名' },
  { line: /^(?:来源|信息来源|文章来源|稿源)[：:].{0,60}$/, reason: '网站来源说明' },
  { line: /^(?:浏览次数|浏览量|点击数|访问次数|阅读次数?)[：:]?\d*次?$/, reason: '访问计数' },
  { line: /^(?:-|\d+)次$/, reason: '访问计数' },
  { line: /^(?:字号|字体)[：:].{0,20}$/, reason: '字号按钮' },
  {
    line: /^(?:发布时间|发布日期|发表时间|发布于|时间|日期)[：:]\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}.{0,90}$/,
    reason: '网站发布信息',
  },
  { line: /^\d{4}-\d{1,2}-\d{1,2}(?:\d{2}:\d{2}(?::\d{2})?)?$/, reason: '网站发布信息' },
  { line: /^(?:当前位置|您的位置|您当前的位置|您现在的位置|所在位置)[：:].{0,80}$/, reason: '网站导航' },
  { line: /^(?:网站)?首页(?:[>›»＞/\\]{1,2}[^>›»＞/\\]{1,20})+$/, reason: '网站导航' },
  { line: /^(?:网站地图|关于我们|联系我们|使用帮助|内容纠错|网站声明|隐私(?:安全|声明)|[|｜])+$/, reason: '网站页脚' },
  {
    line: /^(?:版权所有|主办(?:单位)?|承办(?:单位)?|技术支持|网站标识码|政府网站标识码|备案序?号)[：:].{0,80}$/,
    reason: '网站页脚',
  },
  { line: /^.{0,40}(?:ICP备\d+号|公网安备\d+号).{0,60}$/, reason: '网站页脚' },
  { line: /^(?:相关(?:解读|新闻|链接|文章|阅读|附件)|政策解读|图解)(?:[：:].{0,80})?$/, reason: '网站相关链接' },
];

/** Longest line of a page, in characters. */
const LONGEST = 120;

/** The reason why a line is left out, or null for a line of the document. */
export function pageLineReason(paragraph: string): string | null {
  if (paragraph.length > LONGEST * 2) return null;
  const line = paragraph.replace(/[\s\u200b]+/g, '');
  if (line.length > LONGEST) return null;
  return PAGE_LINES.find((candidate) => candidate.line.test(line))?.reason ?? null;
}
