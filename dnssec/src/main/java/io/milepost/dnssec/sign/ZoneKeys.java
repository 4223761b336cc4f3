package io.milepost.dnssec.sign;

import io.milepost.model.record.RecordType;

/**
 * The keys with which a zone is signed now, ready to sign. Safe for use by many threads.
 *
 * @param forKeys sign the set of keys
 * @param forData sign all other sets
 */
record ZoneKeys(KeyGroup forKeys, KeyGroup forData) {
  /** The keys that sign sets of a type. */
  KeyGroup forType(int type) {
    return type == RecordType.DNSKEY ? forKeys : forData;
  }
}
