-- People who may use the server from elsewhere. Of a token only its SHA-256 is kept: it has 192 random bits.
CREATE TABLE tokens (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('read', 'review', 'ingest')),
  created_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;
CREATE UNIQUE INDEX tokens_in_use ON tokens (name) WHERE revoked_at IS NULL;

-- Every change of the library: who, when, what, from where. Nothing is ever changed in it or deleted from it.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  origin TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit log is not changed'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit log is not changed'); END;

-- SHA-256 over the texts of a version as they were stored, by which damage is noticed that leaves the file readable.
CREATE TABLE seals (
  document TEXT NOT NULL,
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (document, version),
  FOREIGN KEY (document, version) REFERENCES versions (document, version) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
