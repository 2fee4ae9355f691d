import { randomUUID } from 'node:crypto';
import type { SubjectWord } from '../crossref/subject.ts';
import type { ParsedDocument } from '../parse.ts';
import type { Citation } from '../policy/citation.ts';
import type { Clause } from '../policy/clause.ts';
import type { ClausePlace, CrossReference } from '../policy/cross-reference.ts';
import type { DocumentPair } from '../policy/document-pair.ts';
import { Audit, type AuditEntry } from './audit.ts';
import { Citations, type DocumentKeys, documentKeys } from './citations.ts';
import { type ClauseChange, compareClauses } from './clause-changes.ts';
import {
  type ClauseHistory,
  clauseHistory,
  type FormerClause,
  formerClausesAt,
  type VersionSteps,
} from './clause-history.ts';
import { Clauses } from './clauses.ts';
import { CounterpartCounts } from './counterpart-counts.ts';
import { CrossReferences, type LinkFilter } from './cross-references.ts';
import { type Database, openDatabase } from './database.ts';
import { DerivedDocuments, type DocumentRevision } from './derived-documents.ts';
import { type DecidedPair, DocumentPairs } from './document-pairs.ts';
import { Documents, type StoredDocument, type StoredVersion } from './documents.ts';
import { type LibraryFault, libraryFaults } from './health-check.ts';
import { Jobs } from './jobs.ts';
import { Reports } from './reports.ts';
import type { LinkPlaces, Review, ReviewDecision, ReviewEvent, ReviewedCrossReference } from './review.ts';
import type { ExchangedLink } from './review-exchange.ts';
import { type ImportReport, importReviews } from './review-import.ts';
import { type ReviewedLink, Reviews } from './reviews.ts';
import { Seals } from './seals.ts';
import { type SourceFile, Sources, type VersionSource } from './sources.ts';
import { State } from './state.ts';
import { Sums } from './sums.ts';
import { Tokens } from './tokens.ts';
import { type UnitSummary, Units } from './units.ts';
import { VersionChanges } from './version-changes.ts';
import { Versions } from './versions.ts';

/** What storing a parsed document came to. */
export interface StoreResult {
  outcome: 'new' | 'version' | 'reread';
  version: number;
  changes: ClauseChange[];
}

/** Both directions of the links of one clause. */
export interface ClauseLinks {
  implements: ReviewedCrossReference[];
  implementedBy: ReviewedCrossReference[];
}

/**
 * The store of record: one SQLite file with documents, their versions, clauses, units, citations, cross-references and
 * the decisions of people. Every change is one transaction: after a crash the library is as before it or as after it.
 */
export class Library {
  readonly #database: Database;
  readonly #documents: Documents;
  readonly #versions: Versions;
  readonly #clauses: Clauses;
  readonly #units: Units;
  readonly #citations: Citations;
  readonly #crossReferences: CrossReferences;
  readonly #reviews: Reviews;
  readonly #counterpartCounts: CounterpartCounts;
  readonly #versionChanges: VersionChanges;
  /** Marks that tell whether derived links and the search index are up to date. */
  readonly state: State;
  readonly reports: Reports;
  /** Long work. */
  readonly jobs: Jobs;
  /** People who may use the server from elsewhere. */
  readonly tokens: Tokens;
  /** Who changed what. */
  readonly audit: Audit;
  readonly #seals: Seals;
  /** Where documents come from. */
  readonly sources: Sources;
  /** What search counts, as sums over the documents. */
  readonly sums: Sums;
  /** Which documents stand under which, and why. */
  readonly pairs: DocumentPairs;
  /** Which documents are in what is derived from the library. */
  readonly derived: DerivedDocuments;

  private constructor(database: Database) {
    this.#database = database;
    this.state = new State(database);
    this.reports = new Reports(database);
    this.jobs = new Jobs(database);
    this.tokens = new Tokens(database);
    this.audit = new Audit(database);
    this.#seals = new Seals(database);
    this.sources = new Sources(database);
    this.sums = new Sums(database, this.state);
    this.pairs = new DocumentPairs(database);
    this.derived = new DerivedDocuments(database);
    this.#documents = new Documents(database, this.state);
    this.#clauses = new Clauses(database);
    this.#versions = new Versions(database);
    this.#units = new Units(database, this.state);
    this.#citations = new Citations(database, this.#documents, this.#clauses);
    this.#crossReferences = new CrossReferences(database);
    this.#reviews = new Reviews(database, this.#clauses);
    this.#counterpartCounts = new CounterpartCounts(database);
    this.#versionChanges = new VersionChanges(database, this.#clauses);
  }

