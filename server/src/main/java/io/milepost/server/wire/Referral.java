package io.milepost.server.wire;

import io.milepost.model.name.DnsName;
import io.milepost.policy.Response;
import io.milepost.policy.Section;

/** Which addresses a referral can't do without. */
final class Referral {
  private Referral() {}

  /** Whether an answer ends at a delegation point. */
  static boolean is(Response response) {
    return response.authority().size() > 0
        && !response.isAuthorityOptional()
        && response.authority().rrset(0).type() == Wire.TYPE_NS;
  }

  /**
   * Whether a set of the additional section belongs to a name at or below the delegation point: to
   * an in-domain server, whose address nobody else knows (RFC 9471 section 3.1).
   */
  static boolean needs(Response referral, int index) {
    Section authority = referral.authority();
    Section additional = referral.additional();
    byte[] cut = authority.owner(0);
    byte[] owner = additional.owner(index);
    return cut != null
        && owner != null
        && isAtOrBelow(owner, additional.ownerOffset(index), cut, authority.ownerOffset(0));
  }

  private static boolean isAtOrBelow(byte[] name, int offset, byte[] ancestor, int from) {
    int length = DnsName.wireLength(ancestor, from);
    int start = offset;
    int end = offset + DnsName.wireLength(name, offset);
    while (end - start > length) {
      start += name[start] + 1;
    }
    if (end - start != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (toLowerCase(name[start + i]) != toLowerCase(ancestor[from + i])) {
        return false;
      }
    }
    return true;
  }

  private static int toLowerCase(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }
}
