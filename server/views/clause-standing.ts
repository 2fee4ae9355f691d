import { clauseBody } from '../../ingest/library/clause-body.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { printedPinpoint } from '../../ingest/policy/place/write.ts';
import type { ClauseSinceView, FormerClauseView } from '../contract/clause-standing.ts';

/** What became of a clause of an older version until now; followed by its text, not by its number. */
export function clauseSince(library: Library, clause: Clause, version: number): ClauseSinceView {
  const history = library.clauseHistory(clause.document, clause.address, version);
  const steps = history?.versions.filter((step) => step.version >= version) ?? [];
  const now = history?.removedIn === null ? library.clause(clause.document, steps.at(-1)?.address ?? '') : null;
  if (now === null) {
    return { change: 'removed', version: history?.removedIn ?? null, address: null, pinpoint: null, text: null };
  }
  const place = { address: now.address, pinpoint: printedPinpoint(now), text: now.text };
  const change = changeBetween(clause, now);
  const first = steps.slice(1).find((step) => step.change !== 'unchanged');
  return { change, version: change === 'unchanged' ? null : (first?.version ?? null), ...place };
}

function changeBetween(before: Clause, now: Clause): 'unchanged' | 'moved' | 'changed' {
  if (clauseBody(before) !== clauseBody(now)) return 'changed';
  return before.address === now.address ? 'unchanged' : 'moved';
}

/** The version that last changed the words of a clause of the current version; null where they are as they first were. */
export function lastChange(library: Library, { document, address }: Clause, version: number): number | null {
  const history = library.clauseHistory(document, address, version);
  return history?.versions.findLast((step) => step.change === 'changed')?.version ?? null;
}

/** Other clauses that older versions had under the address of a clause of the current version. */
export function formerClauses(library: Library, { document, address }: Clause): FormerClauseView[] {
  return library.formerClauses(document, address).flatMap(({ version, now }): FormerClauseView[] => {
    const former = library.clause(document, address, version);
    const today = now === null ? null : library.clause(document, now);
    if (former === null) return [];
    const place = today === null ? null : { address: today.address, pinpoint: printedPinpoint(today) };
    return [{ version, pinpoint: printedPinpoint(former), text: former.text, now: place }];
  });
}
