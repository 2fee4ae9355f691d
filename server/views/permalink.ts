/** Where a clause is read: the same path in the web UI, in exports and in citations. */
export function permalink(origin: string, document: string, address: string, version?: number): string {
  const path = `${origin}/documents/${encodeURIComponent(document)}/${address}`;
  return version === undefined ? path : `${path}?version=${version}`;
}
