import { css, html, nothing, type TemplateResult } from 'lit';
import type { SpanView } from '../../server/contract/basic-schemas.ts';
import type { ClauseView } from '../../server/contract/clause.ts';
import { unitLink } from '../links.ts';
import { type Mark, type Segment, segments } from '../segments.ts';

/** What a range of a clause's text is: its heading, a match, one pair of evidence, a proof, or a link. */
export type TextLabel =
  | { kind: 'heading' }
  | { kind: 'match' }
  | { kind: 'proof' }
  | { kind: 'removed' }
  | { kind: 'added' }
  | { kind: 'evidence'; index: number }
  | { kind: 'link'; href: string; title: string; broken: boolean };

export type TextMark = Mark<TextLabel>;

export interface ClauseTextOptions {
  marks?: readonly TextMark[];
  /** Evidence pair that is hovered or focused on either side. */
  activeEvidence?: number | null;
  /** Range to show instead of the whole text. */
  range?: SpanView;
}

/** Where a clause's printed number, body and closing unit note begin and end. */
export interface ClauseParts {
  number: string;
  body: SpanView;
  note: SpanView | null;
}

/**
 * The parts of a clause as a printer sets them: the number hangs, the note on responsible units stands on its own
 * line. Together they are the whole text.
 */
export function clauseParts(clause: Pick<ClauseView, 'num' | 'text' | 'units'>): ClauseParts {
  const { num, text } = clause;
  const number = num !== null && text.startsWith(num) ? num : '';
  const first = Math.min(...clause.units.map((unit) => unit.span?.start ?? Number.POSITIVE_INFINITY));
  const opening = Number.isFinite(first) ? noteStart(text, first) : -1;
  if (opening <= number.length) return { number, body: { start: number.length, end: text.length }, note: null };
  return {
    number,
    body: { start: number.length, end: opening },
    note: { start: opening, end: text.length },
  };
}

/** The bracket that opens a closing note, looked for a few characters before its first unit; -1 where there is none. */
function noteStart(text: string, unit: number): number {
  for (let at = unit - 1; at >= Math.max(0, unit - 12); at--) {
    if ('（(［[〔【'.includes(text.charAt(at))) return /[）)\]］〕】。\s]$/u.test(text) ? at : -1;
    if ('。；'.includes(text.charAt(at))) return -1;
  }
  return -1;
}

/** Links to the pages of the responsible units, at the places where the text names them. */
export function unitMarks(clause: Pick<ClauseView, 'units'>): TextMark[] {
  const marks: TextMark[] = [];
  for (const unit of clause.units) {
    if (
      unit.span === null ||
      marks.some((mark) => mark.start < (unit.span?.end ?? 0) && mark.end > (unit.span?.start ?? 0))
    )
      continue;
    marks.push({
      ...unit.span,
      label: { kind: 'link', href: unitLink(unit.fullName), title: `责任单位：${unit.fullName}`, broken: false },
    });
  }
  return marks;
}

/** The heading where it stands in the text, right after the number; none where the heading is not printed there. */
export function headingMark(clause: Pick<ClauseView, 'num' | 'heading' | 'text'>): TextMark[] {
  if (clause.heading === null) return [];
  const start = clause.text.indexOf(clause.heading, clause.num?.length ?? 0);
  if (start < 0 || start > (clause.num?.length ?? 0) + 2) return [];
  return [{ start, end: start + clause.heading.length, label: { kind: 'heading' } }];
}

/** A range of a text with its marks; links keep whole, everything else nests inside them. */
export function markedText(text: string, options: ClauseTextOptions = {}): TemplateResult {
  const range = options.range ?? { start: 0, end: text.length };
  const marks = options.marks ?? [];
  const links = marks.filter((mark) => mark.label.kind === 'link');
  const others = marks.filter((mark) => mark.label.kind !== 'link');
  const inner = (span: SpanView) =>
    segments(text, others, span).map((piece) => renderPiece(piece, options.activeEvidence ?? null));
  return html`${segments(text, links, range).map((piece) => {
    const link = piece.labels[0];
    if (link?.kind !== 'link') return inner(piece);
    return html`<a href=${link.href} title=${link.title} class=${link.broken ? 'broken' : 'in-text'}>${inner(piece)}</a>`;
  })}`;
}

