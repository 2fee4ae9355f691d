/** Runs longer than the text of a page are none. */
const LONGEST = 100_000;

/**
 * Distances from character to character as OFD abbreviates them (GB/T 33190, 11.3): `g 3 5.2` is three times 5.2.
 */
export function runsOf(written: string): number[] {
  const runs: number[] = [];
  const words = written.trim().split(/\s+/).filter(Boolean);
  for (let index = 0; index < words.length && runs.length < LONGEST; index += 1) {
    if (words[index] === 'g') {
      const count = Math.min(Number(words[index + 1]) || 0, LONGEST);
      runs.push(...Array<number>(count).fill(Number(words[index + 2]) || 0));
      index += 2;
    } else runs.push(Number(words[index]) || 0);
  }
  return runs;
}
