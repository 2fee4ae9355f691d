-- A unit belongs to a place: its full name tells it apart (杭州市财政局), `place` is the code of the region. Mentions that
-- were read before keep their name until their document is read again.
ALTER TABLE unit_mentions ADD COLUMN full_name TEXT NOT NULL DEFAULT '';
ALTER TABLE unit_mentions ADD COLUMN place TEXT;
UPDATE unit_mentions SET full_name = name;
DROP INDEX unit_mentions_by_name;
CREATE INDEX unit_mentions_by_full_name ON unit_mentions (full_name);
