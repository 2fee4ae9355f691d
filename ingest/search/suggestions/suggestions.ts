import {
  type DocumentNumber,
  mayMean,
  parseDocumentNumber,
  readUnfinishedNumber,
} from '../../policy/document-number.ts';
import type { SourceDocument } from '../overview/clause-source.ts';
import type { LibraryOverview } from '../overview/library-overview.ts';
import type { Vocabulary } from '../overview/library-vocabulary.ts';
import type { Suggestion } from '../search-result.ts';
import { agencyNames } from '../understanding/agency-names.ts';
import { fold, toSimplified } from '../words/folded-text.ts';
import { spokenName } from '../words/spoken-name.ts';
import { type FittingOffer, OfferedNames, OfferList, ranks, readTyped } from './offered-names.ts';

const leastTermFrequency = 2;
/** What stands before the subject in the title of a document: 杭州市人民政府办公厅关于印发《. */
const beforeSubject = /^.*?关于(?:印发|公布|发布|转发)?《?/;
/** Document numbers that are meant come before what only looks alike. */
const meantRank = -1;

interface OfferedNumber {
  number: DocumentNumber;
  suggestion: Suggestion;
}

/** What is offered while typing: units, documents, headings and terms of the library, by characters, pinyin or initials. */
export class Suggestions {
  /** Units and documents. */
  readonly #named: OfferedNames;
  /** Units under names that they do not hold themselves. */
  readonly #aliases: OfferedNames;
  readonly #headings: OfferedNames;
  readonly #terms: OfferedNames;
  readonly #documentNumbers: OfferedNumber[];

  constructor(
    documents: readonly SourceDocument[],
    {
      units,
      headings: printed,
      vocabulary,
      latinWords,
    }: Pick<LibraryOverview, 'units' | 'headings' | 'vocabulary' | 'latinWords'>,
  ) {
    const named = new OfferList();
    const aliases = new OfferList();
    offerUnits(units, documents, named, aliases);
    this.#documentNumbers = offerDocuments(documents, named);
    this.#named = new OfferedNames(named);
    this.#aliases = new OfferedNames(aliases);

    const headings = new OfferList(named);
    for (const { text, place, spoken } of printed)
      headings.add({ kind: 'heading', text, target: place }, fold(text), spoken);
    this.#headings = new OfferedNames(headings);

    const terms = new OfferList(headings);
    for (const text of offeredTerms(vocabulary))
      terms.add({ kind: 'term', text, target: null }, text, vocabulary.spoken(text) ?? '');
    for (const text of latinWords) terms.add({ kind: 'term', text, target: null }, fold(text), spokenName(text));
    this.#terms = new OfferedNames(terms);
  }

  /**
   * Best offers for what has been typed so far: what a document number means, names that begin with it, then those that
   * hold it; the same by pinyin and by initials; last units of which only another name fits, with that name. At most
   * half of them are bare terms, and of the others at most half are headings where there are units or documents, so that
   * each kind comes up.
   */
  find(typed: string, limit: number): Suggestion[] {
    const folded = fold(typed).replace(/^["《]+/, '');
    if (folded === '') return [];
    const found = this.#fitting(folded, limit);
    const simplified = toSimplified(folded);
    return found.length > 0 || simplified === folded ? found : this.#fitting(simplified, limit);
  }

  #fitting(folded: string, limit: number): Suggestion[] {
    const typed = readTyped(folded);
    const terms = this.#terms.find(typed, Math.ceil(limit / 2));
    const headings = this.#headings.find(typed, limit);
    const meant = new Set(this.#meant(folded));
    const named: FittingOffer[] = [...meant].map((suggestion) => ({ suggestion, rank: meantRank }));
    named.push(...this.#named.find(typed, limit).filter(({ suggestion }) => !meant.has(suggestion)));
    const byText = new Set(named.map(({ suggestion }) => suggestion.text));
    for (const { suggestion, rank } of this.#aliases.find(typed, limit))
      if (!byText.has(suggestion.text)) named.push({ suggestion, rank: ranks + rank });
    const room = limit - terms.length;
    const namedKept = named.slice(0, Math.max(Math.ceil(room / 2), room - headings.length));
    return [...namedKept, ...headings.slice(0, room - namedKept.length), ...terms]
      .sort((a, b) => a.rank - b.rank)
      .map(({ suggestion }) => suggestion);
  }

  #meant(folded: string): Suggestion[] {
    const number = readUnfinishedNumber(folded);
    if (number === null) return [];
    return this.#documentNumbers
      .filter((offered) => mayMean(number, offered.number))
      .map(({ suggestion }) => suggestion);
  }
}

/** Units by the clauses that name them, under their own names and under the others that people give them. */
function offerUnits(
  units: ReadonlyMap<string, number>,
  documents: readonly SourceDocument[],
  named: OfferList,
  aliases: OfferList,
): void {
  const otherNames = new Map<string, string[]>();
  for (const [name, meant] of agencyNames({ units, documents }).all()) {
    for (const unit of meant) {
      if (!units.has(unit) || fold(unit).includes(name)) continue;
      otherNames.set(unit, [...(otherNames.get(unit) ?? []), name]);
    }
  }
  for (const [unit] of [...units].sort((a, b) => b[1] - a[1])) {
    const suggestion: Suggestion = { kind: 'unit', text: unit, target: unit };
    named.add(suggestion, fold(unit), spokenName(unit));
    for (const alias of otherNames.get(unit) ?? []) aliases.addName({ ...suggestion, alias }, alias, spokenName(alias));
  }
}

/** Documents under their titles, subjects and numbers. @returns the offers of document numbers */
function offerDocuments(documents: readonly SourceDocument[], named: OfferList): OfferedNumber[] {
  const numbers: OfferedNumber[] = [];
  for (const { id, title, documentNumber, recordNumber } of documents) {
    const suggestion: Suggestion = { kind: 'document', text: title, target: id };
    const isNew = named.add(suggestion, fold(title), spokenName(title));
    const subject = title.replace(beforeSubject, '');
    if (isNew && subject !== title) named.addName(suggestion, fold(subject), '');
    for (const printed of [documentNumber, recordNumber]) {
      if (printed === null) continue;
      const offered: Suggestion = { kind: 'document', text: printed, target: id };
      const number = parseDocumentNumber(printed);
      if (named.add(offered, fold(printed), spokenName(printed)) && number !== null)
        numbers.push({ number, suggestion: offered });
    }
  }
  return numbers;
}

/** Words and recurring phrases; none that the library only prints as part of one longer word (数字贸易强 of 数字贸易强市). */
function offeredTerms({ entries }: Vocabulary): string[] {
  const parts = new Set<string>();
  const frequencies = new Map(entries.map(({ text, frequency }) => [text, frequency]));
  for (const { text, frequency } of entries) {
    for (let cut = 1; cut < text.length; cut++) {
      for (const part of [text.slice(0, cut), text.slice(cut)]) {
        if (frequencies.get(part) === frequency) parts.add(part);
      }
    }
  }
  return entries
    .filter(({ text, frequency }) => frequency >= leastTermFrequency && !parts.has(text))
    .map(({ text }) => text);
}
