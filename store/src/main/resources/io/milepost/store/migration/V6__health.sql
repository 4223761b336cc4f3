-- What the checkers of an endpoint found last, so that a restart goes on from there; NULL if that
-- was never anything but healthy. Milliseconds since 1970.
ALTER TABLE health_check ADD COLUMN measured_status TEXT;
ALTER TABLE health_check ADD COLUMN measured_since INTEGER;

CREATE TABLE alarm (
  region     TEXT NOT NULL,
  name       TEXT NOT NULL,
  state      TEXT NOT NULL,
  last_known TEXT,             -- NULL if it never had enough data
  PRIMARY KEY (region, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE routing_control (
  arn   TEXT PRIMARY KEY,
  state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