/** Keeps the number of an evidence on the line of its last character. */
const wordJoiner = '\u2060';

function renderPiece(piece: Segment<TextLabel>, active: number | null): TemplateResult | string {
  let content: TemplateResult | string = piece.text;
  for (const label of piece.labels) {
    if (label.kind === 'heading') content = html`<b>${content}</b>`;
    else if (label.kind === 'match') content = html`<mark>${content}</mark>`;
    else if (label.kind === 'proof') content = html`<mark class="proof">${content}</mark>`;
    else if (label.kind === 'removed') content = html`<del>${content}</del>`;
    else if (label.kind === 'added') content = html`<ins>${content}</ins>`;
    else if (label.kind === 'evidence') {
      content = html`<mark
        class="evidence ${active === label.index ? 'active' : ''}"
        data-evidence=${label.index}
        tabindex="0"
        >${content}<sup aria-hidden="true">${wordJoiner}${label.index + 1}</sup></mark
      >`;
    }
  }
  return content;
}

/** A whole clause with hanging number and its note on a line of its own. */
export function setClause(
  clause: Pick<ClauseView, 'num' | 'heading' | 'text' | 'units'>,
  options: ClauseTextOptions = {},
): TemplateResult {
  const parts = clauseParts(clause);
  const marks = [...headingMark(clause), ...unitMarks(clause), ...(options.marks ?? [])];
  return html`<div class="law set ${parts.number === '' ? 'unnumbered' : ''}"
    >${parts.number === '' ? nothing : html`<span class="number">${parts.number}</span>`}<div class="body"
      >${markedText(clause.text, { ...options, marks, range: parts.body })}${
        parts.note === null
          ? nothing
          : html`<span class="note">${markedText(clause.text, { ...options, marks, range: parts.note })}</span>`
      }</div
    ></div
  >`;
}

export const clauseTextStyles = css`
  .set {
    display: grid;
    grid-template-columns: var(--number-column, 3.4em) minmax(0, 1fr);
    max-width: calc(var(--measure) + 3.4em);
  }
  .set.unnumbered {
    grid-template-columns: minmax(0, 1fr);
    padding-inline-start: var(--unnumbered-indent, 3.4em);
  }
  .set .number {
    padding-inline-end: 0.5em;
    text-align: end;
    white-space: nowrap;
    color: var(--red);
    font-variant-numeric: tabular-nums;
  }
  .note {
    display: block;
    margin-top: 0.25em;
    font: 0.8em / 1.7 var(--sans);
    color: var(--ink-soft);
  }
  a.in-text {
    color: inherit;
    text-decoration-color: var(--rule-strong);
    text-decoration-style: dotted;
  }
  a.in-text:hover {
    color: var(--link);
  }
  a.broken {
    color: inherit;
    text-decoration-style: wavy;
    text-decoration-color: var(--rule-strong);
  }
  mark.evidence {
    background: var(--evidence);
    box-shadow: inset 0 -2px 0 var(--evidence-line);
  }
  mark.evidence.active {
    background: var(--evidence-active);
    box-shadow:
      inset 0 -3px 0 var(--evidence-line),
      0 0 0 1px var(--evidence-line);
  }
  mark.evidence sup {
    padding: 0 0.15em;
    font: 0.6em / 1 var(--sans);
    vertical-align: super;
    user-select: none;
  }
  del {
    background: var(--removed);
    text-decoration: line-through;
  }
  ins {
    background: var(--added);
    text-decoration: underline;
  }
  @media (max-width: 40rem) {
    .set {
      --number-column: auto;
    }
    .set.unnumbered {
      padding-inline-start: 0;
    }
  }
`;
