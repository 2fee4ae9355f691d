-- Long work on the library: it waits, runs, can be stopped, and goes on after a restart where it was.
CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('ingest', 'remove', 'reindex')),
  -- What it is about: names of files, the id of a document.
  subject TEXT NOT NULL,
  by TEXT NOT NULL,
  -- Label of the character encoding that a person chose for the files.
  encoding TEXT,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'stopped')),
  -- The process that has it (see jobs/process-mark.ts); null where the next one may take it.
  process TEXT,
  stop_asked INTEGER NOT NULL DEFAULT 0,
  -- ISO 8601 moments.
  queued_at TEXT NOT NULL,
  started_at TEXT,
  ended_at TEXT,
  -- How far it has come (JSON) and why it failed (JSON).
  progress TEXT,
  problem TEXT
) STRICT;
CREATE INDEX jobs_at_work ON jobs (id) WHERE state IN ('queued', 'running');

-- What an ingest reads, in order: a path, or an upload with its bytes. Kept until the job has ended.
CREATE TABLE job_sources (
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  bytes BLOB,
  sidecar TEXT,
  PRIMARY KEY (job, position)
) STRICT;

-- The files that it has read, each with its report (JSON): they are not read again after a restart.
CREATE TABLE job_files (
  id INTEGER PRIMARY KEY,
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  source INTEGER NOT NULL,
  report TEXT NOT NULL
) STRICT;
CREATE INDEX job_files_by_job ON job_files (job);
