-- The store of record. JSON columns hold shapes of ingest/policy that are only ever read whole.

-- What changes with every write that readers of the library must notice (see state.ts).
CREATE TABLE state (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Bytes of every source file ever ingested and still referred to, deflated, so that a better parser can read them again.
CREATE TABLE sources (
  sha256 TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  -- File the document came from last: absolute path, member of an archive (`a.zip!/b.txt`) or name of an upload.
  origin TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_by_origin ON documents (origin);

-- The highest version of a document is the current one.
CREATE TABLE versions (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version > 0),
  ingested_at TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES sources (sha256),
  file_name TEXT NOT NULL,
  sidecar TEXT,
  -- Encoding that a person chose instead of the detected one.
  chosen_encoding TEXT,
  -- Fingerprint of the code that derived the clauses.
  parser TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT,
  text TEXT NOT NULL,
  facts TEXT NOT NULL,
  messages TEXT NOT NULL,
  dropped TEXT NOT NULL,
  -- Number of clauses that are search records.
  searchable INTEGER NOT NULL,
  -- Clauses against the version before.
  added INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  moved INTEGER NOT NULL,
  PRIMARY KEY (document, version)
) STRICT;
CREATE INDEX versions_by_source ON versions (sha256);

CREATE VIEW current_versions AS
  SELECT * FROM versions AS v WHERE version = (SELECT max(version) FROM versions WHERE document = v.document);

CREATE TABLE clauses (
  document TEXT NOT NULL,
  version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  address TEXT NOT NULL,
  kind TEXT NOT NULL,
  num TEXT,
  heading TEXT,
  text TEXT NOT NULL,
  path TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  searchable INTEGER NOT NULL,
  cells TEXT,
  -- Fingerprint of the text without its printed number and white space (see clause-body.ts).
  body TEXT NOT NULL,
  PRIMARY KEY (document, version, address),
  UNIQUE (document, version, position),
  FOREIGN KEY (document, version) REFERENCES versions (document, version) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_mentions (
  document TEXT NOT NULL,
  version INTEGER NOT NULL,
  address TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  raw TEXT NOT NULL,
  span_start INTEGER,
  span_end INTEGER,
  known INTEGER NOT NULL,
  PRIMARY KEY (document, version, address, position),
  FOREIGN KEY (document, version, address) REFERENCES clauses (document, version, address) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_mentions_by_name ON unit_mentions (name);

-- Mentions of documents and clauses as found (`found`, JSON), and what they point to in the library as it is now.
CREATE TABLE citations (
  document TEXT NOT NULL,
  version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  address TEXT NOT NULL,
  found TEXT NOT NULL,
  -- Keys by which a document that comes or goes finds the citations that may mean it (see citation-keys.ts).
  number_key TEXT,
  title_key TEXT,
  target_document TEXT,
  target_address TEXT,
  unresolved TEXT,
  PRIMARY KEY (document, version, position),
  FOREIGN KEY (document, version, address) REFERENCES clauses (document, version, address) ON DELETE CASCADE,
  CHECK ((target_document IS NULL) <> (unresolved IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX citations_by_number ON citations (number_key);
CREATE INDEX citations_by_title ON citations (title_key);
CREATE INDEX citations_by_target ON citations (target_document, target_address);

-- Links proposed by the engine between clauses of current versions.
CREATE TABLE cross_references (
  municipal_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  municipal_address TEXT NOT NULL,
  provincial_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  provincial_address TEXT NOT NULL,
  score REAL NOT NULL,
  strength TEXT NOT NULL,
  type TEXT NOT NULL,
  evidence TEXT NOT NULL,
  differences TEXT NOT NULL,
  parts TEXT NOT NULL,
  PRIMARY KEY (municipal_document, municipal_address, provincial_document, provincial_address)
) STRICT, WITHOUT ROWID;
CREATE INDEX cross_references_by_provincial ON cross_references (provincial_document, provincial_address);

-- A pair of clauses on which people decided, and the decision that holds now. It does not refer to `documents`:
-- a decision outlives the removal of a document and is found again when the document comes back.
CREATE TABLE reviewed_links (
  id INTEGER PRIMARY KEY,
  municipal_document TEXT NOT NULL,
  municipal_address TEXT NOT NULL,
  provincial_document TEXT NOT NULL,
  provincial_address TEXT NOT NULL,
  -- 1 while one of the two clauses is not in the library; the address is then the last one known.
  lost INTEGER NOT NULL DEFAULT 0,
  decision TEXT CHECK (decision IN ('confirmed', 'rejected')),
  type TEXT,
  manual INTEGER NOT NULL DEFAULT 0,
  note TEXT,
  by TEXT,
  at TEXT,
  -- Bodies of the two clauses that were decided upon.
  municipal_body TEXT NOT NULL,
  provincial_body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX reviewed_links_by_municipal ON reviewed_links
  (municipal_document, municipal_address, provincial_document, provincial_address) WHERE lost = 0;
CREATE INDEX reviewed_links_by_provincial ON reviewed_links (provincial_document, provincial_address);
CREATE INDEX reviewed_links_of_municipal ON reviewed_links (municipal_document);

-- Everything that happened to a reviewed link, in order; nothing is ever deleted from it.
CREATE TABLE review_events (
  id INTEGER PRIMARY KEY,
  link INTEGER NOT NULL REFERENCES reviewed_links (id),
  action TEXT NOT NULL CHECK (action IN ('confirm', 'reject', 'retype', 'add', 'undo')),
  type TEXT,
  note TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  municipal_body TEXT NOT NULL,
  provincial_body TEXT NOT NULL
) STRICT;
CREATE INDEX review_events_by_link ON review_events (link);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  report TEXT NOT NULL
) STRICT;
