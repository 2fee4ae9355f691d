/** Query parameters of addresses that people kept from before the sides of a link were named 下位 and 上位. */
const formerNames: [RegExp, string][] = [
  [/([?&])municipal=/g, '$1lower='],
  [/([?&])provincial=/g, '$1upper='],
];

/**
 * Gives the query parameters of an old link the names that they have today.
 *
 * @param url path and query of a request
 */
export function withCurrentNames(url: string): string {
  return formerNames.reduce((renamed, [former, name]) => renamed.replace(former, name), url);
}
