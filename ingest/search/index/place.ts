import { createHash } from 'node:crypto';

/** A clause as the engine names it. */
export interface Place {
  document: string;
  address: string;
  /** Its place in the outline of its document. */
  position: number;
}

/** The one value under which the engine counts a clause, so that an answer of counts names the clauses. */
export function placeKey({ document, address, position }: Place): string {
  return `${position} ${document}/${address}`;
}

/** The place that `placeKey` wrote. */
export function placeOf(key: string): Place {
  const space = key.indexOf(' ');
  const slash = key.indexOf('/', space);
  return {
    document: key.slice(space + 1, slash),
    address: key.slice(slash + 1),
    position: Number(key.slice(0, space)),
  };
}

/** Key of a clause in the index: it must not hold the characters of an address, and depends on nothing but the place. */
export function recordId({ document, address }: Pick<Place, 'document' | 'address'>): string {
  return createHash('sha256').update(`${document}/${address}`).digest('base64url').slice(0, 22);
}
