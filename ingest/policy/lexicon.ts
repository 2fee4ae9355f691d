import { readFileSync } from 'node:fs';
import Type, { type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { parse } from 'yaml';

const text = Type.String({ minLength: 1 });
const texts = Type.Array(text, { minLength: 1 });

const WordSchema = Type.Object({ word: text, why: text }, { additionalProperties: false });
const SynonymSchema = Type.Union([
  Type.Object({ same: texts, why: text }, { additionalProperties: false }),
  Type.Object({ near: texts, why: text }, { additionalProperties: false }),
  Type.Object(
    { asked: texts, printed: texts, wider: Type.Optional(texts), why: text },
    { additionalProperties: false },
  ),
]);
const AgencySchema = Type.Object(
  { asked: texts, units: texts, printed: Type.Optional(texts), why: text },
  { additionalProperties: false },
);

const LookAlikesSchema = Type.Object(
  { alike: Type.String({ minLength: 2 }), why: text },
  { additionalProperties: false },
);

/** One word that jieba must keep whole. */
export type LexiconWord = Static<typeof WordSchema>;
/**
 * `same`: any of the words may stand for any other. `near`: the same with less weight, because the meaning only
 * overlaps. `asked` → `printed`: what people type and what documents print, in this direction only; `wider` is what the
 * asked is part of or leads to, found too, but never enough for an answer.
 */
export type LexiconSynonym = Static<typeof SynonymSchema>;
/**
 * Colloquial or outdated names of an agency, and the canonical names (or their parts) of the units that are meant;
 * `printed`: forms in which texts name exactly that agency, where the unit has other names as well.
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

/** The entries of one file. @throws naming the first entry that has another shape */
function read<Schema extends TSchema>(name: string, schema: Schema): Static<Schema>[] {
  const file = `lexicon.${name}.yaml`;
  const entries: unknown = parse(readFileSync(new URL(`./${file}`, import.meta.url), 'utf8'));
  if (!Array.isArray(entries)) throw new Error(`Expected a list in ${file}, not \`${typeof entries}\``);
  const validator = Compile(schema);
  return entries.map((entry: unknown) => {
    if (!validator.Check(entry)) throw new Error(`Expected an entry of ${file}, not \`${JSON.stringify(entry)}\``);
    return entry;
  });
}

let loaded: Lexicon | null = null;

/** The domain lexicon: the reviewable `lexicon.*.yaml` files beside this one. @throws when an entry has another shape */
export function lexicon(): Lexicon {
  loaded ??= {
    words: read('words', WordSchema),
    synonyms: [
      ...read('synonyms', SynonymSchema),
      ...read('everyday', SynonymSchema),
      ...read('fields', SynonymSchema),
    ],
    stopWords: read('stop-words', WordSchema),
    lightWords: read('light-words', WordSchema),
    moneyWords: read('money-words', WordSchema),
    agencies: read('agencies', AgencySchema),
    documentKinds: read('document-kinds', WordSchema),
    lookAlikes: read('look-alikes', LookAlikesSchema),
  };
  return loaded;
}
