/** A clause as the engine names it; `id` is its position in the library. */
export interface Place {
  id: number;
  document: string;
  address: string;
}

/** The one value under which the engine counts a clause, so that an answer of counts names the clauses. */
export function placeKey({ id, document, address }: Place): string {
  return `${id} ${document}/${address}`;
}

/** The place that `placeKey` wrote. */
export function placeOf(key: string): Place {
  const space = key.indexOf(' ');
  const slash = key.indexOf('/', space);
  return { id: Number(key.slice(0, space)), document: key.slice(space + 1, slash), address: key.slice(slash + 1) };
}