  /**
   * Opens a library and creates it where there is none.
   *
   * @param file path of the SQLite file, `:memory:` for one that is not kept
   * @throws UnusableLibrary when the file cannot be used
   */
  static open(file: string): Library {
    return new Library(openDatabase(file));
  }

  close(): void {
    this.#database.close();
  }

  /** Makes a change and its entry in the audit log in one step: neither stands without the other. */
  audited<Result>(entry: AuditEntry, change: () => Result): Result {
    return this.#write(() => {
      const result = change();
      this.audit.add(entry);
      return result;
    });
  }

  /** What in the library is not as it was stored; reads all of it. */
  faults(): LibraryFault[] {
    return libraryFaults(this.#database);
  }

  /** Id of this library (a UUID), given when it was made: what is derived elsewhere is named by it. */
  id(): string {
    return this.#write(() => {
      const known = this.state.get('library');
      if (known !== null) return known;
      const id = randomUUID();
      this.state.set('library', id);
      return id;
    });
  }

  /** Number of content writes so far; rises with every change of documents or clauses, by whatever process. */
  generation(): number {
    return this.state.generation();
  }

  /**
   * Stores a parsed document as a new document or a new version. Where source and sidecar are those of the current
   * version and the clauses read the same, what was derived from them is replaced and no version is added.
   * Links and decisions follow their clauses; citations from and to the document are resolved again.
   *
   * @param parsed what the parser made of the file
   * @param file where it was read from
   * @param parser fingerprint of the code that parsed it
   * @param at ISO 8601 moment
   */
  store(parsed: ParsedDocument, file: SourceFile, parser: string, at: string): StoreResult {
    const id = parsed.document.id;
    return this.#write(() => {
      const before = this.#keys(id);
      const current = this.sources.of(id);
      const older = current === null ? [] : this.#clauses.of(id, current.version);
      const changes = compareClauses(older, parsed.clauses);
      const anew = current !== null && sameSource(current, file) && sameOutline(older, parsed.clauses);
      const version = anew ? current.version : (current?.version ?? this.#versions.lastOfRemoved(id)) + 1;
      if (anew) this.#versions.renew(parsed, version, parser);
      else this.#versions.add(parsed, file, { version, parser, at, changes: current === null ? [] : changes });
      this.#clauses.insert(id, version, parsed.clauses);
      this.#citations.insert(id, version, parsed.citations);
      this.#seals.set(id, version);
      this.#versions.setRevision(id, this.state.advance());
      this.#documents.changed(id);
      this.#citations.resolve(id, [before, this.#keys(id)]);
      this.#crossReferences.follow(id, changes);
      this.#reviews.follow(id, changes);
      const outcome = current === null ? 'new' : anew ? 'reread' : 'version';
      return { outcome, version, changes: current === null ? [] : changes };
    });
  }

  /**
   * Removes a document with all its versions. Decisions about its links are kept and come back with it.
   *
   * @returns false where there is no such document
   */
  remove(id: string): boolean {
    return this.#write(() => {
      const before = this.#keys(id);
      if (!this.#versions.remove(id)) return false;
      this.state.advance();
      this.#documents.changed(id);
      this.#citations.resolve(id, [before]);
      this.#reviews.follow(id, []);
      return true;
    });
  }

  /**
   * Stores that a person has compared the recognised text of a version with its pictures.
   *
   * @param at ISO 8601 moment
   * @returns false where there is no such version, or its text was not recognised
   */
  confirmText(id: string, version: number, by: string, at: string): boolean {
    return this.#write(() => {
      if (!this.#versions.confirm(id, version, by, at)) return false;
      this.#versions.setRevision(id, this.state.advance());
      this.#documents.changed(id);
      return true;
    });
  }

  /** All documents in their current version, by id. */
  documents(): StoredDocument[] {
    return this.#documents.all();
  }

  /** Number of the write that changed a document last; null where there is no such document. */
  revision(id: string): number | null {
    return this.#documents.revision(id);
  }

  /** A document, in its current version unless another is asked for; null where there is none. */
  document(id: string, version?: number): StoredDocument | null {
    return this.#documents.one(id, version);
  }

  /** All versions of a document, newest first; empty for an unknown one. */
  versions(id: string): StoredVersion[] {
    return this.#documents.versions(id);
  }

  /** The clauses of a document in order; empty for an unknown document or version. */
  clauses(id: string, version?: number): Clause[] {
    const number = version ?? this.sources.of(id)?.version;
    return number === undefined ? [] : this.#clauses.of(id, number);
  }

  /** One clause; null where there is none. */
  clause(id: string, address: string, version?: number): Clause | null {
    const number = version ?? this.sources.of(id)?.version;
    return number === undefined ? null : this.#clauses.at(id, number, address);
  }

  /** Clauses of current versions at some places, in any order; places that do not exist are left out. */
  clausesAt(places: readonly { document: string; address: string }[]): Clause[] {
    return this.#clauses.currentAt(places);
  }

  /** What became of each clause between two versions; null where one of them does not exist. */
  changes(id: string, from: number, to: number): ClauseChange[] | null {
    if (this.document(id, from) === null || this.document(id, to) === null) return null;
    return this.#versionChanges.between(id, from, to, this.generation());
  }

  /**
   * One clause through all versions of its document, followed by its text.
   *
   * @param address where it stands in `version`; null where that version has no such clause
   */
  clauseHistory(id: string, address: string, version: number): ClauseHistory | null {
    if (this.#clauses.at(id, version, address) === null) return null;
    return clauseHistory(this.#versionSteps(id), address, version);
  }

  /** The clauses that older versions had under an address and that are not the one that stands there now, newest first. */
  formerClauses(id: string, address: string): FormerClause[] {
    const holding = new Set(this.#clauses.versionsWith(id, address));
    return formerClausesAt(this.#versionSteps(id), address, (version) => holding.has(version));
  }

  /** The newest version that has a clause under an address; null where none ever had. */
  lastVersionWith(id: string, address: string): number | null {
    return this.#clauses.versionsWith(id, address).at(-1) ?? null;
  }

  /** Ids of the documents that carry a document number. */
  idsOfNumber(documentNumber: string): string[] {
    return this.#documents.named(documentNumber, null);
  }

  /** Responsible units of the current versions, those with most clauses first. */
  units(): UnitSummary[] {
    return this.#units.all();
  }

  /** The unit of a full name; null where no clause names it. */
  unit(fullName: string): UnitSummary | null {
    return this.#units.one(fullName);
  }

  /** The units that a name may mean: several where the library holds those of several places. */
  unitsNamed(name: string): UnitSummary[] {
    return this.#units.named(name);
  }

  /** The clauses that name a unit, given by its full name; by document and in document order. */
  unitClauses(fullName: string): Clause[] {
    return this.#clauses.naming(fullName);
  }

  /** Citations in a document or in one of its clauses, in order. */
  citationsFrom(id: string, address?: string, version?: number): Citation[] {
    const number = version ?? this.sources.of(id)?.version;
    return number === undefined ? [] : this.#citations.from(id, number, address);
  }

  /** Citations that point to a document, or to one of its clauses. */
  citationsTo(id: string, address?: string): Citation[] {
    return this.#citations.to(id, address);
  }

  /** Citations of a parsed document resolved against the library without storing anything. */
  resolveCitations({ document, citations }: ParsedDocument): Citation[] {
    return this.#citations.resolved(document, citations);
  }

  /** Links of one clause in both directions with what people decided, best first, rejected ones included. */
  crossReferences(document: string, address: string): ClauseLinks {
    const place: ClausePlace = { document, address };
    return { implements: this.links({ lower: place }), implementedBy: this.links({ upper: place }) };
  }

  /** All links whose sides lie in the given documents or clauses, with what people decided, best first. */
  links(filter: LinkFilter): ReviewedCrossReference[] {
    return this.#reviews.join(this.#crossReferences.matching(filter), filter);
  }

  /**
   * Numbers of counterparts of the clauses of a document, by address: links that are strong or medium or confirmed by a
   * person, and not rejected. Clauses without any are left out.
   */
  counterpartCounts(id: string): ReadonlyMap<string, number> {
    return this.#counterpartCounts.of(id);
  }

  /**
   * Replaces pairs and links of a document in one step and takes note of it.
   *
   * @param revision of the document that was traced (see DerivedDocuments)
   * @returns false, and changes nothing, when the document has changed since or a partner is gone
   */
  replaceLinks(traced: DocumentRevision, pairs: readonly DocumentPair[], links: readonly CrossReference[]): boolean {
    return this.#write(() => {
      const partners = pairs.flatMap(({ lower, upper }) => [lower, upper]);
      if (this.revision(traced.document) !== traced.revision) return false;
      if (partners.some((id) => this.revision(id) === null)) return false;
      this.pairs.replace(traced.document, pairs);
      this.#crossReferences.remove(traced.document);
      this.#crossReferences.insert(links);
      this.derived.note('links', [traced]);
      return true;
    });
  }

  /** Stores the words that say what some documents are about. */
  setSubjects(subjects: ReadonlyMap<string, readonly SubjectWord[]>): void {
    this.#write(() => {
      for (const [document, words] of subjects) {
        if (this.revision(document) !== null) this.pairs.setSubject(document, words);
      }
    });
  }

  /** Stores what a person said of a pair; its lower document is then to be traced again. */
  decidePair(decided: DecidedPair): void {
    this.#write(() => {
      this.pairs.decide(decided);
      this.derived.forget('links', decided.lower);
    });
  }

  /**
   * Stores what a person decided about a link.
   *
   * @returns the state of the link after it
   * @throws ReviewProblem when a clause is unknown, there is nothing to undo or the new type is missing
   * @throws ReviewConflict when it is not made on what stands
   */
  review(decision: ReviewDecision): Review {
    return this.#write(() => this.#reviews.decide(decision));
  }

  /** The mark of what a link is now, to be sent back with a decision on it. */
  seenOf(places: LinkPlaces): string {
    return this.#reviews.seen(places);
  }

  /** What people decided about a link. */
  reviewOf(places: LinkPlaces): Review {
    return this.#reviews.of(places);
  }

  /** Ids of the documents whose clauses have upper documents to be linked to, or links that people made, by id. */
  reviewedDocuments(): string[] {
    return [...new Set([...this.pairs.documents('lower'), ...this.#reviews.lowerDocuments()])].sort();
  }

  /** Everything that was decided about a link, oldest first. */
  reviewHistory(places: LinkPlaces): ReviewEvent[] {
    return this.#reviews.history(places);
  }

  /** Every link with a history, lost ones included, for export (see review-exchange.ts). */
  reviewedLinks(): ReviewedLink[] {
    return this.#reviews.all();
  }

  /**
   * Takes over decisions that another library (or a person, in a table) made; conflicts are reported, not solved.
   *
   * @param importer who brings them in
   */
  importReviews(links: readonly ExchangedLink[], importer?: string): ImportReport {
    return this.#write(() => importReviews(links, this.#reviews, this.#clauses, importer));
  }

  #versionSteps(id: string): VersionSteps {
    const generation = this.generation();
    const between = (from: number, to: number) => this.#versionChanges.between(id, from, to, generation);
    return { numbers: this.#versionChanges.numbers(id), between };
  }

  #keys(id: string): DocumentKeys {
    const document = this.#documents.one(id)?.document;
    return documentKeys(document?.documentNumber?.value ?? null, document?.title?.value ?? null);
  }

  /** Runs one change as a transaction that takes the write lock at once; what was kept in memory of a failed one is forgotten. */
  #write<Result>(change: () => Result): Result {
    try {
      return this.#database.transaction(change).immediate();
    } catch (error) {
      this.#documents.forget();
      throw error;
    }
  }
}

function sameSource(current: VersionSource, file: SourceFile): boolean {
  return (
    current.sha256 === file.sha256 && current.sidecar === file.sidecar && current.chosenEncoding === file.chosenEncoding
  );
}

/** True when the same nodes stand at the same addresses with the same texts. */
function sameOutline(older: readonly Clause[], newer: readonly Clause[]): boolean {
  return (
    older.length === newer.length &&
    older.every(({ address, kind, text }, index) => {
      const other = newer[index];
      return other?.address === address && other.kind === kind && other.text === text;
    })
  );
}
