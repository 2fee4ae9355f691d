import { type LexiconWord, readLexicon, WordSchema } from './lexicon-file.ts';

let kinds: LexiconWord[] | null = null;

/** Endings by which people name a document by its kind (意见, 规划, 行动计划…). */
export function documentKinds(): LexiconWord[] {
  kinds ??= readLexicon('lexicon.document-kinds.yaml', WordSchema);
  return kinds;
}
