import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.GeoLocation;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.ResourceRecordSetFailover;

/**
 * A hosted zone with several routing policies: made, listed, changed and deleted with the AWS SDK for Java 2.
 *
 * <pre>
 *   javac -cp "$SDK" -d . Steering.java
 *   java -cp "$SDK:." Steering create|list|change|delete DOMAIN
 * </pre>
 */
public final class Steering {
  private final Route53Client route53;
  private final String domain;

  private Steering(Route53Client route53, String domain) {
    this.route53 = route53;
    this.domain = domain;
  }

  public static void main(String[] arguments) {
    try (Route53Client route53 = Route53Client.create()) {
      Steering steering = new Steering(route53, arguments[1]);
      switch (arguments[0]) {
        case "create" -> steering.create();
        case "list" -> steering.list();
        case "change" -> steering.change();
        case "delete" -> steering.delete();
        default -> throw new IllegalArgumentException("no such command: " + arguments[0]);
      }
    }
  }

  private void create() {
    String zoneId =
        bareId(route53.createHostedZone(r -> r.name(domain).callerReference(UUID.randomUUID().toString())).hostedZone());
    List<ResourceRecordSet> simple = new ArrayList<>();
    simple.add(values(domain, RRType.MX, 60, "10 mail." + domain));
    simple.add(values(domain, RRType.TXT, 60, "\"v=spf1 mx -all\"", "\"two\" \"strings\""));
    simple.add(values("mail." + domain, RRType.A, 60, "192.0.2.250"));
    IntStream.rangeClosed(1, 240).mapToObj(this::host).forEach(simple::add);
    submit(zoneId, all(ChangeAction.CREATE, simple));
    submit(zoneId, all(ChangeAction.CREATE, routed(zoneId)));
  }

  private void list() {
    recordSets(find()).map(Steering::line).forEach(System.out::println);
  }

  private void change() {
    List<Change> changes = new ArrayList<>(all(ChangeAction.UPSERT, weighted(50, 50)));
    changes.addAll(all(ChangeAction.UPSERT, List.of(values("mail." + domain, RRType.A, 300, "192.0.2.251"))));
    changes.addAll(all(ChangeAction.DELETE, List.of(host(240))));
    changes.addAll(all(ChangeAction.CREATE, List.of(host(241))));
    submit(find(), changes);
  }

  private void delete() {
    String zoneId = find();
    List<RRType> kept = List.of(RRType.NS, RRType.SOA);
    List<ResourceRecordSet> ours =
        recordSets(zoneId).filter(one -> !one.name().equals(domain + ".") || !kept.contains(one.type())).toList();
    submit(zoneId, all(ChangeAction.DELETE, ours));
    route53.deleteHostedZone(r -> r.id(zoneId));
  }

  private List<ResourceRecordSet> routed(String zoneId) {
    List<ResourceRecordSet> sets = new ArrayList<>(weighted(90, 10));
    sets.add(latency("ap-northeast-1", "198.51.100.11"));
    sets.add(latency("eu-west-1", "198.51.100.12"));
    sets.add(latency("us-east-1", "198.51.100.13"));
    sets.add(geolocation("everywhere", "198.51.100.21", place -> place.countryCode("*")));
    sets.add(geolocation("germany", "198.51.100.22", place -> place.countryCode("DE")));
    sets.add(geolocation("california", "198.51.100.23", place -> place.countryCode("US").subdivisionCode("CA")));
    sets.add(geolocation("asia", "198.51.100.24", place -> place.continentCode("AS")));
    sets.add(
        alias("app." + domain, zoneId, "host-001." + domain).toBuilder()
            .setIdentifier("first")
            .failover(ResourceRecordSetFailover.PRIMARY)
            .build());
    sets.add(
        values("app." + domain, RRType.A, 60, "198.51.100.31").toBuilder()
            .setIdentifier("second")
            .failover(ResourceRecordSetFailover.SECONDARY)
            .build());
    for (int n = 1; n <= 4; n++) {
      sets.add(
          values("pool." + domain, RRType.A, 60, "198.51.100.4" + n).toBuilder()
              .setIdentifier("member " + n)
              .multiValueAnswer(true)
              .build());
    }
    sets.add(alias(domain, zoneId, "www." + domain));
    return sets;
  }

