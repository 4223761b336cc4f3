package io.milepost.model.snapshot;

import io.milepost.model.name.DnsName;
import io.milepost.model.rdata.RdataLayout;

/**
 * Where the names in a set's rdata are that a message may compress, or whose addresses go into its
 * additional section. Worked out once, when the set is compiled.
 */
public enum RdataNames {
  /** There is none. */
  NONE,
  /** All are the zone's apex or below it. */
  IN_ZONE,
  /** None is. */
  ELSEWHERE,
  /** Some are, or it is not known. */
  MIXED;

  /**
   * @param records as {@link Rrset#records()} has them
   * @param apex the zone's apex in lower-case wire form
   */
  static RdataNames of(int type, byte[] records, byte[] apex) {
    int target = RdataLayout.additionalTargetOffset(type);
    int first =
        RdataLayout.compressibleNames(type) > 0 ? RdataLayout.compressibleOffset(type) : target;
    int namesInEach = Math.max(RdataLayout.compressibleNames(type), target < 0 ? 0 : 1);
    int names = 0;
    int inZone = 0;
    int at = 0;
    while (at < records.length) {
      int name = at + Short.BYTES + first;
      for (int i = 0; i < namesInEach; i++) {
        int length = DnsName.wireLength(records, name);
        names++;
        inZone += DnsName.fromWire(records, name).isAtOrBelow(DnsName.fromWire(apex, 0)) ? 1 : 0;
        name += length;
      }
      at += Short.BYTES + ((records[at] & 0xff) << 8 | (records[at + 1] & 0xff));
    }
    if (names == 0) {
      return NONE;
    }
    return inZone == 0 ? ELSEWHERE : inZone == names ? IN_ZONE : MIXED;
  }
}
