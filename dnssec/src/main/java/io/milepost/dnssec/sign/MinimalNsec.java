package io.milepost.dnssec.sign;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.LowerCase;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.TypeSet;
import java.util.Arrays;
import java.util.List;

/**
 * NSEC sets that speak of one name alone: from the name to the very next one that there can be
 * ({@code \000.} and the name), so that nothing else is denied (RFC 4470, and RFC 9824 but for its
 * NXNAME). Each event loop owns one.
 */
public final class MinimalNsec {
  private static final int MAX_BITMAP = 68;

  private final byte[] rdata = new byte[DnsName.MAX_WIRE_LENGTH + MAX_BITMAP];

  /**
   * The NSEC set of a name.
   *
   * @param owner holds the name in wire form at {@code ownerOffset}, letters in any case
   * @param apex the apex of the zone that the name is in, in lower-case wire form
   * @param types what stands at the name, RRSIG and NSEC included
   */
  public Rrset of(byte[] owner, int ownerOffset, byte[] apex, TypeSet types, int ttlSeconds) {
    int length = DnsName.wireLength(owner, ownerOffset);
    int end;
    if (length + 2 <= DnsName.MAX_WIRE_LENGTH) {
      rdata[0] = 1;
      rdata[1] = 0;
      LowerCase.copy(owner, ownerOffset, rdata, 2, length);
      end = length + 2;
    } else {
      byte[] name = new byte[length];
      LowerCase.copy(owner, ownerOffset, name, 0, length);
      byte[] next = LongNames.next(name, apex);
      System.arraycopy(next, 0, rdata, 0, next.length);
      end = next.length;
    }
    end = types.write(rdata, end);
    RdataList records = RdataList.of(List.of(Arrays.copyOf(rdata, end)));
    return new Rrset(RecordType.NSEC, ttlSeconds, records, apex);
  }
}
