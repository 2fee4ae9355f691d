-- Text that a program read off pictures (1), and who compared it with them. A version that is read again keeps this
-- only where its text stays the same.
ALTER TABLE versions ADD COLUMN recognised INTEGER NOT NULL DEFAULT 0;
ALTER TABLE versions ADD COLUMN confirmed_by TEXT;
ALTER TABLE versions ADD COLUMN confirmed_at TEXT;
