package io.milepost.conformance.routing.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * A record set, written so:
 *
 * <pre>
 * owner TTL type value         [| identifier policy parameter... [| check]]
 * owner alias type target[!]   [| ...]     with ! if it evaluates the target's health
 *
 * policies: weighted 10, latency eu-west-1, failover PRIMARY, geolocation NA|US|US-CA|*,
 * geoproximity REGION|GROUP|@LAT,LON BIAS, multivalue, ip LOCATION, simple
 * </pre>
 *
 * Another value of the set is another line. A target that is no name of the zone is {@code
 * ZONE-ID:name}.
 *
 * @param identifier empty for simple routing
 * @param check the name of its health check, if it has one
 */
record Member(
    String owner,
    String ttl,
    String type,
    List<String> values,
    String identifier,
    List<String> policy,
    Optional<String> check) {

  static Member parse(String line) {
    String[] columns = line.split(" *\\| *", 3);
    String[] fields = columns[0].strip().split(" +", 4);
    List<String> words =
        columns.length > 1 ? List.of(columns[1].split(" +", -1)) : List.of("", "simple");
    boolean simple = words.getFirst().equals("simple");
    return new Member(
        fields[0],
        fields[1],
        fields[2],
        List.of(fields[3]),
        simple ? "" : words.getFirst(),
        simple ? List.of("simple") : words.subList(1, words.size()),
        columns.length > 2 ? Optional.of(columns[2].strip()) : Optional.empty());
  }

  boolean isAlias() {
    return ttl.equals("alias");
  }

  /** Whether the set is an alias of something outside the zone. */
  boolean isEndpoint() {
    return isAlias() && values.getFirst().contains(":");
  }

  /** Whether nothing is to be chosen where this set stands. */
  boolean isPlain() {
    return identifier.isEmpty() && !isAlias() && check.isEmpty();
  }

  boolean isSameSetAs(Member other) {
    return owner.equals(other.owner)
        && type.equals(other.type)
        && identifier.equals(other.identifier);
  }

  Member with(List<String> more) {
    List<String> all = new ArrayList<>(values);
    all.addAll(more);
    return new Member(owner, ttl, type, all, identifier, policy, check);
  }

  /**
   * The set as the API takes it.
   *
   * @param zone the zone's name, with a dot at the end
   * @param checks the IDs of checks by their names
   * @param collection the ID of the CIDR collection, or nothing
   */
  ResourceRecordSet toRecordSet(
      String zoneId, String zone, Map<String, String> checks, String collection) {
    ResourceRecordSet.Builder set =
        ResourceRecordSet.builder().name(absolute(owner, zone)).type(RRType.fromValue(type));
    if (isAlias()) {
      alias(set, zoneId, zone);
    } else {
      set.ttl(Long.parseLong(ttl))
          .resourceRecords(
              values.stream()
                  .map(value -> type.equals("CNAME") ? absolute(value, zone) : value)
                  .map(value -> ResourceRecord.builder().value(value).build())
                  .toList());
    }
    if (!identifier.isEmpty()) {
      set.setIdentifier(identifier);
    }
    check.ifPresent(name -> set.healthCheckId(checks.get(name)));
    Policies.set(policy, set, collection);
    return set.build();
  }

  private void alias(ResourceRecordSet.Builder set, String zoneId, String zone) {
    String text = values.getFirst();
    boolean evaluates = text.endsWith("!");
    String[] target = text.replace("!", "").split(":", 2);
    boolean endpoint = target.length > 1;
    set.aliasTarget(alias ->
        alias
            .hostedZoneId(endpoint ? target[0] : zoneId)
            .dnsName(endpoint ? target[1] : absolute(target[0], zone))
            .evaluateTargetHealth(evaluates));
  }

  /** A name of the table as the API takes it. */
  static String absolute(String name, String zone) {
    return name.equals("@") ? zone : name.endsWith(".") ? name : name + "." + zone;
  }
}
