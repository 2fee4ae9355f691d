import { KnownProblem } from '../policy/known-problem.ts';
import type { ReviewAction, ReviewEvent } from './review.ts';

type Code = 'decided-since-seen' | 'text-changed-since-seen' | 'decided-by-another' | 'not-your-decision';

/** A decision that would be made on something else than what the person saw; `last` is what stands instead. */
export class ReviewConflict extends KnownProblem<Code> {
  readonly last: ReviewEvent | null;

  constructor(code: Code, english: string, chinese: string, last: ReviewEvent | null) {
    super(code, { english, chinese });
    this.last = last;
  }
}

/** What a link is at one moment: the fingerprints of its two texts and the number of its last event. */
export interface LinkState {
  lowerBody: string;
  upperBody: string;
  /** 0 where nothing was ever decided. */
  lastEvent: number;
}

/** A state in one word, which pages and programs send back with a decision as what they saw. */
export const seenMark = ({ lowerBody, upperBody, lastEvent }: LinkState): string =>
  `${lowerBody.slice(0, markLength)}-${upperBody.slice(0, markLength)}-${lastEvent}`;

const markLength = 12;

/** What is known when a person decides. */
export interface DecisionMoment {
  state: LinkState;
  /** The mark of what the person saw; null where the request does not say. */
  seen: string | null;
  action: ReviewAction;
  by: string;
  /** The entry that decides now; null where none does. */
  standing: ReviewEvent | null;
  /** The last entry of all, undone or an undo. */
  last: ReviewEvent | null;
}

/**
 * Lets a decision through only where it is made on what stands.
 *
 * @throws ReviewConflict where texts or decisions changed since they were seen, where somebody else has decided and the
 *   request does not say that this was seen, and where an undo would take back somebody else's decision
 */
export function requireSeen({ state, seen, action, by, standing, last }: DecisionMoment): void {
  if (action === 'undo' && standing !== null && standing.by !== by) {
    throw new ReviewConflict(
      'not-your-decision',
      `The decision that stands is that of ${standing.by}`,
      `现有的决定是${said(standing)}的，只能撤销自己的决定；如不同意，请直接确认、否定或修改类型。`,
      standing,
    );
  }
  if (seen === null) {
    if (standing === null || standing.by === by) return;
    throw new ReviewConflict(
      'decided-by-another',
      `${standing.by} has decided already, and the request does not say that this was seen`,
      `${said(standing)}了这一对应。请先看过，再决定一次。`,
      standing,
    );
  }
  if (seen === seenMark(state)) return;
  if (last !== null && !seen.endsWith(`-${state.lastEvent}`)) {
    throw new ReviewConflict(
      'decided-since-seen',
      `${last.by} decided (${last.action}) at ${last.at}, after the link was shown`,
      `在您打开之后，${said(last)}了这一对应。请看过现在的状态，再决定一次。`,
      last,
    );
  }
  throw new ReviewConflict(
    'text-changed-since-seen',
    'The text of a clause changed after the link was shown',
    '在您打开之后，条款的文字有了新版本。请看过现在的文字，再决定一次。',
    last,
  );
}

const verbs: Record<ReviewAction, string> = {
  confirm: '确认',
  reject: '否定',
  retype: '修改类型并确认',
  add: '新增',
  undo: '撤销决定，重新打开',
};

/** “张三”于2026年11月27日 16:05确认, in the time of China. */
const said = ({ by, at, action }: ReviewEvent): string => `“${by}”于${momentInChina(at)}${verbs[action]}`;

const moment = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
});

const momentInChina = (at: string): string => (Number.isNaN(Date.parse(at)) ? at : moment.format(new Date(at)));
