package io.milepost.model.lookup;

import io.milepost.model.record.RecordType;

/** The two kinds of addresses, and the types of the records that hold them. */
public enum AddressFamily {
  IPV4(RecordType.A),
  IPV6(RecordType.AAAA);

  private final RecordType type;

  AddressFamily(RecordType type) {
    this.type = type;
  }

  public RecordType type() {
    return type;
  }
}
