package io.milepost.conformance.peers;

import io.milepost.conformance.peers.Reply.Rrset;
import io.milepost.conformance.zones.RandomZone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * What NSD and Knot answered to one question, where they differ and why, and with it what our
 * answer has to be.
 */
final class PeerAnswers {
  /** How many CNAMEs of a chain we answer with at most. */
  static final int MAX_CHAIN = 16;

  private static final int KNOTS_MAX_CHAIN = 5;

  private final RandomZone zone;
  private final Reply nsd;
  private final Reply knot;
  private final Set<KnownDifference> differences = EnumSet.noneOf(KnownDifference.class);
  private final List<String> unexplained = new ArrayList<>();

  /** Sets of the additional section that we may send. */
  private final Set<Rrset> permitted = new HashSet<>();

  /** Those that we must send. */
  private final Set<Rrset> required = new HashSet<>();

  PeerAnswers(RandomZone zone, Reply nsd, Reply knot) {
    this.zone = zone;
    this.nsd = nsd;
    this.knot = knot;
    if (isLongChain()) {
      differences.add(KnownDifference.LONG_CHAIN);
      return;
    }
    if (!nsd.core().equals(knot.core())) {
      unexplained.add("NSD and Knot disagree on the header or the answer");
    }
    if (isPositiveAuthority()) {
      differences.add(KnownDifference.POSITIVE_AUTHORITY);
    } else if (!nsd.authority().equals(knot.authority())) {
      unexplained.add("NSD and Knot disagree on the authority section");
    }
    sortAdditional();
  }

  /** The known situations in which the two differ here. */
  Set<KnownDifference> differences() {
    return differences;
  }

  /** Where the two differ and nobody has said why. */
  List<String> unexplained() {
    return unexplained;
  }

  /** What is wrong with our answer, as far as the two can tell; nothing if it is right. */
  List<String> faultsOf(Reply ours) {
    List<String> faults = new ArrayList<>(unexplained);
    if (nsd.chainLength() >= MAX_CHAIN) {
      if (!ours.core().equals(nsd.coreCutTo(MAX_CHAIN))) {
        faults.add("not NOERROR with the first " + MAX_CHAIN + " CNAMEs of the chain");
      }
      return faults;
    }
    if (!ours.core().equals(nsd.core())) {
      faults.add(
          differences.contains(KnownDifference.LONG_CHAIN)
              ? "header or answer differ from NSD's, which is right on long chains"
              : "header or answer differ from those of NSD and Knot");
    }
    if (!ours.authority().equals(nsd.authority())) {
      faults.add(
          knot.authority().equals(nsd.authority())
              ? "authority section differs from that of NSD and Knot"
              : "authority section differs from NSD's, which is as it should be");
    }
    if (!differences.contains(KnownDifference.LONG_CHAIN)) {
      faults.addAll(additionalFaults(ours.additional()));
    }
    return faults;
  }

  private List<String> additionalFaults(Set<Rrset> ours) {
    List<String> faults = new ArrayList<>();
    for (Rrset set : required) {
      if (!ours.contains(set)) {
        faults.add("additional section lacks: " + set);
      }
    }
    for (Rrset set : ours) {
      if (!required.contains(set) && !permitted.contains(set) && !isAddressOfService(set)) {
        faults.add("additional section has: " + set);
      }
    }
    return faults;
  }

  private boolean isLongChain() {
    return knot.chainLength() == KNOTS_MAX_CHAIN
        && nsd.chainLength() > KNOTS_MAX_CHAIN
        && knot.rcode() == Rcode.NOERROR
        && knot.answer().equals(nsd.answer().subList(0, KNOTS_MAX_CHAIN))
        && knot.authority().isEmpty();
  }

  private boolean isPositiveAuthority() {
    return !nsd.answer().isEmpty()
        && nsd.authoritative()
        && knot.authority().isEmpty()
        && nsd.authority().size() == 1
        && nsd.authority().stream()
            .allMatch(set -> set.type() == Type.NS && set.owner().equals(zone.origin()));
  }

