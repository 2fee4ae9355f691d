const MEGABYTE = 1024 * 1024;

/**
 * Every bound on what the readers accept, in one place. A file beyond one of them is refused with a sentence that
 * names the bound; none of them cuts a text silently.
 */
export const LIMITS = {
  /** Bytes of one source file. The longest national plan is under 1 MB of text; scans are the usual big files. */
  sourceBytes: 32 * MEGABYTE,
  /** Bytes of plain text, and of markup, whose tree takes many times its size in memory. */
  textBytes: 16 * MEGABYTE,
  markupBytes: 8 * MEGABYTE,
  /** Pages of one PDF. */
  pdfPages: 1000,
  /** Milliseconds for one PDF, after which reading is given up. */
  pdfMilliseconds: 60_000,
  /** Megabytes of memory for reading one PDF. */
  pdfMegabytes: 768,
  /** Depth of nested elements in HTML and of nested tables and containers in WordprocessingML. */
  nesting: 500,
  /** Entries of one zip container (a .docx or an archive of documents). */
  zipEntries: 10_000,
  /** Bytes of one zip entry after expansion. */
  zipEntryBytes: 64 * MEGABYTE,
  /** Bytes of all entries that are read from one .docx after expansion. */
  docxBytes: 32 * MEGABYTE,
  /** Bytes of all documents of one archive after expansion; they are read one at a time. */
  archiveBytes: 2048 * MEGABYTE,
  /** Archives inside archives: 1 is an archive of documents, 2 an archive that also holds such archives. */
  archiveDepth: 2,
  /** Expanded bytes per compressed byte of an entry; deflate of repeated markup stays below 200. */
  zipRatio: 1000,
} as const;
