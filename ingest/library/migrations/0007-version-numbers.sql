-- The last version number of a document that was removed: should it come back, its versions go on from there, so that a
-- citation of a version never leads to a text that was put in later.
CREATE TABLE removed_documents (
  document TEXT PRIMARY KEY,
  last_version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
