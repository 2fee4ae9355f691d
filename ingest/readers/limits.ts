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
  /** Clauses and table rows of one document: four times the longest statute and its annexes. */
  clauses: 50_000,
  /** Milliseconds of processor time for one file, after which reading is given up. */
  readingMilliseconds: 60_000,
  /** Megabytes that reading one file may take in all, and for objects; the rest is for buffers. */
  readingMegabytes: 1000,
  readingHeapMegabytes: 768,
  /** Megabytes above which the reading process is ended after a file, so that the memory comes back. */
  restingMegabytes: 400,
  /** Milliseconds after which an idle reading process is ended: a folder of files shares one, a server keeps none. */
  restingMilliseconds: 10_000,
  /** Milliseconds by the clock for one file in a converter of the machine (LibreOffice), the start of it included. */
  converterMilliseconds: 180_000,
  /** Pages of one scan whose text is recognised, at some seconds each, and milliseconds by the clock for one of them. */
  recognisedPages: 100,
  recognitionMilliseconds: 180_000,
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
