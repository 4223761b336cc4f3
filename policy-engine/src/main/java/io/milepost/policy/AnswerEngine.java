package io.milepost.policy;

import io.milepost.model.name.NameCursor;
import io.milepost.model.rdata.RdataLayout;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.CnameNode;
import io.milepost.model.snapshot.DelegationNode;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.NameError;
import io.milepost.model.snapshot.NoData;
import io.milepost.model.snapshot.NodeCursor;
import io.milepost.model.snapshot.RoutedSets;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.zone.VpcId;
import io.milepost.policy.client.CidrMap;
import io.milepost.policy.client.Client;
import io.milepost.policy.client.ClientAddress;
import io.milepost.policy.order.Chance;
import io.milepost.policy.order.RandomChance;
import io.milepost.policy.route.Choice;
import io.milepost.policy.route.Observer;
import io.milepost.policy.route.PolicyCounts;
import io.milepost.policy.route.RoutingSources;
import io.milepost.policy.route.Selection;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The walk of RFC 1034 section 4.3.2, the only one there is: zone, cut, wildcard, routing policy,
 * alias, chain, negative answer, and the sets that go with it.
 *
 * <p>A chain of CNAMEs is followed within its zone. It ends at a name that it came by before, or
 * after {@value #MAX_CHAIN} names, with what was collected; the rcode is that of the last name (RFC
 * 6604 section 3).
 *
 * <p>Each event loop owns one engine; an answer allocates nothing, but for what is remembered of
 * the target of an alias when it is first asked for in a version of its zone.
 */
public final class AnswerEngine {
  /** The most names of a chain. */
  public static final int MAX_CHAIN = 16;

  /**
   * The longest TTL in a zone that is signed: a week.
   *
   * @see "Route 53 Developer Guide: configuring DNSSEC signing"
   */
  public static final int MAX_SIGNED_TTL_SECONDS = 604_800;

  private final NameCursor chainName = new NameCursor();
  private final NodeCursor node = new NodeCursor();
  private final AdditionalFinder additional = new AdditionalFinder();
  private final CidrMap<VpcId> vpcs;
  private final Choice choice;
  private final @Nullable Observer observer;

  /** An engine to whose clients nothing but the public zones is shown, and no place is known. */
  public AnswerEngine() {
    this(CidrMap.of(Map.of()), RoutingSources.none(), new RandomChance(new SplittableRandom()));
  }

  /**
   * An engine.
   *
   * @param vpcs which clients are inside which VPC, by the address that a query came from
   * @param sources what routing policies look at
   * @param chance used by this engine alone, if it is not safe for more
   */
  public AnswerEngine(CidrMap<VpcId> vpcs, RoutingSources sources, Chance chance) {
    this(vpcs, sources, chance, null);
  }

