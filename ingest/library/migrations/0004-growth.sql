-- What is derived of one document follows that document alone: each knows the write that it stands at.

-- `generation` (see state.ts) of the write that changed the document last.
ALTER TABLE documents ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
UPDATE documents SET revision = (SELECT CAST(value AS INTEGER) FROM state WHERE name = 'generation');
CREATE INDEX documents_by_revision ON documents (revision);

-- The documents that something derived (`index`: the search index) holds, each in which revision. Rows outlive their
-- document: they tell what has to be taken out.
CREATE TABLE derived_documents (
  kind TEXT NOT NULL,
  document TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (kind, document)
) STRICT, WITHOUT ROWID;

-- What search counts in one document, and what the sums below hold of it: it is subtracted when the document changes.
CREATE TABLE counted_documents (
  document TEXT PRIMARY KEY,
  -- State of the sums (see sums.ts) since which they hold it.
  since INTEGER NOT NULL,
  -- Names that the document brings into the library (JSON, read whole).
  names TEXT NOT NULL,
  -- Counts by kind (JSON, deflated).
  counts BLOB NOT NULL
) STRICT;
CREATE INDEX counted_documents_since ON counted_documents (since);

-- Sums over the documents: in how many clauses a gram stands, a unit is named, …
CREATE TABLE sums (
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  clauses INTEGER NOT NULL,
  PRIMARY KEY (kind, text)
) STRICT, WITHOUT ROWID;

-- The same for words, for phrases of several words, and for names (by document); `frequency` is what counts: a phrase
-- that stands once is none of the library.
CREATE TABLE vocabulary (
  text TEXT PRIMARY KEY,
  words INTEGER NOT NULL,
  phrases INTEGER NOT NULL,
  names INTEGER NOT NULL,
  frequency INTEGER NOT NULL GENERATED ALWAYS AS (
    CASE WHEN words > 0 THEN words WHEN phrases > 1 THEN phrases WHEN names > 0 THEN 1 ELSE 0 END
  ) VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX vocabulary_by_frequency ON vocabulary (frequency DESC, text) WHERE frequency > 0;

-- Headings of clauses and sections, under their folded text.
CREATE TABLE headings (
  folded TEXT NOT NULL,
  document TEXT NOT NULL,
  address TEXT NOT NULL,
  text TEXT NOT NULL,
  -- Pinyin, see `spokenName`.
  spoken TEXT NOT NULL,
  PRIMARY KEY (folded, document, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX headings_by_document ON headings (document);

DELETE FROM state WHERE name = 'searchOverview';
