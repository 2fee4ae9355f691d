import { UNITS } from '../../policy/agencies/unit-file.ts';
import { lexicon } from '../../policy/lexicon.ts';
import { fold } from '../words/folded-text.ts';

const chinese = /^[\p{Script=Han}()]{3,}$/u;
let known: ReadonlySet<string> | null = null;

function readForms(): Set<string> {
  const { words, synonyms, agencies } = lexicon();
  const forms = [
    ...words.map(({ word }) => word),
    ...synonyms.flatMap((entry) =>
      'same' in entry
        ? entry.same
        : 'near' in entry
          ? entry.near
          : [...entry.asked, ...entry.printed, ...(entry.wider ?? [])],
    ),
    ...agencies.flatMap(({ asked, printed }) => [...asked, ...(printed ?? [])]),
    ...UNITS.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]),
  ];
  return new Set(forms.map(fold).filter((form) => chinese.test(form)));
}

/**
 * Chinese forms of three or more characters that lexicon and unit file may add to any query, folded. The index knows
 * them as wholes like the words of the library, so that their counts are exact, also where they are zero.
 */
export function knownForms(): ReadonlySet<string> {
  known ??= readForms();
  return known;
}
