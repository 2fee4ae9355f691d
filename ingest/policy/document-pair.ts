/**
 * Why a document is taken to stand under another: it names it as its basis (places of the citations), it has the same
 * task (how far both are about the same, with the words that say so), or a person said so.
 */
export type PairReason =
  | { kind: 'basis'; addresses: string[] }
  | { kind: 'same-task'; likeness: number; words: string[] }
  | { kind: 'person'; by: string; at: string };

/** A lower document under an upper one; clauses are linked only inside such pairs. */
export interface DocumentPair {
  lower: string;
  upper: string;
  reasons: PairReason[];
}

/** What a person said of a pair: `added` makes one, `removed` takes one out, whatever the engine finds. */
export type PairDecision = 'added' | 'removed';
