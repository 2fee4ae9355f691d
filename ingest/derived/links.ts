import { namesBasis, pairReasons, sameTaskFrom } from '../crossref/pairing.ts';
import { type SubjectWord, subjectWords } from '../crossref/subject.ts';
import { DocumentPairTracer } from '../crossref/trace.ts';
import type { DocumentRevision } from '../library/derived-documents.ts';
import type { Library } from '../library/library.ts';
import type { Citation } from '../policy/citation.ts';
import type { CrossReference } from '../policy/cross-reference.ts';
import type { DocumentPair } from '../policy/document-pair.ts';
import { codeFingerprint } from './fingerprint.ts';

/** Subjects are stored together for so many documents: a write to the disk costs more than what is written. */
const subjectsTogether = 50;
/** Milliseconds of tracing after which requests that wait get their turn. */
const turn = 20;

/**
 * Keeps pairs of documents and the links inside them in step with the library, one document at a time: what is not done
 * when it is stopped stays known to be behind. Links of a document depend on it and its partners alone.
 */
export class LinkKeeper {
  readonly #library: Library;
  readonly #code = codeFingerprint('crossref/trace.ts', 'crossref/pairing.ts', 'crossref/subject.ts');

  constructor(library: Library) {
    this.#library = library;
  }

  /** Number of documents whose links are to be derived. */
  get waiting(): number {
    if (this.#isOfOtherCode()) return this.#library.derived.all().length;
    return this.#library.derived.changed('links').length;
  }

  /** True when links are to be derived. */
  get behind(): boolean {
    return this.#isOfOtherCode() || this.waiting > 0;
  }

  /**
   * Pairs and traces what came or changed since it was done last.
   *
   * @param anew true to do so for all documents
   * @param onProgress told how many documents are done
   * @throws the reason of `signal` once it is aborted
   */
  async update(anew: boolean, onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<void> {
    const { derived, state } = this.#library;
    if (anew || this.#isOfOtherCode()) {
      derived.replace('links', []);
      state.set('crossReferences', this.#code);
    }
    derived.note('links', [], derived.gone('links'));
    const changed = derived.changed('links');
    await this.#storeSubjects(changed, signal);
    const later = new Set(changed.map(({ document }) => document));
    for (const [done, revision] of changed.entries()) {
      onProgress(done, changed.length);
      later.delete(revision.document);
      await this.#derive(revision, later, signal);
    }
  }

  #isOfOtherCode(): boolean {
    return this.#library.state.get('crossReferences') !== this.#code;
  }

  async #storeSubjects(documents: readonly DocumentRevision[], signal: AbortSignal): Promise<void> {
    for (let start = 0; start < documents.length; start += subjectsTogether) {
      const subjects = new Map<string, readonly SubjectWord[]>();
      for (const { document } of documents.slice(start, start + subjectsTogether)) {
        subjects.set(document, subjectWords(this.#library.clauses(document)));
        await giveWay(signal);
      }
      this.#library.setSubjects(subjects);
    }
  }

  /** @param later documents whose own turn comes: they trace their pairs with this one */
  async #derive(revision: DocumentRevision, later: ReadonlySet<string>, signal: AbortSignal): Promise<void> {
    const partner = ({ lower, upper }: DocumentPair) => (lower === revision.document ? upper : lower);
    const pairs = this.#pairsOf(revision.document).filter((pair) => !later.has(partner(pair)));
    const links: CrossReference[] = [];
    for (const { lower, upper } of pairs) {
      const tracer = new DocumentPairTracer(this.#library.clauses(lower), this.#library.clauses(upper));
      let begin = performance.now();
      for (const found of tracer.links()) {
        links.push(...found);
        if (performance.now() - begin < turn) continue;
        await giveWay(signal);
        begin = performance.now();
      }
      await giveWay(signal);
    }
    this.#library.replaceLinks(revision, pairs, links);
  }

  /** Pairs that a document stands in on either side, by what the texts say and what people said. */
  #pairsOf(id: string): DocumentPair[] {
    const { pairs } = this.#library;
    const decided = new Map(pairs.decided(id).map((one) => [`${one.lower}\n${one.upper}`, one]));
    const alike = new Map(pairs.alike(id, sameTaskFrom).map((one) => [one.document, one]));
    const [cites, citedBy] = [this.#basesOf(id), this.#namedAsBasisBy(id)];
    const added = [...decided.values()].flatMap(({ lower, upper }) => [lower, upper]);
    const others = new Set([...alike.keys(), ...cites.keys(), ...citedBy.keys(), ...added]);
    others.delete(id);
    return [...others].sort().flatMap((other) => {
      const { likeness = 0, words: shared = [] } = alike.get(other) ?? {};
      const found = (citedAt: readonly string[] = []) => ({ citedAt, likeness, shared });
      return [
        ...this.#pair(id, other, found(cites.get(other)), decided.get(`${id}\n${other}`)),
        ...this.#pair(other, id, found(citedBy.get(other)), decided.get(`${other}\n${id}`)),
      ];
    });
  }

  #pair(
    lower: string,
    upper: string,
    found: Parameters<typeof pairReasons>[2],
    decided: { decision: 'added' | 'removed'; by: string; at: string } | undefined,
  ): DocumentPair[] {
    const [below, above] = [this.#library.document(lower), this.#library.document(upper)];
    if (below === null || above === null || decided?.decision === 'removed') return [];
    const reasons = pairReasons(below.document, above.document, found);
    if (decided !== undefined) reasons.push({ kind: 'person', by: decided.by, at: decided.at });
    return reasons.length === 0 ? [] : [{ lower, upper, reasons }];
  }

  /** Documents of the library that a document names as its basis, with the addresses where it does. */
  #basesOf(id: string): Map<string, string[]> {
    const bases = new Map<string, string[]>();
    for (const citation of this.#library.citationsFrom(id)) {
      const { target, address } = citation;
      if (!target.resolved || target.document === id || !this.#isBasis(citation)) continue;
      bases.set(target.document, [...(bases.get(target.document) ?? []), address]);
    }
    return bases;
  }

  #isBasis({ relation, document, address, span }: Citation): boolean {
    if (relation !== 'implements') return false;
    const clause = this.#library.clause(document, address);
    return clause !== null && namesBasis(clause.text, span.start);
  }

  /** Documents that name a document as their basis, with the addresses where they do. */
  #namedAsBasisBy(id: string): Map<string, string[]> {
    const named = new Map<string, string[]>();
    for (const citation of this.#library.citationsTo(id)) {
      const { document, address } = citation;
      if (document === id || !this.#isBasis(citation)) continue;
      named.set(document, [...(named.get(document) ?? []), address]);
    }
    return named;
  }
}

/** Lets requests that wait have their turn. @throws the reason of `signal` once it is aborted */
async function giveWay(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}
