package io.milepost.conformance.zones;

import io.milepost.conformance.harness.ZoneFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;

/**
 * A zone that {@link ZoneGenerator} made.
 *
 * @param notation how this zone is written to the API
 * @param recordSets all but the apex's NS and SOA sets, unless the zone replaces the default ones
 */
public record RandomZone(Name origin, Notation notation, List<RecordSet> recordSets) {
  public RandomZone {
    recordSets = List.copyOf(recordSets);
  }

  /** The changes that turn a hosted zone as Route 53 creates it into this one. */
  public List<Change> changes() {
    return recordSets.stream()
        .map(set ->
            set.change(isApexDefault(set) ? ChangeAction.UPSERT : ChangeAction.CREATE, notation))
        .toList();
  }

  /**
   * The zone for other servers.
   *
   * @param apexSets the sets that the API lists at the apex; of these the NS and SOA sets are taken
   *     where the zone does not bring its own
   */
  public ZoneFile zoneFile(List<RecordSet> apexSets) {
    Stream<RecordSet> defaults =
        apexSets.stream()
            .filter(this::isApexDefault)
            .filter(set -> recordSets.stream().noneMatch(own -> isSameKey(own, set)));
    String text =
        Stream.concat(defaults, recordSets.stream())
            .sorted((a, b) -> Boolean.compare(b.type() == Type.SOA, a.type() == Type.SOA))
            .map(RecordSet::masterFileLines)
            .collect(Collectors.joining());
    return new ZoneFile(origin, text);
  }

  /** Whether a name is at or below a delegation, so that others answer for it. */
  public boolean hides(Name name) {
    return recordSets.stream()
        .anyMatch(set ->
            set.type() == Type.NS && !set.owner().equals(origin) && name.subdomain(set.owner()));
  }

  /** Whether the zone has a record set of that name. */
  public boolean isOwner(Name name) {
    return recordSets.stream().anyMatch(set -> set.owner().equals(name));
  }

  public boolean hasOwnerBelow(Name name) {
    return recordSets.stream()
        .anyMatch(set -> set.owner().subdomain(name) && !set.owner().equals(name));
  }

  /**
   * The set of a name and type or, if the zone does not have the name, the one from which a
   * wildcard makes it (RFC 4592 section 3.3.1). Delegations do not count.
   */
  public Optional<RecordSet> findFor(Name name, int type) {
    Name encloser = name;
    while (!isOwner(encloser) && !hasOwnerBelow(encloser) && !encloser.equals(Name.root)) {
      encloser = RandomNames.parent(encloser);
    }
    Optional<Name> owner =
        encloser.equals(name) ? Optional.of(name) : RandomNames.child(encloser, "*");
    return recordSets.stream()
        .filter(set -> set.type() == type && owner.filter(set.owner()::equals).isPresent())
        .findFirst();
  }

  @Override
  public String toString() {
    return origin.toString();
  }

  private boolean isApexDefault(RecordSet set) {
    return set.owner().equals(origin) && (set.type() == Type.NS || set.type() == Type.SOA);
  }

  private static boolean isSameKey(RecordSet a, RecordSet b) {
    return a.owner().equals(b.owner()) && a.type() == b.type();
  }
}
