import type { Clause } from '../../policy/clause.ts';
import type { SourceDocument } from '../overview/clause-source.ts';
import { fold } from '../words/folded-text.ts';
import { segment, type Word } from '../words/segmentation.ts';
import type { SegmentedClause } from './grams.ts';
import { placeKey, recordId } from './place.ts';

/**
 * One searchable clause as Meilisearch holds it: what is needed to find and count it. Its text stays in the library.
 * What belongs to the whole document (level, year, validity on the day of the search) is not repeated here: a filter
 * on it names the documents.
 */
export interface ClauseRecord {
  /** See `recordId`. */
  id: string;
  document: string;
  address: string;
  /** Place in the outline of the document. */
  position: number;
  /** Write of the library from which the record is; an older record of the same document goes. */
  revision: number;
  /** See `placeKey`. */
  place: string;
  /** `document/address` of the section in which the clause stands; absent outside of sections. */
  section?: string;
  /** Canonical and full names of the responsible units: a query means any 市财政局, a filter may mean 杭州市财政局. */
  unit: string[];
  /** Years that the text names. */
  mentionedYear: string[];
  /** Words of the text, for questions that are put to the engine itself. */
  words: string;
  /** See `gramsOf`. */
  grams: string[];
  /** Length of the text, in steps. */
  length: number;
  /** Date of issue as a number (20240423), 0 where none is stated; for sorting. */
  issued: number;
}

/**
 * True for clauses that can be found: those that say something, and the lines of letterhead and end (document number,
 * title, date), because people look for these too.
 */
export function isFindable({ searchable, kind }: Clause): boolean {
  return searchable || kind === 'front' || kind === 'end';
}

/** Years printed as such in a folded text: 2024年, 2021-2025年. */
export function mentionedYears(folded: string): string[] {
  const years = new Set<string>();
  for (const match of folded.matchAll(/(?<![0-9.])((?:19|20)[0-9]{2})(?:-((?:19|20)[0-9]{2}))?年/g)) {
    for (const year of [match[1], match[2]]) if (year !== undefined) years.add(year);
  }
  return [...years];
}

/** `document/address` of the outermost heading above a clause, e.g. `hz-2024-52/2`; undefined where there is none. */
export function sectionOf(clause: Clause): string | undefined {
  const step = clause.path[0];
  return step === undefined ? undefined : `${clause.document}/${step.address}`;
}

const lengthStep = 50;
const longest = 20;

function spaced(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}

export function segmentClause(clause: Clause): SegmentedClause {
  const text = fold(clause.text);
  const path = fold(clause.path.map(({ heading }) => heading ?? '').join(' / '));
  return { clause, text, words: segment(text), path, pathWords: segment(path) };
}

/** @param grams see `gramsOf` */
export function clauseRecord(
  { document, revision, position }: { document: SourceDocument; revision: number; position: number },
  { clause, text, words }: SegmentedClause,
  grams: string[],
): ClauseRecord {
  const section = sectionOf(clause);
  return {
    id: recordId(clause),
    document: clause.document,
    address: clause.address,
    position,
    revision,
    place: placeKey({ document: clause.document, address: clause.address, position }),
    ...(section === undefined ? {} : { section }),
    unit: [...new Set(clause.units.flatMap(({ name, fullName }) => [name, fullName]))],
    mentionedYear: mentionedYears(text),
    words: spaced(words),
    grams,
    length: Math.min(longest, Math.ceil(text.length / lengthStep)),
    issued: Number((document.issuedOn ?? '0').replaceAll('-', '')),
  };
}