  /**
   * An engine whose answers are explained.
   *
   * @param observer is told each step; null if nobody wants to know
   */
  public AnswerEngine(
      CidrMap<VpcId> vpcs, RoutingSources sources, Chance chance, @Nullable Observer observer) {
    this.vpcs = vpcs;
    this.choice = new Choice(sources, chance, observer);
    this.observer = observer;
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
  public void answer(ZoneDirectory zones, Question question, Client client, Response response) {
    answer(zones, question, client, vpcOf(client.source()), response);
  }

  /**
   * Answers a question of a client that is inside a VPC, or of one that is not.
   *
   * @param zones all zones, read once for this question
   * @param vpc as {@link #vpcOf} says
   * @param response what is said; everything in it is replaced
   */
  public void answer(
      ZoneDirectory zones,
      Question question,
      Client client,
      @Nullable VpcId vpc,
      Response response) {
    ZoneSnapshot zone =
        vpc == null
            ? zones.find(question.qname(), question.qtype())
            : zones.find(vpc, question.qname(), question.qtype());
    if (zone == null) {
      response.reset(Rcode.REFUSED);
      response.setExtendedError(ExtendedError.NOT_HOSTED);
      return;
    }
    answerFrom(zone, zones, question, client, vpc, response);
  }

  /**
   * Answers a question from a zone, whether a client would be answered from it or not.
   *
   * @param zone has the question's name
   * @param zones all zones, of which it is one
   * @param vpc inside which the client is; null if it sees the public zones alone
   * @param response what is said; everything in it is replaced
   */
  public void answerFrom(
      ZoneSnapshot zone,
      ZoneDirectory zones,
      Question question,
      Client client,
      @Nullable VpcId vpc,
      Response response) {
    if (observer != null) {
      observer.zone(zone, vpc);
    }
    begin(zone, question, vpc, response);
    choice.start(zones, zone, client, vpc);
    if (response.isSigned() && isOfSignatures(question.qtype())) {
      tellTypes(zone, question, response);
    } else {
      walk(zone, question, response);
    }
    response.setScope(choice.scope());
    additional.addTargets(zone, question, response);
  }

  private static void begin(
      ZoneSnapshot zone, Question question, @Nullable VpcId vpc, Response response) {
    response.reset(Rcode.NOERROR);
    response.setAuthoritative(true);
    response.setZone(zone);
    response.setOfVpc(vpc != null);
    if (zone.signing() != null) {
      response.setSigned(question.isDnssecOk());
      response.answer().limitTtl(MAX_SIGNED_TTL_SECONDS);
      response.authority().limitTtl(MAX_SIGNED_TTL_SECONDS);
      response.additional().limitTtl(MAX_SIGNED_TTL_SECONDS);
    }
  }

  /**
   * Chooses from the sets that the same question was answered from before: the walk that led to
   * them ({@link Response#chosenFrom}) would lead there again, as long as the zones are the same.
   *
   * @param zones all zones, read once for this question
   * @param zone the one that answered, of {@code zones}
   * @param qname an array that holds the question's name, letters in any case
   * @param qnameOffset where it begins
   * @param client sees the public zones alone
   * @return what {@link #choice} has; {@link #tellChosen} says it in a response
   */
  public Selection chooseAgain(
      ZoneDirectory zones,
      ZoneSnapshot zone,
      RoutedSets sets,
      byte[] qname,
      int qnameOffset,
      Client client) {
    choice.start(zones, zone, client, null);
    return choice.choose(sets, qname, qnameOffset);
  }

  /** What {@link #chooseAgain} chose; good until the next answer. */
  public Choice choice() {
    return choice;
  }

  /**
   * Says what {@link #chooseAgain} came to, as {@link #answer} would have said it.
   *
   * @param selection what it returned
   * @param question whose name is the owner of the sets
   * @param response what is said; everything in it is replaced
   */
  public void tellChosen(
      Selection selection, ZoneSnapshot zone, Question question, Response response) {
    begin(zone, question, null, response);
    response.setRouted();
    Rrset _ = tell(selection, zone, question.qtype(), null, 0, response);
    response.setScope(choice.scope());
  }

  /** What came of the choices that policies made for this engine's answers. */
  public PolicyCounts policyCounts() {
    return choice.counts();
  }

  /** Forgets what was answered from, so that a loop at rest keeps nothing alive that is gone. */
  public void forget() {
    choice.forget();
  }

  private void walk(ZoneSnapshot zone, Question question, Response response) {
    int qtype = question.qtype();
    NameCursor name = question.qname();
    byte @Nullable [] owner = null;
    int ownerOffset = 0;
    for (int names = 0; ; names++) {
      LookupResult found = zone.lookup(name, qtype, node);
      if (observer != null) {
        observer.lookedUp(name.toName(), qtype, found);
      }
      Rrset cname;
      switch (found) {
        case Rrset rrset -> {
          response.answer().add(rrset, owner, ownerOffset);
          addApexNs(zone, response, rrset);
          return;
        }
        case RoutedSets sets -> {
          response.setRouted();
          Selection selection = choice.choose(sets, name.wire(), 0);
          Rrset next = tell(selection, zone, qtype, owner, ownerOffset, response);
          if (next == null) {
            if (owner == null && selection == Selection.VALUES && isSelfContained(sets, response)) {
              response.setChosenFrom(sets);
            }
            return;
          }
          cname = next;
        }
        case CnameNode alias -> {
          cname = alias.cname();
          response.answer().add(cname, owner, ownerOffset);
        }
        case DelegationNode cut -> {
          refer(cut, name, response);
          return;
        }
        case NoData _ -> {
          denyType(zone, qtype, owner, ownerOffset, response);
          return;
        }
        case NameError _ -> {
          denyName(zone, owner, ownerOffset, response);
          return;
        }
      }
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
  }

  /** Says what was chosen; the CNAME set that leads on, or null if the answer ends here. */
  private @Nullable Rrset tell(
      Selection selection,
      ZoneSnapshot zone,
      int qtype,
      byte @Nullable [] owner,
      int ownerOffset,
      Response response) {
    switch (selection) {
      case VALUES -> {
        int ttlSeconds = choice.ttlSeconds();
        for (int i = 0; i < choice.size(); i++) {
          response.answer().add(choice.values(i), ttlSeconds, owner, ownerOffset);
        }
        Rrset first = choice.values(0);
        if (leadsOn(first, qtype)) {
          return first;
        }
        addApexNs(zone, response, first);
      }
      case NOTHING -> denyType(zone, qtype, owner, ownerOffset, response);
      case UNKNOWN_ENDPOINT -> {
        response.reset(Rcode.SERVFAIL);
        response.setExtendedError(ExtendedError.UNKNOWN_ENDPOINT);
      }
    }
    return null;
  }

  /**
   * Whether the other sections do not depend on which of the sets are chosen, nor on whether the
   * client wants signatures: their values have no names that could be shortened or whose addresses
   * would be added.
   */
  private static boolean isSelfContained(RoutedSets sets, Response response) {
    int type = sets.type().code();
    ZoneSnapshot zone = response.zone();
    return zone != null
        && zone.signing() == null
        && RdataLayout.compressibleNames(type) == 0
        && !AdditionalFinder.hasAddressesAdded(type);
  }

  /** Whether a set that was chosen is no answer itself, but names another name that has it. */
  private static boolean leadsOn(Rrset chosen, int qtype) {
    return chosen.type() == RecordType.CNAME.code()
        && qtype != RecordType.CNAME.code()
        && qtype != RecordType.ANY;
  }

  private static boolean isOfSignatures(int qtype) {
    return qtype == RecordType.NSEC || qtype == RecordType.RRSIG;
  }

  /**
   * Answers a question for the NSEC set of a name, or for signatures there, of which one is enough
   * (RFC 8482 section 4.1): every name that is asked for has an NSEC set.
   *
   * <p>Differs from Route 53: it denies the NSEC set at the apex, which validators do not accept.
   */
  private void tellTypes(ZoneSnapshot zone, Question question, Response response) {
    LookupResult found = zone.lookup(question.qname(), question.qtype(), node);
    if (observer != null) {
      observer.lookedUp(question.qname().toName(), question.qtype(), found);
    }
    switch (found) {
      case DelegationNode cut -> refer(cut, question.qname(), response);
      case NameError _ -> response.proof().tellNoTypes(question.qtype());
      case Rrset _, RoutedSets _, CnameNode _, NoData _ ->
          response.proof().tellTypes(question.qtype(), node);
    }
  }

  private void refer(DelegationNode cut, NameCursor name, Response response) {
    int start = name.start(cut.depth());
    response.setAuthoritative(response.answer().size() > 0);
    response.authority().add(cut.ns(), name.wire(), start);
    if (response.isSigned()) {
      Rrset ds = cut.ds();
      if (ds == null) {
        response.proof().prove(node, name.wire(), start);
      } else {
        response.authority().add(ds, name.wire(), start);
      }
    }
  }

  private void denyType(
      ZoneSnapshot zone, int qtype, byte @Nullable [] owner, int ownerOffset, Response response) {
    addSoa(zone, response);
    if (response.isSigned()) {
      response.proof().denyType(qtype, node, owner, ownerOffset);
    }
  }

  /**
   * Where the answer is signed, the name is there but for having nothing (RFC 9824 section 3.1).
   */
  private static void denyName(
      ZoneSnapshot zone, byte @Nullable [] owner, int ownerOffset, Response response) {
    addSoa(zone, response);
    if (response.isSigned()) {
      response.proof().denyName(owner, ownerOffset);
    } else {
      response.setRcode(Rcode.NXDOMAIN);
    }
  }

  private static void addSoa(ZoneSnapshot zone, Response response) {
    response.authority().add(zone.negativeSoa(), zone.apex(), 0);
  }

  /**
   * Says who serves the zone, beside an answer that is the zone's own. The apex NS set itself is
   * not said twice, and the DS set of a delegation point comes without, as NSD and Knot have it. A
   * signed answer comes without it too.
   */
  private static void addApexNs(ZoneSnapshot zone, Response response, Rrset answered) {
    if (!response.isSigned()
        && !answered.isSameAs(zone.apexNs())
        && answered.type() != RecordType.DS.code()) {
      response.authority().add(zone.apexNs(), zone.apex(), 0);
      response.setAuthorityOptional(true);
    }
  }
}
