-- Sort keys, type names and set identifiers are compared as bytes: BINARY, SQLite's default.

-- AUTOINCREMENT: a number is not given again when the newest zone is deleted.
CREATE TABLE hosted_zone (
  number           INTEGER PRIMARY KEY AUTOINCREMENT,
  id               TEXT    NOT NULL UNIQUE,
  sort_key         TEXT    NOT NULL,
  caller_reference TEXT    NOT NULL,
  comment          TEXT,
  name_servers     TEXT    NOT NULL, -- one a line
  record_set_count INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX hosted_zone_by_name ON hosted_zone (sort_key, id);

-- Kept when the zone is deleted.
CREATE TABLE caller_reference (
  reference TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE record_set (
  zone_number            INTEGER NOT NULL REFERENCES hosted_zone (number),
  sort_key               TEXT    NOT NULL,
  type                   TEXT    NOT NULL,
  set_identifier         TEXT    NOT NULL, -- empty for simple routing
  ttl_seconds            INTEGER,
  rdata                  BLOB,             -- the values in wire form
  value_texts            TEXT,             -- the values as they were written, one a line
  alias_zone_id          TEXT,
  alias_dns_name         TEXT,
  alias_evaluates_health INTEGER,
  routing                TEXT,             -- NULL for simple routing
  health_check_id        TEXT,
  PRIMARY KEY (zone_number, sort_key, type, set_identifier),
  CHECK ((ttl_seconds IS NULL) = (rdata IS NULL)),
  CHECK ((value_texts IS NULL) = (rdata IS NULL)),
  CHECK ((alias_zone_id IS NULL) = (rdata IS NOT NULL)),
  CHECK ((alias_dns_name IS NULL) = (rdata IS NOT NULL)),
  CHECK ((alias_evaluates_health IS NULL) = (rdata IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Times are milliseconds since 1970-01-01T00:00:00Z.
CREATE TABLE change (
  id           TEXT    NOT NULL UNIQUE,
  log_number   INTEGER NOT NULL,
  submitted_at INTEGER NOT NULL,
  comment      TEXT
) STRICT;

CREATE TABLE change_log (
  number       INTEGER PRIMARY KEY,
  committed_at INTEGER NOT NULL,
  effects      BLOB    NOT NULL
) STRICT;
