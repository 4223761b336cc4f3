package io.milepost.policy;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.rdata.RdataLayout;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.RdataNames;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Finds what goes into the additional section: the addresses that the zone has for the names that
 * the answer and the authority section point at (RFC 1034 section 4.3.2 step 6).
 */
final class AdditionalFinder {
  /**
   * The most sets, so that a set of very many servers does not cost what it likes. Not counted are
   * those that a referral can't do without; they are two for each value of one NS set at most.
   */
  private static final int MAX_SETS = 100;

  private final NameCursor target = new NameCursor();
  private int counted;

  void addTargets(ZoneSnapshot zone, Question question, Response response) {
    counted = 0;
    addTargets(zone, response.answer(), question, response);
    addTargets(zone, response.authority(), question, response);
  }

  private void addTargets(ZoneSnapshot zone, Section from, Question question, Response response) {
    for (int i = 0; i < from.size(); i++) {
      Rrset rrset = from.rrset(i);
      int nameOffset = RdataLayout.additionalTargetOffset(rrset.type());
      if (hasAddressesAdded(rrset.type()) && rrset.names() != RdataNames.ELSEWHERE) {
        addTargets(zone, rrset, nameOffset, cut(from, i, response), question, response);
      }
    }
  }

  /** The delegation point if a set is the NS set of a referral, else null. */
  private static byte @Nullable [] cut(Section section, int index, Response response) {
    boolean referral =
        section == response.authority()
            && !response.isAuthorityOptional()
            && section.rrset(index).type() == RecordType.NS.code();
    return referral ? section.owner(index) : null;
  }

  private void addTargets(
      ZoneSnapshot zone,
      Rrset rrset,
      int nameOffset,
      byte @Nullable [] cut,
      Question question,
      Response response) {
    byte[] records = rrset.records();
    int at = 0;
    while (at < records.length) {
      int name = at + Short.BYTES + nameOffset;
      boolean needed = cut != null && endsWith(records, name, cut);
      if ((needed || counted < MAX_SETS) && endsWith(records, name, zone.apex())) {
        int before = response.additional().size();
        target.set(records, name);
        if (zone.contains(target)) {
          add(zone.findAdditional(target, RecordType.A.code()), records, name, question, response);
          add(
              zone.findAdditional(target, RecordType.AAAA.code()),
              records,
              name,
              question,
              response);
        }
        counted += needed ? 0 : response.additional().size() - before;
      }
      at += Short.BYTES + rrset.rdlength(at);
    }
  }

  /**
   * A CNAME's target is followed instead; a service's addresses are left to the client, as by NSD.
   */
  private static boolean hasAddressesAdded(int type) {
    return type == RecordType.NS.code()
        || type == RecordType.MX.code()
        || type == RecordType.SRV.code();
  }

  /**
   * A quick look before the name is read: most targets are in another zone. Where labels begin is
   * not looked at.
   *
   * @param ancestor in lower-case wire form
   */
  private static boolean endsWith(byte[] records, int name, byte[] ancestor) {
    int end = name + DnsName.wireLength(records, name);
    int from = end - ancestor.length;
    if (from < name) {
      return false;
    }
    for (int i = 0; i < ancestor.length; i++) {
      byte b = records[from + i];
      if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != ancestor[i]) {
        return false;
      }
    }
    return true;
  }

  private void add(
      @Nullable Rrset addresses,
      byte[] owner,
      int ownerOffset,
      Question question,
      Response response) {
    if (addresses != null
        && !response.additional().contains(addresses, target, question.qname())
        && !response.answer().contains(addresses, target, question.qname())) {
      response.additional().add(addresses, owner, ownerOffset);
    }
  }
}
