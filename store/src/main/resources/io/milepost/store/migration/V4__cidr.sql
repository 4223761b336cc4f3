CREATE TABLE cidr_collection (
  id               TEXT    PRIMARY KEY,
  name             TEXT    NOT NULL UNIQUE,
  caller_reference TEXT    NOT NULL UNIQUE,
  version          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A block, in its canonical text, is in one location of a collection at most.
CREATE TABLE cidr_block (
  collection_id TEXT NOT NULL REFERENCES cidr_collection (id),
  block         TEXT NOT NULL,
  location      TEXT NOT NULL,
  PRIMARY KEY (collection_id, block)
) STRICT, WITHOUT ROWID;

-- The record sets with IP-based routing, by collection and location.
CREATE INDEX record_set_ip_based ON record_set (routing)
  WHERE routing >= 'ip-based ' AND routing < 'ip-based!';
