/** Lines that belong to the printed page and not to the text. */

/** Reasons are Chinese: they are shown in the report beside the dropped text. */
const PAGE_NUMBER: readonly RegExp[] = [
  /^[—–―─－‐\-－_~·•]+\s*[0-9０-９]{1,4}\s*[—–―─－‐\-－_~·•]+$/,
  /^第\s*[0-9０-９]{1,4}\s*页\s*[/，,]?\s*(?:共\s*[0-9０-９]{1,4}\s*页)?$/,
  /^[0-9]{1,4}\s*\/\s*[0-9]{1,4}$/,
  /^(?:Page|PAGE|page)\s*[0-9]{1,4}(?:\s*of\s*[0-9]{1,4})?$/,
];

/** True when a trimmed line is a page number in one of its printed forms (— 4 —, 第 4 页 共 9 页, 4/9). */
export function isPageNumber(line: string): boolean {
  return line.length <= 24 && PAGE_NUMBER.some((expression) => expression.test(line));
}

/**
 * Lines of bare digits that count the pages: strictly rising by one, at least three of them. Returns their indexes;
 * a column of table figures does not rise by one with text between.
 */
export function findBarePageNumbers(lines: readonly string[]): Set<number> {
  const bare = lines.flatMap((line, index) =>
    /^[0-9]{1,3}$/.test(line) && isProse(lines[index - 1]) && isProse(lines[index + 1])
      ? [{ index, value: Number(line) }]
      : [],
  );
  const runs: { index: number; value: number }[][] = [];
  for (const entry of bare) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && entry.value === last.value + 1 && entry.index - last.index >= 6)
      run.push(entry);
    else runs.push([entry]);
  }
  return new Set(runs.filter((run) => run.length >= 3).flatMap((run) => run.map(({ index }) => index)));
}

/** A line of text: not a cell of a table, whose neighbours are short. Before the first and after the last line too. */
function isProse(line: string | undefined): boolean {
  return line === undefined || (line.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= 8;
}

/**
 * Running headers and footers: the first or last line of a page (pages are separated by form feeds) that stands on at
 * least three pages in the same words. The first occurrence is kept when it opens the document.
 */
export function findRunningLines(pages: readonly (readonly { index: number; text: string }[])[]): Set<number> {
  const seen = new Map<string, number[]>();
  for (const page of pages) {
    for (const edge of new Set([page[0], page.at(-1)])) {
      if (edge === undefined || edge.text.length > 60) continue;
      seen.set(edge.text, [...(seen.get(edge.text) ?? []), edge.index]);
    }
  }
  const running = [...seen.values()].filter((indexes) => indexes.length >= 3 && indexes.length * 2 >= pages.length);
  return new Set(running.flatMap((indexes) => (indexes[0] === 0 ? indexes.slice(1) : indexes)));
}
