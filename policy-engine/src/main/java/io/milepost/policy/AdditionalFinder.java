package io.milepost.policy;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.rdata.RdataLayout;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.NodeCursor;
import io.milepost.model.snapshot.RdataNames;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Finds what goes into the additional section: the addresses that the zone has for the names that
 * the answer and the authority section point at (RFC 1034 section 4.3.2 step 6). Of a signed
 * response only glue does: other addresses would need their signatures.
 */
final class AdditionalFinder {
  /**
   * The most sets, so that a set of very many servers does not cost what it likes. Not counted are
   * those that a referral can't do without; they are two for each value of one NS set at most.
   */
  private static final int MAX_SETS = 100;

  private static final int NO_CUT = -1;

  private final NameCursor target = new NameCursor();
  private final NodeCursor node = new NodeCursor();
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
        int cut = isReferral(from, i, response) ? i : NO_CUT;
        if (cut != NO_CUT || !response.isSigned()) {
          addTargets(zone, rrset, nameOffset, cut, question, response);
        }
      }
    }
  }

  /** Whether a set is the NS set of a referral. */
  private static boolean isReferral(Section section, int index, Response response) {
    return section == response.authority()
        && !response.isAuthorityOptional()
        && section.rrset(index).type() == RecordType.NS.code();
  }

  /**
   * @param cut the delegation point's place in the authority section, or {@link #NO_CUT}
   */
  private void addTargets(
      ZoneSnapshot zone,
      Rrset rrset,
      int nameOffset,
      int cut,
      Question question,
      Response response) {
    byte @Nullable [] cutName = cut == NO_CUT ? null : response.authority().owner(cut);
    int cutOffset = cut == NO_CUT ? 0 : response.authority().ownerOffset(cut);
    byte[] records = rrset.bytes();
    int at = rrset.start();
    int recordsEnd = rrset.end();
    while (at < recordsEnd) {
      int name = at + Short.BYTES + nameOffset;
      boolean needed = cutName != null && endsWith(records, name, cutName, cutOffset);
      if ((needed || counted < MAX_SETS) && endsWith(records, name, zone.apex(), 0)) {
        int before = response.additional().size();
        target.set(records, name);
        if (zone.contains(target) && (!response.isSigned() || zone.isDelegated(target, node))) {
          add(zone, RecordType.A, records, name, question, response);
          add(zone, RecordType.AAAA, records, name, question, response);
        }
        counted += needed ? 0 : response.additional().size() - before;
      }
      at += Short.BYTES + rrset.rdlength(at);
    }
  }

  /**
   * A CNAME's target is followed instead; a service's addresses are left to the client, as by NSD.
   */
  static boolean hasAddressesAdded(int type) {
    return type == RecordType.NS.code()
        || type == RecordType.MX.code()
        || type == RecordType.SRV.code();
  }

  /**
   * A quick look before the name is read: most targets are in another zone. Where labels begin is
   * not looked at.
   *
   * @param ancestor has a name in lower-case wire form at {@code ancestorOffset}
   */
  private static boolean endsWith(byte[] records, int name, byte[] ancestor, int ancestorOffset) {
    int length = DnsName.wireLength(ancestor, ancestorOffset);
    int from = name + DnsName.wireLength(records, name) - length;
    if (from < name) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      byte b = records[from + i];
      if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != ancestor[ancestorOffset + i]) {
        return false;
      }
    }
    return true;
  }

  private void add(
      ZoneSnapshot zone,
      RecordType type,
      byte[] owner,
      int ownerOffset,
      Question question,
      Response response) {
    Rrset addresses = zone.findAdditional(target, type.code(), node);
    if (addresses != null
        && !response.additional().contains(addresses, target, question.qname())
        && !response.answer().contains(addresses, target, question.qname())) {
      response.additional().add(addresses, owner, ownerOffset);
    }
  }
}
