/** Path below which the site is opened, with a slash at both ends: `/`, or `/policy/` behind a proxy (see `<base>`). */
export const siteBase = typeof document === 'undefined' ? '/' : new URL('.', document.baseURI).pathname;

/** Address on this host of a path of the site: `/units` → `/policy/units`. */
export const sitePath = (path: string): string => siteBase + path.slice(1);

/** Path of the site that an address on this host names: `/policy/units` → `/units`. */
export function pathInSite(pathname: string): string {
  return pathname.startsWith(siteBase) ? pathname.slice(siteBase.length - 1) : pathname;
}

/** A path of the site as a whole address, as the reader sees it. */
export const siteUrl = (path: string): string => new URL(sitePath(path), location.href).href;
