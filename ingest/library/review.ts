import type { ClausePlace, CrossReference, CrossReferenceType } from '../policy/cross-reference.ts';

/** 确认 / 否定 / 修改类型 / 新增 / 撤销 */
export type ReviewAction = 'confirm' | 'reject' | 'retype' | 'add' | 'undo';

/** 未审核 / 已确认 / 已否定 / 待复核 (the text changed after the decision) */
export type ReviewStatus = 'proposed' | 'confirmed' | 'rejected' | 'needs-review';

/** The two clauses of a link. */
export interface LinkPlaces {
  lower: ClausePlace;
  upper: ClausePlace;
}

/** What a person decides about a link. */
export interface ReviewDecision extends LinkPlaces {
  action: ReviewAction;
  /** The type that a person gives: needed for `retype`, possible for `add` and `confirm`. */
  type?: CrossReferenceType | null;
  note?: string | null;
  /** Name of the person. */
  by: string;
  /** ISO 8601 moment. */
  at: string;
  /** The mark of what the person saw (see review-conflict.ts); without it nobody else may have decided. */
  seen?: string | null;
}

/** What people have decided about a link so far. */
export interface Review {
  status: ReviewStatus;
  /** Type given by a person; null where the engine's stands. */
  type: CrossReferenceType | null;
  by: string | null;
  at: string | null;
  note: string | null;
  /** True when a person added the link. */
  manual: boolean;
}

/** One entry of a link's history. */
export interface ReviewEvent {
  action: ReviewAction;
  type: CrossReferenceType | null;
  note: string | null;
  by: string;
  at: string;
  /** Fingerprints of the bodies of the two clauses decided upon. */
  lowerBody: string;
  upperBody: string;
  /** Who brought the decision in from a file, whose word for `by` and `at` this is; left out where it was made here. */
  importedBy?: string;
}

/** A link with what people decided; its `type` is already the one that a person gave, if any. */
export interface ReviewedCrossReference extends CrossReference {
  review: Review;
}

/** What a row of decisions comes to; `decision` null when all of it was undone. */
export interface Verdict {
  decision: 'confirmed' | 'rejected' | null;
  type: CrossReferenceType | null;
  manual: boolean;
  /** The entry that decides now. */
  last: ReviewEvent | null;
}

export const unreviewed: Review = {
  status: 'proposed',
  type: null,
  by: null,
  at: null,
  note: null,
  manual: false,
};

/**
 * Works out what a link's history comes to. `undo` takes back the latest entry that has not been taken back yet.
 * A person who changes the type or adds a link thereby confirms it.
 */
export function verdictOf(history: readonly ReviewEvent[]): Verdict {
  const standing: ReviewEvent[] = [];
  for (const event of history) {
    if (event.action === 'undo') standing.pop();
    else standing.push(event);
  }
  const last = standing.at(-1) ?? null;
  const type = standing.reduce<CrossReferenceType | null>((before, event) => event.type ?? before, null);
  const manual = standing.some(({ action }) => action === 'add');
  if (last === null) return { decision: null, type: null, manual: false, last };
  return { decision: last.action === 'reject' ? 'rejected' : 'confirmed', type, manual, last };
}
