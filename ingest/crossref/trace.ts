import type { Clause } from '../policy/clause.ts';
import type { CrossReference, Explanation } from '../policy/cross-reference.ts';
import { CandidateIndex } from './candidates.ts';
import type { ClauseReading } from './clause-reading.ts';
import { differencesOf } from './differences.ts';
import { evidenceOf } from './evidence.ts';
import type { Pair } from './features/feature.ts';
import { measurePairs } from './features.ts';
import { PairModel } from './pair-model.ts';
import { nearestPhrases, PhraseMatcher } from './phrase-pairs.ts';
import { scoreRow, strengthAt } from './score.ts';
import { cosine } from './term-weights.ts';
import { typeOf } from './type.ts';

/** How many upper clauses are looked at closely for each lower one: what is relevant stands among them. */
const lookedAt = 30;
/** How many weak links of a clause are kept, and from which score: the rest is noise that nobody opens. */
const weakKept = 5;
const weakFrom = 0.02;
/** Probability from which the differences of a pair are named; below it there is hardly a pair. */
const comparedFrom = 0.3;

/** A lower clause that may implement something: numbered or unnumbered text, a box item, a row of figures. */
export function isSource(clause: Clause): boolean {
  return clause.searchable && ['clause', 'paragraph', 'item', 'row'].includes(clause.kind) && !formal.test(clause.text);
}

/** An upper clause that may be implemented. */
export function isTarget(clause: Clause): boolean {
  return clause.searchable && ['clause', 'paragraph', 'item'].includes(clause.kind) && !formal.test(clause.text);
}

/**
 * Says alike in all documents and orders nothing: why a document is made and from when it holds (为了…制定本条例, 本办法自…起施行),
 * the item that closes a list (法律、法规规定的其他职责), what leads to other law, and how officials are punished.
 */
const formal = new RegExp(
  [
    '制[定订]本(?:条例|办法|规定|细则|实施办法)。?\\s*$',
    '本(?:条例|办法|规定|细则)自[^。]{0,30}起(?:施行|实施|执行)',
    '^\\s*(?:[（(][^）)]{1,3}[）)])?(?:有?其他|法律、(?:行政)?法规)[^。；]{0,40}[。；]?\\s*$',
    '法律、(?:行政)?法规[^。；]{0,20}(?:从其规定|另有规定的)',
    '玩忽职守|徇私舞弊|不依法履行',
  ].join('|'),
  'u',
);

/**
 * Traces the clauses of a lower document to those of one upper document. What it finds depends on these two documents
 * alone (see PairModel), the candidates that a clause is compared with included.
 */
export class DocumentPairTracer {
  readonly #lower: readonly Clause[];
  readonly #model: PairModel;
  readonly #index: CandidateIndex;

  /** @param lower, upper clauses of the two documents, in order */
  constructor(lower: readonly Clause[], upper: readonly Clause[]) {
    this.#lower = lower.filter(isSource);
    this.#model = new PairModel([...lower, ...upper]);
    this.#index = new CandidateIndex(upper.filter(isTarget), this.#model);
  }

  /** Proposed links by lower clause in document order, best first; a clause whose links are all weak has no counterpart. */
  *links(): Generator<CrossReference[]> {
    for (const clause of this.#lower) yield this.linksOf(clause);
  }

  /** Proposed links of one lower clause, best first. */
  linksOf(clause: Clause): CrossReference[] {
    const pairs = this.candidates(clause);
    const links = measurePairs(pairs)
      .flatMap((row, at): CrossReference[] => {
        const pair = pairs[at];
        return pair ? [proposal(pair, scoreRow(row).score)] : [];
      })
      .sort((a, b) => b.score - a.score);
    const weak = links.filter(({ strength, score }) => strength === 'weak' && score >= weakFrom).slice(0, weakKept);
    return links.filter((link) => link.strength !== 'weak' || weak.includes(link));
  }

  /** Why a lower clause and some upper clauses of the pair correspond, aligned with `upper`. */
  explain(clause: Clause, upper: readonly Clause[]): Explanation[] {
    const pairs = this.candidates(clause);
    const rows = measurePairs(pairs);
    return upper.map((other): Explanation => {
      const at = pairs.findIndex((pair) => pair.upper.clause.address === other.address);
      const row = rows[at];
      const { score, parts } = row === undefined ? { score: 1, parts: [] } : scoreRow(row);
      const pair = pairs[at] ?? this.#pair(this.#model.read(clause), this.#model.read(other));
      const evidence = evidenceOf(pair.lower, pair.upper, pair.phrases);
      const differences = score >= comparedFrom ? differencesOf(pair.lower, pair.upper, evidence) : [];
      return { evidence, differences, parts };
    });
  }

  /** Pairs of a lower clause with the upper clauses nearest to it. */
  candidates(clause: Clause): Pair[] {
    const lower = this.#model.read(clause);
    const matcher = new PhraseMatcher(lower, this.#model.weights);
    return this.#index
      .nearest(lower, lookedAt)
      .filter((upper) => articleWordingOf(lower, upper) >= leastArticleWording)
      .map((upper) => this.#pair(lower, upper, matcher));
  }

  #pair(lower: ClauseReading, upper: ClauseReading, matcher = new PhraseMatcher(lower, this.#model.weights)): Pair {
    const phrases = matcher.pairsWith(upper);
    return { lower, upper, phrases, nearest: nearestPhrases(lower, upper), context: this.#model };
  }
}

/**
 * From how alike the wording of two articles must be for more than a weak link. Statutes on one matter share their legal
 * language, which the score, learned on plans and opinions, takes for correspondence: of strong links between articles read
 * by hand about a third were right, and nearly all of those share most of their wording.
 */
const articleWording = 0.5;
/** Below this two articles are not even weak candidates: their documents have hundreds of such pairs. */
const leastArticleWording = 0.3;

/** How alike the wording of two articles is, 0…1; 1 where one of the two is no article. */
function articleWordingOf(lower: ClauseReading, upper: ClauseReading): number {
  return isOfArticle(lower.clause) && isOfArticle(upper.clause) ? cosine(lower.wording, upper.wording) : 1;
}

function proposal({ lower, upper }: Pair, score: number): CrossReference {
  const strength = articleWordingOf(lower, upper) < articleWording ? 'weak' : strengthAt(score);
  const type = typeOf(lower, upper, strength);
  const places = {
    lower: { document: lower.clause.document, address: lower.clause.address },
    upper: { document: upper.clause.document, address: upper.clause.address },
  };
  return { ...places, score, strength, type };
}

/** True for 第X条 of a statute and what stands in it. */
function isOfArticle({ num, path }: Clause): boolean {
  return [num, ...path.map((ancestor) => ancestor.num)].some((printed) => printed !== null && /^第.+条/u.test(printed));
}
