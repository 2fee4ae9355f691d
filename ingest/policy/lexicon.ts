import Type, { type Static } from 'typebox';
import { documentKinds } from './document-kinds.ts';
import { type LexiconWord, readLexicon, WordSchema } from './lexicon-file.ts';

const text = Type.String({ minLength: 1 });
const texts = Type.Array(text, { minLength: 1 });

const SynonymSchema = Type.Union([
  Type.Object({ same: texts, why: text }, { additionalProperties: false }),
  Type.Object({ near: texts, why: text }, { additionalProperties: false }),
  Type.Object(
    { asked: texts, printed: texts, wider: Type.Optional(texts), why: text },
    { additionalProperties: false },
  ),
]);
const AgencySchema = Type.Object(
  { asked: texts, units: texts, printed: Type.Optional(texts), region: Type.Optional(text), why: text },
  { additionalProperties: false },
);

const LookAlikesSchema = Type.Object(
  { alike: Type.String({ minLength: 2 }), why: text },
  { additionalProperties: false },
);

export type { LexiconWord };
/**
 * `same`: any of the words may stand for any other. `near`: the same with less weight, because the meaning only
 * overlaps. `asked` → `printed`: what people type and what documents print, in this direction only; `wider` is what the
 * asked is part of or leads to, found too, but never enough for an answer.
 */
export type LexiconSynonym = Static<typeof SynonymSchema>;
/**
 * Colloquial or outdated names of an agency, and the canonical names (or their parts) of the units that are meant;
 * `printed`: forms in which texts name exactly that agency, where the unit has other names as well; `region`: full name of
 * the place where they mean it, everywhere when left out.
 */
export type LexiconAgency = Static<typeof AgencySchema>;

/** Characters that are easily taken for one another by shape. */
export type LexiconLookAlikes = Static<typeof LookAlikesSchema>;

export interface Lexicon {
  words: LexiconWord[];
  synonyms: LexiconSynonym[];
  /** Words of a question that say nothing about what is looked for. */
  stopWords: LexiconWord[];
  /** Words that say little beside others. */
  lightWords: LexiconWord[];
  /** Words that ask for public money: a clause that offers none is no answer. */
  moneyWords: LexiconWord[];
  agencies: LexiconAgency[];
  /** Endings by which people name a document by its kind (意见, 规划, 行动计划…). */
  documentKinds: LexiconWord[];
  lookAlikes: LexiconLookAlikes[];
}

let loaded: Lexicon | null = null;

/** The domain lexicon: the reviewable `lexicon.*.yaml` files beside this one. @throws when an entry has another shape */
export function lexicon(): Lexicon {
  loaded ??= {
    words: readLexicon('lexicon.words.yaml', WordSchema),
    synonyms: [
      ...readLexicon('lexicon.synonyms.yaml', SynonymSchema),
      ...readLexicon('lexicon.everyday.yaml', SynonymSchema),
      ...readLexicon('lexicon.fields.yaml', SynonymSchema),
    ],
    stopWords: readLexicon('lexicon.stop-words.yaml', WordSchema),
    lightWords: readLexicon('lexicon.light-words.yaml', WordSchema),
    moneyWords: readLexicon('lexicon.money-words.yaml', WordSchema),
    agencies: readLexicon('lexicon.agencies.yaml', AgencySchema),
    documentKinds: documentKinds(),
    lookAlikes: readLexicon('lexicon.look-alikes.yaml', LookAlikesSchema),
  };
  return loaded;
}
