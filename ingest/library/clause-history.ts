import type { ClauseChange } from './clause-changes.ts';

/** One clause in one version of its document. */
export interface ClauseInVersion {
  version: number;
  /** Where it stands in that version. */
  address: string;
  /** What became of it from the version before; `added` in the first that has it. */
  change: 'added' | 'unchanged' | 'moved' | 'changed';
}

/** One clause through the versions of its document, oldest first. */
export interface ClauseHistory {
  versions: ClauseInVersion[];
  /** First version that has it no longer; null while the current one has it. */
  removedIn: number | null;
}

/** What a history is read from: the numbers of a document's versions and what changed between two of them. */
export interface VersionSteps {
  /** Oldest first. */
  numbers: readonly number[];
  between(from: number, to: number): readonly ClauseChange[];
}

/**
 * Follows one clause through all versions of its document by its text, never by its number: a clause whose place was
 * taken by another text ends there, and one that was renumbered goes on elsewhere.
 *
 * @param address where the clause stands in `version`, in which it must exist
 */
export function clauseHistory(steps: VersionSteps, address: string, version: number): ClauseHistory {
  const here = steps.numbers.indexOf(version);
  const { later, removedIn } = forwards(steps, address, here);
  return { versions: [...backwards(steps, address, here), ...later], removedIn };
}

/** The clause in the version at `here` and in those before it, back to the one that brought it. */
function backwards({ numbers, between }: VersionSteps, address: string, here: number): ClauseInVersion[] {
  const earlier: ClauseInVersion[] = [];
  let place: string | null = address;
  for (let at = here; place !== null; at -= 1) {
    const number = numbers[at];
    const before = numbers[at - 1];
    if (number === undefined) break;
    const from: string = place;
    const change = before === undefined ? undefined : between(before, number).find(({ to }) => to === from);
    const kind = change !== undefined && goesOn(change.kind) ? change.kind : null;
    earlier.unshift({ version: number, address: from, change: kind ?? 'added' });
    place = kind === null ? null : (change?.from ?? null);
  }
  return earlier;
}

function forwards(
  { numbers, between }: VersionSteps,
  address: string,
  here: number,
): { later: ClauseInVersion[]; removedIn: number | null } {
  const later: ClauseInVersion[] = [];
  let place = address;
  let before = numbers[here];
  for (const number of numbers.slice(here + 1)) {
    const change = before === undefined ? undefined : between(before, number).find(({ from }) => from === place);
    if (change === undefined || change.to === null || !goesOn(change.kind)) return { later, removedIn: number };
    later.push({ version: number, address: change.to, change: change.kind });
    place = change.to;
    before = number;
  }
  return { later, removedIn: null };
}

/** Whether the same clause stands on both sides of a change. */
const goesOn = (kind: ClauseChange['kind']): kind is 'unchanged' | 'moved' | 'changed' =>
  kind === 'unchanged' || kind === 'moved' || kind === 'changed';

/** An older clause that stood under an address which now holds another one, or none. */
export interface FormerClause {
  /** Newest version in which it stood there. */
  version: number;
  /** Where the current version has it; null where it was removed. */
  now: string | null;
}

/**
 * The clauses that older versions had under an address and that are not the one that stands there now, newest first,
 * each once.
 *
 * @param holds whether a version has a clause under the address
 */
export function formerClausesAt(
  steps: VersionSteps,
  address: string,
  holds: (version: number) => boolean,
): FormerClause[] {
  const newest = steps.numbers.at(-1);
  const known = new Set<string>();
  const formers: FormerClause[] = [];
  for (const version of [...steps.numbers].reverse()) {
    if (!holds(version)) continue;
    const { versions, removedIn } = clauseHistory(steps, address, version);
    const first = versions[0];
    const identity = `${first?.version} ${first?.address}`;
    if (known.has(identity)) continue;
    known.add(identity);
    const now = removedIn === null ? (versions.at(-1)?.address ?? null) : null;
    if (now !== address && version !== newest) formers.push({ version, now });
  }
  return formers;
}
