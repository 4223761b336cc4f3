-- When DNS servers begin to answer with a change. NULL: when it was committed.
ALTER TABLE change_log ADD COLUMN visible_at INTEGER;
