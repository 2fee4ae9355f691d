/**
 * Named instruments of a clause: what stands in quotation or title marks in the printed text (“单一窗口”, 《…条例》), and
 * codes and Latin abbreviations of the compared text (9710, ewtp, b2b).
 */
export function namesIn(compared: string, printed: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of printed.matchAll(/“([^“”]{2,20})”|《([^《》]{2,40})》/gu)) names.add(match[1] ?? match[2] ?? '');
  for (const [code] of compared.matchAll(/[0-9]*[a-z][a-z0-9.+]+|(?<![0-9.])[0-9]{4}(?![0-9年.%万亿家个件项])/gu)) {
    names.add(code);
  }
  return names;
}
