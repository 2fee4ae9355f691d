-- Clauses are linked only inside pairs of documents, and a link keeps only what cannot be made again: evidence,
-- differences and the parts of a score are made from the two texts when somebody looks.

-- The words that say what a document is about (see crossref/subject.ts), by which documents on one task find each other.
CREATE TABLE subject_words (
  word TEXT NOT NULL,
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  weight REAL NOT NULL,
  PRIMARY KEY (word, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX subject_words_of_document ON subject_words (document);

-- A lower document under an upper one, with its reasons (JSON, see policy/document-pair.ts).
CREATE TABLE document_pairs (
  lower_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  upper_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  reasons TEXT NOT NULL,
  PRIMARY KEY (lower_document, upper_document)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_pairs_by_upper ON document_pairs (upper_document);

-- What people said of pairs. It does not refer to `documents`: a word outlives the removal of a document.
CREATE TABLE pair_decisions (
  id INTEGER PRIMARY KEY,
  lower_document TEXT NOT NULL,
  upper_document TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('added', 'removed')),
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX pair_decisions_by_lower ON pair_decisions (lower_document);
CREATE INDEX pair_decisions_by_upper ON pair_decisions (upper_document);

DROP TABLE cross_references;
CREATE TABLE cross_references (
  lower_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  lower_address TEXT NOT NULL,
  upper_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  upper_address TEXT NOT NULL,
  score REAL NOT NULL,
  strength TEXT NOT NULL,
  type TEXT NOT NULL,
  PRIMARY KEY (lower_document, lower_address, upper_document, upper_address)
) STRICT, WITHOUT ROWID;
CREATE INDEX cross_references_by_upper ON cross_references (upper_document, upper_address);
DELETE FROM state WHERE name = 'crossReferences';
