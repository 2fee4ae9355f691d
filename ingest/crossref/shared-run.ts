/** Longest run of characters that both texts hold, with where it stands in each; length 0 where they share nothing. */
export function longestSharedRun(a: string, b: string): { from: number; inOther: number; length: number } {
  let best = { from: 0, inOther: 0, length: 0 };
  let before = new Uint16Array(b.length + 1);
  let row = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const character = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const length = character === b.charCodeAt(j - 1) ? (before[j - 1] ?? 0) + 1 : 0;
      row[j] = length;
      if (length > best.length) best = { from: i - length, inOther: j - length, length };
    }
    [before, row] = [row, before];
  }
  return best;
}

/** True when both texts hold the same run of at least `length` characters. */
export function shareRun(a: string, b: string, length: number): boolean {
  const runs = new Set<string>();
  for (let at = 0; at + length <= a.length; at++) runs.add(a.slice(at, at + length));
  for (let at = 0; at + length <= b.length; at++) if (runs.has(b.slice(at, at + length))) return true;
  return false;
}