  private void sortAdditional() {
    for (Rrset set : nsd.additional()) {
      if (knot.additional().contains(set)) {
        required.add(set);
      } else {
        judge(set, onlyFromNsd(set), "NSD");
      }
    }
    for (Rrset set : knot.additional()) {
      if (!nsd.additional().contains(set)) {
        judge(set, onlyFromKnot(set), "Knot");
      }
    }
  }

  private void judge(Rrset set, Optional<KnownDifference> difference, String sender) {
    if (difference.isEmpty()) {
      unexplained.add("only " + sender + " has in its additional section: " + set);
      return;
    }
    differences.add(difference.get());
    if (difference.get() != KnownDifference.SYNTHESIZED_ADDRESS) {
      permitted.add(set);
    } else if (isTarget(set.owner())) {
      required.add(set);
    }
  }

  private Optional<KnownDifference> onlyFromNsd(Rrset set) {
    if (isMisnamedByNsd(set)) {
      return Optional.of(KnownDifference.SYNTHESIZED_ADDRESS);
    }
    boolean ofApexServer =
        differences.contains(KnownDifference.POSITIVE_AUTHORITY)
            && nsd.authority().stream().anyMatch(ns -> ns.targets().contains(set.owner()));
    return ofApexServer ? Optional.of(KnownDifference.APEX_SERVER_ADDRESS) : Optional.empty();
  }

  private Optional<KnownDifference> onlyFromKnot(Rrset set) {
    if (isMisnamedByKnot(set) || isRenamedByNsd(set)) {
      return Optional.of(KnownDifference.SYNTHESIZED_ADDRESS);
    }
    if (knot.targets(Type.SVCB, Type.HTTPS).contains(set.owner())) {
      return Optional.of(KnownDifference.SERVICE_ADDRESS);
    }
    if (zone.hides(set.owner()) && knot.targets(Type.MX, Type.SRV).contains(set.owner())) {
      return Optional.of(KnownDifference.HIDDEN_ADDRESS);
    }
    return Optional.empty();
  }

  private boolean isTarget(Name name) {
    return nsd.targets(Type.NS, Type.MX, Type.SRV, Type.SVCB, Type.HTTPS).contains(name);
  }

  /** The owner is a target without the labels between its first and the wildcard's parent. */
  private boolean isMisnamedByNsd(Rrset set) {
    return !isTarget(set.owner())
        && nsd.targets(Type.NS, Type.MX, Type.SRV).stream()
            .anyMatch(target -> isShortened(target, set.owner()));
  }

  /** Knot has under a target's name what NSD has under a shortened one. */
  private boolean isRenamedByNsd(Rrset set) {
    return isTarget(set.owner())
        && nsd.additional().stream()
            .anyMatch(other ->
                isMisnamedByNsd(other)
                    && other.saysTheSameAs(set)
                    && isShortened(set.owner(), other.owner()));
  }

  private boolean isMisnamedByKnot(Rrset set) {
    return set.owner().isWild()
        && !isTarget(set.owner())
        && knot.targets(Type.SVCB, Type.HTTPS).stream()
            .anyMatch(target -> target.subdomain(new Name(set.owner(), 1)));
  }

  /** What Knot should have sent: an address of a service's target, as the zone has it. */
  private boolean isAddressOfService(Rrset ours) {
    return knot.targets(Type.SVCB, Type.HTTPS).contains(ours.owner()) && isInZone(ours);
  }

  private boolean isInZone(Rrset set) {
    return zone.findFor(set.owner(), set.type())
        .filter(own -> Rrset.of(own.records()).saysTheSameAs(set))
        .isPresent();
  }

  private static boolean isShortened(Name target, Name owner) {
    return owner.labels() > 1
        && owner.labels() < target.labels()
        && target.subdomain(new Name(owner, 1))
        && target.getLabelString(0).equalsIgnoreCase(owner.getLabelString(0));
  }
}
