import { readFileSync } from 'node:fs';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { parse } from 'yaml';

const text = Type.String({ minLength: 1 });
const texts = Type.Array(text, { minLength: 1 });

const WordsSchema = Type.Array(Type.Object({ word: text, why: text }, { additionalProperties: false }));
const SynonymsSchema = Type.Array(
  Type.Union([
    Type.Object({ same: texts, why: text }, { additionalProperties: false }),
    Type.Object({ near: texts, why: text }, { additionalProperties: false }),
    Type.Object({ asked: texts, printed: texts, why: text }, { additionalProperties: false }),
  ]),
);
const AgenciesSchema = Type.Array(
  Type.Object({ asked: texts, units: texts, why: text }, { additionalProperties: false }),
);

/** One word that jieba must keep whole. */
export type LexiconWord = Static<typeof WordsSchema>[number];
/**
 * `same`: any of the words may stand for any other. `near`: the same with less weight, because the meaning only
 * overlaps. `asked` → `printed`: what people type and what documents print, in this direction only.
 */
export type LexiconSynonym = Static<typeof SynonymsSchema>[number];
/** Colloquial or outdated names of an agency, and the canonical names (or their parts) of the units that are meant. */
export type LexiconAgency = Static<typeof AgenciesSchema>[number];

export interface Lexicon {
  words: LexiconWord[];
  synonyms: LexiconSynonym[];
  /** Words of a question that say nothing about what is looked for. */
  stopWords: LexiconWord[];
  agencies: LexiconAgency[];
  /** Endings by which people name a document by its kind (意见, 规划, 行动计划…). */
  documentKinds: LexiconWord[];
}

const wordsOf = Compile(WordsSchema);
const synonymsOf = Compile(SynonymsSchema);
const agenciesOf = Compile(AgenciesSchema);

function read(name: string): unknown {
  return parse(readFileSync(new URL(`./lexicon.${name}.yaml`, import.meta.url), 'utf8'));
}

let loaded: Lexicon | null = null;

/** The domain lexicon: the reviewable `lexicon.*.yaml` files beside this one. @throws when a file has another shape */
export function lexicon(): Lexicon {
  loaded ??= {
    words: wordsOf.Parse(read('words')),
    synonyms: synonymsOf.Parse(read('synonyms')),
    stopWords: wordsOf.Parse(read('stop-words')),
    agencies: agenciesOf.Parse(read('agencies')),
    documentKinds: wordsOf.Parse(read('document-kinds')),
  };
  return loaded;
}
