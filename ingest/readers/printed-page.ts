import { pageLineReason } from './page-lines.ts';

/** 首页 > 政府信息公开目录 > 政策, 当前位置：… */
const PATH = /^(?:(?:当前|您的|所在|您现在的|您当前的)?位置[：:]|(?:网站)?首页[>›»＞/])/;
const FOOT = /ICP备\d+号|公网安备\d+号|网站标识码/;
/** Lines of a menu at most, above the path of the page. */
const LONGEST_MENU = 12;
/** Lines of the foot of a page at most. */
const LONGEST_FOOT = 12;

/**
 * Lines of a web page that was printed: the menu above its path, the path, buttons, and its foot. Empty for anything
 * but a printed page, which the path and the foot show.
 *
 * @param lines - All lines of the document in order.
 * @returns Index of each such line with the reason.
 */
export function findPageLines(lines: readonly string[]): Map<number, string> {
  const found = new Map<number, string>();
  const bare = lines.map((line) => line.replace(/\s+/g, ''));
  const path = bare.slice(0, LONGEST_MENU).findIndex((line) => PATH.test(line));
  const foot = bare.findIndex((line, index) => index >= lines.length - LONGEST_FOOT && FOOT.test(line));
  if (path < 0 && foot < 0) return found;
  for (const [index, line] of bare.entries()) {
    const reason = index < path && !/[。；]/.test(line) ? '网站菜单' : pageLineReason(line);
    if (reason !== null) found.set(index, reason);
  }
  return found;
}
