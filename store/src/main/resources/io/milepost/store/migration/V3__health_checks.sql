-- In the order of their creation; a number is not given again.
CREATE TABLE health_check (
  number           INTEGER PRIMARY KEY AUTOINCREMENT,
  id               TEXT    NOT NULL UNIQUE,
  caller_reference TEXT    NOT NULL,
  version          INTEGER NOT NULL,
  type             TEXT    NOT NULL,
  settings         TEXT    NOT NULL, -- NAME=value, one a line
  forced_status    TEXT              -- NULL for a check that says what it finds
) STRICT;

-- Kept when the check is deleted, so that a list may go on from it.
CREATE TABLE health_check_reference (
  reference TEXT    PRIMARY KEY,
  check_id  TEXT    NOT NULL UNIQUE,
  number    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