  private List<ResourceRecordSet> weighted(long blue, long green) {
    ResourceRecordSet.Builder www = values("www." + domain, RRType.A, 60, "198.51.100.1").toBuilder();
    ResourceRecordSet first = www.setIdentifier("blue").weight(blue).build();
    www = values("www." + domain, RRType.A, 60, "198.51.100.2").toBuilder();
    return List.of(first, www.setIdentifier("green").weight(green).build());
  }

  private ResourceRecordSet latency(String region, String address) {
    return values("api." + domain, RRType.A, 60, address).toBuilder()
        .setIdentifier("in " + region)
        .region(region)
        .build();
  }

  private ResourceRecordSet geolocation(String identifier, String address, Consumer<GeoLocation.Builder> place) {
    return values("site." + domain, RRType.A, 60, address).toBuilder()
        .setIdentifier(identifier)
        .geoLocation(place)
        .build();
  }

  private ResourceRecordSet host(int number) {
    return values("host-%03d.%s".formatted(number, domain), RRType.A, 60, "192.0.2." + number);
  }

  /** A record set with values; a routing policy needs a set identifier beside it. */
  private static ResourceRecordSet values(String name, RRType type, long ttl, String... values) {
    List<ResourceRecord> records = Stream.of(values).map(v -> ResourceRecord.builder().value(v).build()).toList();
    return ResourceRecordSet.builder().name(name).type(type).ttl(ttl).resourceRecords(records).build();
  }

  /** A record set that answers what another one of the zone does. */
  private static ResourceRecordSet alias(String name, String zoneId, String target) {
    return ResourceRecordSet.builder()
        .name(name)
        .type(RRType.A)
        .aliasTarget(alias -> alias.hostedZoneId(zoneId).dnsName(target).evaluateTargetHealth(true))
        .build();
  }

  private static List<Change> all(ChangeAction action, List<ResourceRecordSet> sets) {
    return sets.stream().map(set -> Change.builder().action(action).resourceRecordSet(set).build()).toList();
  }

  /** Makes the changes and waits until DNS answers them. */
  private void submit(String zoneId, List<Change> changes) {
    String id =
        route53
            .changeResourceRecordSets(r -> r.hostedZoneId(zoneId).changeBatch(batch -> batch.changes(changes)))
            .changeInfo()
            .id();
    route53.waiter().waitUntilResourceRecordSetsChanged(r -> r.id(id));
  }

  private Stream<ResourceRecordSet> recordSets(String zoneId) {
    return route53.listResourceRecordSetsPaginator(r -> r.hostedZoneId(zoneId)).resourceRecordSets().stream();
  }

  /** The id of the hosted zone of that name. */
  private String find() {
    return route53.listHostedZonesByName(r -> r.dnsName(domain).maxItems("1")).hostedZones().stream()
        .filter(zone -> zone.name().equals(domain + "."))
        .findFirst()
        .map(Steering::bareId)
        .orElseThrow(() -> new IllegalStateException("there is no hosted zone " + domain));
  }

  private static String bareId(HostedZone zone) {
    return zone.id().replace("/hostedzone/", "");
  }

  private static String line(ResourceRecordSet one) {
    GeoLocation place = one.geoLocation();
    String values = one.resourceRecords().stream().map(ResourceRecord::value).collect(joining(" "));
    return String.join(
        "\t",
        one.name(),
        one.typeAsString(),
        first(one.setIdentifier()),
        first(
            one.weight(),
            one.region(),
            one.failover(),
            place == null ? null : first(place.subdivisionCode(), place.countryCode(), place.continentCode()),
            one.multiValueAnswer() == null ? null : "multivalue"),
        first(one.ttl()),
        one.aliasTarget() == null ? values : one.aliasTarget().dnsName());
  }

  private static String first(Object... candidates) {
    return Stream.of(candidates).filter(one -> one != null).findFirst().map(Object::toString).orElse("-");
  }
}
