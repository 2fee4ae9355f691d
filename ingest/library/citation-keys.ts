/**
 * Key under which a 发文字号 is compared: without white space, any bracket round the year, full-width digits as half-width.
 *
 * @returns e.g. `杭政办函[2024]52号`; null where nothing is left to compare
 */
export function documentNumberKey(number: string | null): string | null {
  const key = (number ?? '')
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[〔［【([]/gu, '[')
    .replace(/[〕］】)\]]/gu, ']')
    .replace(/\]0*(\d)/u, ']$1');
  return key === '' ? null : key;
}

/** A title taken apart for comparison: who issued it, where the title says so, and what it is about. */
export interface TitleKey {
  /** What stands before 关于, e.g. `浙江省人民政府`; empty where the title does not say. */
  issuer: string;
  /** What follows, without 印发 and 的通知 round a title inside. */
  subject: string;
}

/**
 * Takes a title apart. `《杭州市商务局关于印发X的通知》` and `X` have the same subject, because offices cite a measure
 * by the notice that carries it as well as by its own name. Edition marks (试行, 修订) stay: they are other documents.
 */
export function titleKey(title: string): TitleKey {
  const bare = title
    .normalize('NFKC')
    .replace(/[\s《》〈〉<>“”"'‘’]+/gu, '')
    .replace(/[—–―－-]+/gu, '-');
  const notice = /^(.*?)关于(?:印发|转发|公布|发布)(.+?)的(?:通知|公告|通告|函)$/u.exec(bare);
  const inner = notice?.[2] === undefined ? bare : notice[2];
  const about = inner.indexOf('关于');
  if (about === -1) return { issuer: '', subject: inner };
  return { issuer: inner.slice(0, about), subject: inner.slice(about + 2) };
}

/** True when two titles may be the same document's: same subject, and no two different issuers. */
export function sameTitle(one: TitleKey, other: TitleKey): boolean {
  if (one.subject !== other.subject || one.subject === '') return false;
  if (one.issuer === '' || other.issuer === '') return true;
  return one.issuer.endsWith(other.issuer) || other.issuer.endsWith(one.issuer);
}
