import { lexicon } from '../../policy/lexicon.ts';

let groups: Map<string, Set<string>> | null = null;

function groupsOfLexicon(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { alike } of lexicon().lookAlikes) {
    for (const character of alike) {
      const others = found.get(character) ?? new Set();
      for (const other of alike) others.add(other);
      found.set(character, others);
    }
  }
  return found;
}

/** True for two characters that are easily taken for one another by shape: 贷 and 货. */
export function isLookAlike(a: string, b: string): boolean {
  groups ??= groupsOfLexicon();
  return groups.get(a)?.has(b) ?? false;
}
