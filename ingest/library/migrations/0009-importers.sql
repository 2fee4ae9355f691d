-- Who brought a decision in from a file; `by` stays the name that the file states. Null where it was made here.
ALTER TABLE review_events ADD COLUMN imported_by TEXT;
