/**
 * Id that a file gives its document: its name without the extension, in lower case, with only letters, digits, Chinese
 * characters and hyphens left, so that it stands unescaped in a URL as people write it.
 *
 * @param fileName name of the file, folders are ignored
 * @returns e.g. `hz-2024-52`; `document` where nothing of the name can be kept
 */
export function documentId(fileName: string): string {
  const name = fileName.split(/[\\/]/u).at(-1) ?? '';
  const id = name
    .replace(/\.[^.]{1,5}$/u, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Script=Han}a-z0-9〇]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 80)
    .replace(/-+$/u, '');
  return id === '' ? 'document' : id;
}

/** The first of `id`, `id-2`, `id-3`… that is free. */
export function freeId(id: string, taken: (id: string) => boolean): string {
  let candidate = id;
  for (let number = 2; taken(candidate); number += 1) candidate = `${id}-${number}`;
  return candidate;
}
