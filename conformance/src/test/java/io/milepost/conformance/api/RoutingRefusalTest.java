package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.CidrBlockInUseException;
import software.amazon.awssdk.services.route53.model.CidrCollectionChange;
import software.amazon.awssdk.services.route53.model.CidrCollectionChangeAction;
import software.amazon.awssdk.services.route53.model.CidrCollectionInUseException;
import software.amazon.awssdk.services.route53.model.GeoLocation;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.NoSuchCidrCollectionException;
import software.amazon.awssdk.services.route53.model.NoSuchCidrLocationException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Routing policies that can't be followed, and aliases that lead nowhere: each is refused, with
 * nothing changed.
 */
final class RoutingRefusalTest {
  private static final String ZONE = "routing.example.com.";
  private static final String GROUP = "group." + ZONE;

  private static MilepostProcess milepost;
  private static Route53Api api;
  private static String zone = "";
  private static String collection = "";
  private static String other = "";
  private static String deleted = "";

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
    zone = api.createZone(ZONE, "routing");
    collection = createCollection("used");
    other = createCollection("other");
    deleted = createCollection("deleted");
    put(collection, "office", "192.0.2.0/24");
    put(other, "office", "192.0.2.0/24");
    api.client().deleteCidrCollection(request -> request.id(deleted));
    api.changeInOneBatch(
        zone,
        List.of(
            Changes.create("www." + ZONE, RRType.A, 60, "192.0.2.1"),
            create("geo." + ZONE, "default", set -> geo(set, geo -> geo.countryCode("*"))),
            create("near." + ZONE, "ireland", set -> near(set, "eu-west-1", 0)),
            create("ip." + ZONE, "default", set -> ip(set, collection, "*")),
            create("ip." + ZONE, "office", set -> ip(set, collection, "office")),
            create("fail." + ZONE, "first", set -> set.failover("PRIMARY"))));
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  private static String createCollection(String name) {
    return api.client()
        .createCidrCollection(request -> request.name(name).callerReference(name))
        .collection()
        .id();
  }

  private static CidrCollectionChange blocks(
      CidrCollectionChangeAction action, String location, String... blocks) {
    return CidrCollectionChange.builder()
        .action(action)
        .locationName(location)
        .cidrList(blocks)
        .build();
  }

  private static void put(String id, String location, String block) {
    CidrCollectionChange change = blocks(CidrCollectionChangeAction.PUT, location, block);
    api.client().changeCidrCollection(request -> request.id(id).changes(change));
  }

  private static Change create(
      String name, String identifier, Consumer<ResourceRecordSet.Builder> policy) {
    ResourceRecordSet.Builder set =
        Changes.recordSet(name, RRType.A, 60, "192.0.2.1").toBuilder().setIdentifier(identifier);
    policy.accept(set);
    return Changes.of(ChangeAction.CREATE, set.build());
  }

  private static void geo(ResourceRecordSet.Builder set, Consumer<GeoLocation.Builder> place) {
    set.geoLocation(place);
  }

  private static void near(ResourceRecordSet.Builder set, String region, int bias) {
    set.geoProximityLocation(near -> near.awsRegion(region).bias(bias));
  }

  private static void at(ResourceRecordSet.Builder set, String latitude, String longitude) {
    set.geoProximityLocation(
        near -> near.coordinates(point -> point.latitude(latitude).longitude(longitude)));
  }

  private static void ip(ResourceRecordSet.Builder set, String id, String location) {
    set.cidrRoutingConfig(ip -> ip.collectionId(id).locationName(location));
  }

  private static Change alias(String label, RRType type, String target) {
    return Changes.of(
        ChangeAction.CREATE,
        ResourceRecordSet.builder()
            .name(label + "." + ZONE)
            .type(type)
            .aliasTarget(
                to -> to.hostedZoneId(zone).dnsName(target + "." + ZONE).evaluateTargetHealth(true))
            .build());
  }

