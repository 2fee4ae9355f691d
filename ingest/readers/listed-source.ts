/** A file to be read: on disk or in an archive. */
export interface ListedSource {
  /** Absolute path, or member of an archive as `/folder/a.zip!/b.txt`: where a later run finds it again. */
  origin: string;
  fileName: string;
  /** @throws UnreadableSource, or an error of the file system */
  read(): Promise<Uint8Array>;
  /** Text of the yaml file of the same name beside it; null where there is none. */
  sidecar(): Promise<string | null>;
}

/** Files that other programs leave behind: hidden ones, lock files of Word and WPS, folder settings of Windows. */
const DROPPINGS = /^(?:\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i;

/** Whether a file or folder is left out of every listing. */
export function isIgnored(name: string): boolean {
  return DROPPINGS.test(name);
}

/** Whether a file states facts about another one instead of being a document. */
export function isSidecar(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/** A source that stands for a problem: reading it throws. */
export function unreadable(origin: string, problem: Error): ListedSource {
  return {
    origin,
    fileName: origin.split(/[/\\]/).at(-1) ?? origin,
    read: () => Promise.reject(problem),
    sidecar: async () => null,
  };
}
