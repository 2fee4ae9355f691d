import type { Clause, Span } from '../../policy/clause.ts';
import { quantitiesOf } from '../index/clause-quantities.ts';
import { type FoldedText, fold, foldText } from '../words/folded-text.ts';

/** A field of a clause in which a term can be found. */
export type MatchField = 'heading' | 'text' | 'unit' | 'path';

/** A clause made ready for matching: folded once, with the places of its heading and unit notes in the folded text. */
export interface PreparedClause {
  clause: Clause;
  folded: FoldedText;
  /** Ranges of the folded text. */
  heading: Span | null;
  units: Span[];
  /** Folded headings above the clause. */
  path: string;
  /** Characters of the folded text outside of heading and unit notes. */
  bodyLength: number;
  /** Amounts, with their places in the folded text. */
  quantities(): FoldedQuantity[];
}

export interface FoldedQuantity {
  value: number;
  unit: string;
  start: number;
  end: number;
}

/** Range in the folded text of a range in the printed text. */
function foldedSpan(folded: FoldedText, printed: Span): Span {
  const at = (place: number) => {
    let low = 0;
    let high = folded.offsets.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((folded.offsets[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { start: at(printed.start), end: at(printed.end) };
}

function length(span: Span | null): number {
  return span === null ? 0 : span.end - span.start;
}

/** The note in which responsible units stand, from the first unit to the last, brackets and label included. */
function unitNotes(clause: Clause, folded: FoldedText): Span[] {
  return clause.units.flatMap(({ span }) => (span === null ? [] : [foldedSpan(folded, span)]));
}

export function prepareClause(clause: Clause): PreparedClause {
  const folded = foldText(clause.text);
  const title = clause.heading === null ? '' : fold(clause.heading);
  const start = title === '' ? -1 : folded.text.indexOf(title);
  const heading = start < 0 ? null : { start, end: start + title.length };
  const units = unitNotes(clause, folded);
  const notes = units.reduce((sum, span) => sum + length(span), 0);
  return {
    clause,
    folded,
    heading,
    units,
    path: fold(clause.path.map((step) => step.heading ?? '').join('/')),
    bodyLength: Math.max(1, folded.text.length - length(heading) - notes),
    quantities: onFirstUse(() =>
      quantitiesOf(clause).map(({ value, unit, span }) => ({ value, unit, ...foldedSpan(folded, span) })),
    ),
  };
}

function onFirstUse<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Field in which a place of the folded text lies. */
export function fieldAt(prepared: PreparedClause, start: number): 'heading' | 'text' | 'unit' {
  if (prepared.heading !== null && start >= prepared.heading.start && start < prepared.heading.end) return 'heading';
  for (const span of prepared.units) if (start >= span.start && start < span.end) return 'unit';
  return 'text';
}
