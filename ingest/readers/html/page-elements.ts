/**
 * Short lines inside the text container of government pages that belong to the page and not to the document.
 * Each expression is for a whole paragraph, white space removed; the reason is shown in the report.
 */
export const PAGE_LINES: readonly { line: RegExp; reason: string }[] = [
  {
    line: /^[【[［]?(?:打印|打印本页|打印此页|打印本文|我要打印)[】\]］]?(?:[【[［|]?(?:关闭|关闭窗口|关闭本页|返回顶部|收藏)[】\]］]?)*$/,
    reason: '打印、关闭按钮',
  },
  {
    line: /^[【[［]?(?:关闭|关闭窗口|关闭本页|返回顶部|返回列表|收藏|收藏本页|加入收藏)[】\]］]?$/,
    reason: '关闭、收藏按钮',
  },
  { line: /^(?:分享到?|分享文章到|分享本文至?)[：:].{0,40}$/, reason: '分享按钮' },
  { line: /^扫一扫.{0,20}(?:打开|浏览|查看).{0,12}$/, reason: '二维码说明' },
  { line: /^(?:上一篇|下一篇|上一条|下一条)[：:].{0,80}$/, reason: '前后文章链接' },
  { line: /^[（(]?(?:责任编辑|编辑|网站编辑)[：:].{0,12}[）)]?$/, reason: '网站编辑署名' },
  { line: /^(?:来源|信息来源|文章来源|稿源)[：:].{0,40}$/, reason: '网站来源说明' },
  { line: /^(?:浏览次数|浏览量|点击数|访问次数|阅读次数?)[：:]?\d*次?$/, reason: '访问计数' },
  { line: /^(?:字号|字体)[：:].{0,20}$/, reason: '字号按钮' },
  { line: /^[【[［]?(?:字体|字号)?[：:]?(?:大|特大)(?:中|默认)?小?[】\]］]?$/, reason: '字号按钮' },
  { line: /^(?:发布时间|发布日期|时间)[：:]\d{4}[-年/]\d{1,2}[-月/]\d{1,2}.{0,60}$/, reason: '网站发布信息' },
  { line: /^(?:当前位置|您的位置|您当前的位置|所在位置)[：:].{0,80}$/, reason: '网站导航' },
  { line: /^(?:首页|网站首页)(?:[>›»].{1,20})+$/, reason: '网站导航' },
  { line: /^(?:版权所有|主办单位|承办单位|网站标识码)[：:].{0,60}$/, reason: '网站页脚' },
  { line: /^.{0,20}ICP备\d+号.{0,20}$/, reason: '网站页脚' },
];

/** The reason why a line is left out, or null for a line of the document. */
export function pageLineReason(paragraph: string): string | null {
  const line = paragraph.replace(/[\s\u200b]+/g, '');
  if (line.length > 100) return null;
  return PAGE_LINES.find((candidate) => candidate.line.test(line))?.reason ?? null;
}