  private static Consumer<Route53Client> batch(Change... changes) {
    return client ->
        client.changeResourceRecordSets(
            request -> request.hostedZoneId(zone).changeBatch(batch -> batch.changes(changes)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"ranges", "places", "members", "collections", "aliases"})
  void call_isRefused_andChangesNothing(Refusal refusal) {
    List<ResourceRecordSet> before = api.listRecordSets(zone);
    refusal.verify(api.client());
    assertThat(api.listRecordSets(zone)).isEqualTo(before);
  }

  /** What stands out of a range is no valid request. */
  private static Refusal invalid(
      String title, String message, Consumer<ResourceRecordSet.Builder> policy) {
    return Refusal.of(
        title,
        batch(create(GROUP, "one", policy)),
        InvalidInputException.class,
        400,
        ".*" + message + ".*");
  }

  static Stream<Refusal> ranges() {
    return Stream.of(
        invalid("weight of 256", "maxInclusive '255'", set -> set.weight(256L)),
        invalid("weight of -1", "minInclusive '0'", set -> set.weight(-1L)),
        invalid("bias of 100", "maxInclusive '99' for type 'Bias'", s -> near(s, "eu-west-1", 100)),
        invalid(
            "bias of -100", "minInclusive '-99' for type 'Bias'", s -> near(s, "eu-west-1", -100)),
        invalid("latitude of 90.01", "Latitude from -90 to 90", set -> at(set, "90.01", "0")),
        invalid("latitude of -91", "Latitude from -90 to 90", set -> at(set, "-91", "0")),
        invalid("longitude of 180.5", "Longitude from -180 to 180", set -> at(set, "0", "180.5")),
        invalid("three decimals", "Latitude", set -> at(set, "1.234", "0")),
        invalid("words for degrees", "Longitude", set -> at(set, "0", "east")),
        invalid(
            "a country of three letters", "maxLength '2'", s -> geo(s, g -> g.countryCode("USA"))),
        invalid(
            "a continent and a country",
            "",
            set -> geo(set, place -> place.continentCode("EU").countryCode("FR"))),
        invalid("a region that is none", "", set -> set.region("xx-west-1")),
        invalid("a role that is none", "", set -> set.failover("TERTIARY")),
        invalid("multivalue that is not", "", set -> set.multiValueAnswer(false)),
        invalid("a location of 17 letters", "", set -> ip(set, collection, "x".repeat(17))));
  }

  private static Refusal faults(String title, String message, Change... changes) {
    return Refusal.of(
        title,
        batch(changes),
        InvalidChangeBatchException.class,
        400,
        ".*" + Pattern.quote(message) + ".*");
  }

  static Stream<Refusal> places() {
    String found = "Cannot find location: '%s'.  No changes made.";
    return Stream.of(
        faults(
            "a province of Canada",
            found.formatted("country = CA subdivision = NL"),
            create(GROUP, "x", s -> geo(s, g -> g.countryCode("CA").subdivisionCode("NL")))),
        faults(
            "a country that is not supported",
            found.formatted("country = EH"),
            create(GROUP, "x", set -> geo(set, place -> place.countryCode("EH")))),
        faults(
            "a continent that is none",
            found.formatted("continent = XX"),
            create(GROUP, "x", set -> geo(set, place -> place.continentCode("XX")))),
        faults(
            "a subdivision of everywhere",
            found.formatted("country = * subdivision = CA"),
            create(GROUP, "x", s -> geo(s, g -> g.countryCode("*").subdivisionCode("CA")))),
        faults(
            "a region of geoproximity that is none",
            found.formatted("AWS region = xx-west-1"),
            create(GROUP, "x", set -> near(set, "xx-west-1", 0))),
        faults(
            "a local zone group that is none",
            found.formatted("local zone group = xx-west-1-lax-1"),
            create(
                GROUP,
                "x",
                s -> s.geoProximityLocation(near -> near.localZoneGroup("xx-west-1-lax-1")))));
  }

  static Stream<Refusal> members() {
    String second = "RRSet with DNS name %s" + ZONE;
    return Stream.of(
        faults(
            "two defaults of geolocation",
            second.formatted("geo.")
                + ", SetIdentifier x, and routing to [country = (*, Default)} cannot be created"
                + " because a GEO RRSet with the same name, type and location already exists.",
            create("geo." + ZONE, "x", set -> geo(set, place -> place.countryCode("*")))),
        faults(
            "two defaults of IP-based routing",
            second.formatted("ip.")
                + ", type A, SetIdentifier x, and CIDR location * cannot be created because a CIDR"
                + " RRSet with the same name, type and location already exists.",
            create("ip." + ZONE, "x", set -> ip(set, collection, "*"))),
        faults(
            "two defaults in one batch",
            second.formatted("group.")
                + ", SetIdentifier two, and routing to [country = (*, Default)} cannot be created"
                + " because a GEO RRSet with the same name, type and location already exists.",
            create(GROUP, "one", set -> geo(set, place -> place.countryCode("*"))),
            create(GROUP, "two", set -> geo(set, place -> place.countryCode("*")))),
        faults(
            "two primaries",
            second.formatted("fail.")
                + ", type A, SetIdentifier x, and Failover=PRIMARY cannot be created because a"
                + " failover RRSet with the same name, type and role already exists.",
            create("fail." + ZONE, "x", set -> set.failover("PRIMARY"))),
        faults(
            "two sets of a region",
            second.formatted("near.")
                + ", type A, SetIdentifier x, and location [AWS region = eu-west-1] cannot be"
                + " created because a geoproximity RRSet with the same name, type and location"
                + " already exists.",
            create("near." + ZONE, "x", set -> near(set, "eu-west-1", 7))),
        faults(
            "another policy",
            second.formatted("geo.")
                + ", type A, SetIdentifier x cannot be created as a non-weighted set exists with"
                + " the same name and type.",
            create("geo." + ZONE, "x", set -> set.weight(1L))));
  }

  static Stream<Refusal> collections() {
    return Stream.of(
        Refusal.of(
            "a location in no collection",
            batch(create(GROUP, "x", set -> ip(set, collection, "nowhere"))),
            NoSuchCidrLocationException.class,
            404,
            "NoSuchCidrLocationException",
            ".+"),
        Refusal.of(
            "a collection that was deleted",
            batch(create(GROUP, "x", set -> ip(set, deleted, "*"))),
            NoSuchCidrCollectionException.class,
            404,
            "NoSuchCidrCollectionException",
            "A CIDR collection with id " + deleted + " does not exist\\."),
        faults(
            "two collections in a group",
            "RRSet with DNS name ip."
                + ZONE
                + ", type A, SetIdentifier x cannot be created because"
                + " a CIDR RRSet with the same name and type uses another CIDR collection.",
            create("ip." + ZONE, "x", set -> ip(set, other, "office"))),
        Refusal.of(
            "deletion of a collection with blocks",
            client -> client.deleteCidrCollection(request -> request.id(other)),
            CidrCollectionInUseException.class,
            400,
            "CidrCollectionInUseException",
            ".+"),
        Refusal.of(
            "the last block of a location that sets use",
            client -> {
              CidrCollectionChange change =
                  blocks(CidrCollectionChangeAction.DELETE_IF_EXISTS, "office", "192.0.2.0/24");
              client.changeCidrCollection(request -> request.id(collection).changes(change));
            },
            CidrBlockInUseException.class,
            400,
            "CidrBlockInUseException",
            ".+"));
  }

  static Stream<Refusal> aliases() {
    String tried = "Tried to create an alias that targets %s." + ZONE + ", type %s in zone " + zone;
    String absent = tried + ", but that target was not found";
    String back = tried + ", but that target leads back to the alias %s." + ZONE;
    return Stream.of(
        faults("an alias of nothing", absent.formatted("no", "A"), alias("a", RRType.A, "no")),
        faults(
            "an alias of a type that is not there",
            absent.formatted("www", "AAAA"),
            alias("a", RRType.AAAA, "www")),
        faults(
            "an alias whose target the same batch deletes",
            absent.formatted("www", "A"),
            alias("a", RRType.A, "www"),
            Changes.delete("www." + ZONE, RRType.A, 60, "192.0.2.1")),
        faults("an alias of itself", back.formatted("a", "A", "a"), alias("a", RRType.A, "a")),
        faults(
            "a loop of three that one batch makes",
            back.formatted("a", "A", "c"),
            alias("a", RRType.A, "b"),
            alias("b", RRType.A, "c"),
            alias("c", RRType.A, "a")),
        faults(
            "a loop through a group",
            "leads back to the alias",
            alias("a", RRType.A, "group"),
            create(GROUP, "one", set -> set.weight(1L)),
            Changes.of(
                ChangeAction.CREATE,
                alias("group", RRType.A, "a").resourceRecordSet().toBuilder()
                    .setIdentifier("two")
                    .weight(1L)
                    .build())));
  }
}
