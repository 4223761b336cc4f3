-- In the order of their creation; a number is not given again.
CREATE TABLE delegation_set (
  number           INTEGER PRIMARY KEY AUTOINCREMENT,
  id               TEXT NOT NULL UNIQUE,
  caller_reference TEXT NOT NULL,
  name_servers     TEXT NOT NULL -- one a line
) STRICT;

-- Kept when the set is deleted, so that a list may go on from it.
CREATE TABLE delegation_set_reference (
  reference TEXT    PRIMARY KEY,
  set_id    TEXT    NOT NULL UNIQUE,
  number    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE hosted_zone ADD COLUMN private INTEGER NOT NULL DEFAULT 0;
ALTER TABLE hosted_zone ADD COLUMN delegation_set_id TEXT REFERENCES delegation_set (id);
ALTER TABLE hosted_zone ADD COLUMN accelerated_recovery TEXT;

CREATE INDEX hosted_zone_private ON hosted_zone (number) WHERE private = 1;
CREATE INDEX hosted_zone_by_delegation_set ON hosted_zone (delegation_set_id, number)
  WHERE delegation_set_id IS NOT NULL;

-- Where a deleted zone stood, so that a list may go on from it.
CREATE TABLE deleted_hosted_zone (
  id     TEXT    PRIMARY KEY,
  number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Numbered within each zone, in the order of association.
CREATE TABLE vpc_association (
  zone_number INTEGER NOT NULL REFERENCES hosted_zone (number),
  number      INTEGER NOT NULL,
  vpc_id      TEXT    NOT NULL,
  region      TEXT    NOT NULL,
  PRIMARY KEY (zone_number, number)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX vpc_association_by_vpc ON vpc_association (vpc_id, zone_number);

CREATE TABLE vpc_authorization (
  zone_number INTEGER NOT NULL REFERENCES hosted_zone (number),
  number      INTEGER NOT NULL,
  vpc_id      TEXT    NOT NULL,
  region      TEXT    NOT NULL,
  PRIMARY KEY (zone_number, number)
) STRICT, WITHOUT ROWID;

-- In the order in which they were added.
CREATE TABLE tag (
  resource_type TEXT    NOT NULL,
  resource_id   TEXT    NOT NULL,
  position      INTEGER NOT NULL,
  key           TEXT    NOT NULL,
  value         TEXT    NOT NULL,
  PRIMARY KEY (resource_type, resource_id, position)
) STRICT, WITHOUT ROWID;
