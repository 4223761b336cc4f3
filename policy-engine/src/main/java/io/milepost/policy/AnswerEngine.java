package io.milepost.policy;

import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.CnameNode;
import io.milepost.model.snapshot.DelegationNode;
import io.milepost.model.snapshot.NameError;
import io.milepost.model.snapshot.NoData;
import io.milepost.model.snapshot.NodeCursor;
import io.milepost.model.snapshot.RoutedSets;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.zone.VpcId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The walk of RFC 1034 section 4.3.2, the only one there is: zone, cut, wildcard, chain, negative
 * answer, and the sets that go with it.
 *
 * <p>A chain of CNAMEs is followed within its zone. It ends at a name that it came by before, or
 * after {@value #MAX_CHAIN} names, with what was collected; the rcode is that of the last name (RFC
 * 6604 section 3).
 *
 * <p>Each event loop owns one engine; an answer allocates nothing.
 */
public final class AnswerEngine {
  /** The most names of a chain. */
  public static final int MAX_CHAIN = 16;

  private final NameCursor chainName = new NameCursor();
  private final NodeCursor node = new NodeCursor();
  private final AdditionalFinder additional = new AdditionalFinder();
  private final CidrMap<VpcId> vpcs;

  /** An engine to whose clients nothing but the public zones is shown. */
  public AnswerEngine() {
    this(CidrMap.of(Map.of()));
  }

  /**
   * An engine that shows private zones.
   *
   * @param vpcs which clients are inside which VPC, by the address that a query came from
   */
  public AnswerEngine(CidrMap<VpcId> vpcs) {
    this.vpcs = vpcs;
  }

  /** The VPC whose private zones a client sees; null if it sees the public ones alone. */
  public @Nullable VpcId vpcOf(ClientAddress client) {
    return vpcs.find(client);
  }

  /**
   * Answers a question of a client.
   *
   * @param zones all zones, read once for this question
   * @param response what is said; everything in it is replaced
   */
  public void answer(
      ZoneDirectory zones, Question question, ClientAddress client, Response response) {
    answer(zones, question, vpcOf(client), response);
  }

  /**
   * Answers a question of whoever is in a VPC.
   *
   * @param zones all zones, read once for this question
   * @param vpc as {@link #vpcOf} says
   * @param response what is said; everything in it is replaced
   */
  public void answer(
      ZoneDirectory zones, Question question, @Nullable VpcId vpc, Response response) {
    ZoneSnapshot zone =
        vpc == null
            ? zones.find(question.qname(), question.qtype())
            : zones.find(vpc, question.qname(), question.qtype());
    if (zone == null) {
      response.reset(Rcode.REFUSED);
      response.setExtendedError(ExtendedError.NOT_HOSTED);
      return;
    }
    response.reset(Rcode.NOERROR);
    response.setAuthoritative(true);
    response.setZone(zone);
    response.setOfVpc(vpc != null);
    walk(zone, question, response);
    additional.addTargets(zone, question, response);
  }

  private void walk(ZoneSnapshot zone, Question question, Response response) {
    int qtype = question.qtype();
    NameCursor name = question.qname();
    byte @Nullable [] owner = null;
    int ownerOffset = 0;
    for (int names = 0; ; names++) {
      switch (zone.lookup(name, qtype, node)) {
        case Rrset rrset -> {
          response.answer().add(rrset, owner, ownerOffset);
          addApexNs(zone, response, rrset);
          return;
        }
        case RoutedSets _ -> {
          response.reset(Rcode.SERVFAIL);
          response.setExtendedError(ExtendedError.ROUTED);
          return;
        }
        case CnameNode alias -> {
          Rrset cname = alias.cname();
          response.answer().add(cname, owner, ownerOffset);
          owner = cname.bytes();
          ownerOffset = cname.start() + Short.BYTES;
          chainName.set(owner, ownerOffset);
          name = chainName;
          if (names + 1 == MAX_CHAIN
              || !zone.contains(name)
              || response.answer().containsOwner(name, question.qname())) {
            return;
          }
        }
        case DelegationNode cut -> {
          response.setAuthoritative(response.answer().size() > 0);
          response.authority().add(cut.ns(), name.wire(), name.start(cut.depth()));
          return;
        }
        case NoData noData -> {
          response.authority().add(zone.negativeSoa(), zone.apex(), 0);
          return;
        }
        case NameError nameError -> {
          response.setRcode(Rcode.NXDOMAIN);
          response.authority().add(zone.negativeSoa(), zone.apex(), 0);
          return;
        }
      }
    }
  }

  /**
   * Says who serves the zone, beside an answer that is the zone's own. The apex NS set itself is
   * not said twice, and the DS set of a delegation point comes without, as NSD and Knot have it.
   */
  private static void addApexNs(ZoneSnapshot zone, Response response, Rrset answered) {
    if (!answered.isSameAs(zone.apexNs()) && answered.type() != RecordType.DS.code()) {
      response.authority().add(zone.apexNs(), zone.apex(), 0);
      response.setAuthorityOptional(true);
    }
  }
}
