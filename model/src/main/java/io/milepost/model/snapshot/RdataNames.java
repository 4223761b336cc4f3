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
   * @param records each as its length, two octets, and its rdata
   * @param apex the zone's apex in lower-case wire form
   */
  static RdataNames of(int type, byte[] records, byte[] apex) {
    int target = RdataLayout.additionalTargetOffset(type);
    int first =
        RdataLayout.compressibleNames(type) > 0 ? RdataLayout.compressibleOffset(type) : target;
    int namesInEach = Math.max(RdataLayout.compressibleNames(type), target < 0 ? 0 : 1);
    if (namesInEach == 0) {
      return NONE;
    }
    int names = 0;
    int inZone = 0;
    int at = 0;
    while (at < records.length) {
      int name = at + Short.BYTES + first;
      for (int i = 0; i < namesInEach; i++) {
        int length = DnsName.wireLength(records, name);
        names++;
        inZone += isAtOrBelow(records, name, length, apex) ? 1 : 0;
        name += length;
      }
      at += Short.BYTES + Octets.u16(records, at);
    }
    return inZone == 0 ? ELSEWHERE : inZone == names ? IN_ZONE : MIXED;
  }

  private static boolean isAtOrBelow(byte[] bytes, int name, int length, byte[] ancestor) {
    int start = name;
    int wanted = name + length - ancestor.length;
    while (start < wanted) {
      start += bytes[start] + 1;
    }
    if (start != wanted) {
      return false;
    }
    for (int i = 0; i < ancestor.length; i++) {
      byte b = bytes[start + i];
      if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != ancestor[i]) {
        return false;
      }
    }
    return true;
  }
}
