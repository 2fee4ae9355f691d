/** Path below which the site is opened: `/policy` for `https://example.org/policy`, empty at the root of a host. */
export const pathPrefix = (publicUrl: string | null): string =>
  publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/$/, '');

/** A URL as the routes know it, whether the proxy before the server takes the prefix off or passes it on. */
export function withoutPrefix(url: string, prefix: string): string {
  if (prefix === '' || !url.startsWith(prefix)) return url;
  const rest = url.slice(prefix.length);
  if (rest.startsWith('/')) return rest;
  return rest === '' || rest.startsWith('?') ? `/${rest}` : url;
}
