-- Zones that are not signed and have no keys have no row.
CREATE TABLE zone_dnssec (
  zone_number     INTEGER PRIMARY KEY REFERENCES hosted_zone (number),
  serve_signature TEXT NOT NULL,
  status_message  TEXT NOT NULL
) STRICT;

CREATE INDEX zone_dnssec_signing ON zone_dnssec (zone_number) WHERE serve_signature = 'SIGNING';

-- In the order of their creation. Points are x and y of the public key; private keys are encrypted.
CREATE TABLE key_signing_key (
  zone_number      INTEGER NOT NULL REFERENCES zone_dnssec (zone_number),
  position         INTEGER NOT NULL,
  name             TEXT    NOT NULL,
  caller_reference TEXT    NOT NULL,
  kms_arn          TEXT    NOT NULL,
  status           TEXT    NOT NULL,
  status_message   TEXT    NOT NULL,
  point            BLOB    NOT NULL,
  sealed           BLOB    NOT NULL,
  created_at       INTEGER NOT NULL,
  modified_at      INTEGER NOT NULL,
  PRIMARY KEY (zone_number, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX key_signing_key_by_arn ON key_signing_key (kms_arn);

CREATE TABLE zone_signing_key (
  zone_number INTEGER NOT NULL REFERENCES zone_dnssec (zone_number),
  position    INTEGER NOT NULL,
  state       TEXT    NOT NULL,
  since       INTEGER NOT NULL,
  point       BLOB    NOT NULL,
  sealed      BLOB    NOT NULL,
  PRIMARY KEY (zone_number, position)
) STRICT, WITHOUT ROWID;
