package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.CidrBlockInUseException;
import software.amazon.awssdk.services.route53.model.CidrBlockSummary;
import software.amazon.awssdk.services.route53.model.CidrCollection;
import software.amazon.awssdk.services.route53.model.CidrCollectionAlreadyExistsException;
import software.amazon.awssdk.services.route53.model.CidrCollectionChange;
import software.amazon.awssdk.services.route53.model.CidrCollectionInUseException;
import software.amazon.awssdk.services.route53.model.CidrCollectionVersionMismatchException;
import software.amazon.awssdk.services.route53.model.CollectionSummary;
import software.amazon.awssdk.services.route53.model.CreateCidrCollectionResponse;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.LimitsExceededException;
import software.amazon.awssdk.services.route53.model.ListCidrBlocksRequest;
import software.amazon.awssdk.services.route53.model.LocationSummary;
import software.amazon.awssdk.services.route53.model.NoSuchCidrCollectionException;
import software.amazon.awssdk.services.route53.model.NoSuchCidrLocationException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** CIDR collections, and the record sets that use them. */
final class CidrCollectionTest {
  private static final String UNKNOWN = "01234567-89ab-cdef-0123-456789abcdef";

  private static MilepostProcess milepost;
  private static Route53Api api;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  private static CidrCollection create(String name) {
    return create(api.client(), name, "reference of " + name).collection();
  }

  private static CreateCidrCollectionResponse create(
      Route53Client client, String name, String reference) {
    return client.createCidrCollection(request -> request.name(name).callerReference(reference));
  }

  private static CidrCollectionChange put(String location, String... blocks) {
    return change("PUT", location, blocks);
  }

  private static CidrCollectionChange delete(String location, String... blocks) {
    return change("DELETE_IF_EXISTS", location, blocks);
  }

  private static CidrCollectionChange change(String action, String location, String... blocks) {
    return CidrCollectionChange.builder()
        .action(action)
        .locationName(location)
        .cidrList(blocks)
        .build();
  }

  private static String change(String collection, CidrCollectionChange... changes) {
    return change(api.client(), collection, changes);
  }

  private static String change(
      Route53Client client, String collection, CidrCollectionChange... changes) {
    return client.changeCidrCollection(request -> request.id(collection).changes(changes)).id();
  }

  /** All blocks, each as its location and itself. */
  private static List<String> blocks(String collection) {
    return api
        .client()
        .listCidrBlocksPaginator(request -> request.collectionId(collection))
        .cidrBlocks()
        .stream()
        .map(CidrCollectionTest::text)
        .toList();
  }

  private static String text(CidrBlockSummary block) {
    return block.locationName() + " " + block.cidrBlock();
  }

  private static long version(String collection) {
    return api.client().listCidrCollectionsPaginator(all -> {}).cidrCollections().stream()
        .filter(summary -> summary.id().equals(collection))
        .findFirst()
        .orElseThrow()
        .version();
  }

  @Test
  void createCidrCollection_givesIt_andAgainForTheSameRequest() {
    CreateCidrCollectionResponse created = create(api.client(), "created-1_A", "created");
    CidrCollection collection = created.collection();
    assertThat(created.sdkHttpResponse().statusCode()).isEqualTo(201);
    assertThat(collection.id())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(collection.arn()).isEqualTo("arn:aws:route53:::cidrcollection/" + collection.id());
    assertThat(collection.name()).isEqualTo("created-1_A");
    assertThat(collection.version()).isEqualTo(1);
    assertThat(created.location())
        .isEqualTo("https://route53.amazonaws.com/2013-04-01/cidrcollection/" + collection.id());
    assertThat(create(api.client(), "created-1_A", "created").collection()).isEqualTo(collection);
    assertThat(api.client().listCidrCollections(all -> {}).cidrCollections())
        .contains(
            CollectionSummary.builder()
                .arn(collection.arn())
                .id(collection.id())
                .name("created-1_A")
                .version(1L)
                .build());
  }

  @Test
  void changeCidrCollection_putsMovesAndDeletes() {
    String id = create("changed").id();
    String change = change(id, put("b", "10.0.0.0/8", "2001:DB8:0::/48"), put("a", "10.1.0.0/16"));
    assertThat(change).matches("/change/C[A-Z0-9]{12,31}");
    assertThat(api.client().getChange(request -> request.id(change)).changeInfo())
        .satisfies(info -> {
          assertThat("/change/" + info.id()).isEqualTo(change);
          assertThat(info.status()).isEqualTo(ChangeStatus.INSYNC);
          assertThat(info.comment()).isNull();
        });
    assertThat(blocks(id)).containsExactly("a 10.1.0.0/16", "b 10.0.0.0/8", "b 2001:db8::/48");
    assertThat(version(id)).isEqualTo(2);

    // To its new location before it leaves the old one.
    change(id, put("a", "10.0.0.0/8"), delete("b", "10.0.0.0/8", "192.0.2.0/24"));
    assertThat(blocks(id)).containsExactly("a 10.0.0.0/8", "a 10.1.0.0/16", "b 2001:db8::/48");
    assertThat(version(id)).isEqualTo(3);

    change(id, delete("b", "10.0.0.0/8"), delete("none", "10.0.0.0/8"), put("a", "10.0.0.0/8"));
    assertThat(version(id)).as("nothing is other than before").isEqualTo(3);

    change(id, delete("a", "10.0.0.0/8", "10.1.0.0/16"), put("c", "10.1.0.0/16", "10.1.0.0/16"));
    assertThat(blocks(id)).containsExactly("b 2001:db8::/48", "c 10.1.0.0/16");
    assertThat(api.client().listCidrLocations(request -> request.collectionId(id)).cidrLocations())
        .extracting(LocationSummary::locationName)
        .containsExactly("b", "c");
    assertThat(
            api.client()
                .listCidrBlocks(request -> request.collectionId(id).locationName("c"))
                .cidrBlocks())
        .extracting(CidrBlockSummary::cidrBlock)
        .containsExactly("10.1.0.0/16");
  }

  @Test
  void changeCidrCollection_ofAnotherVersion_isRefused() {
    String id = create("versioned").id();
    change(id, put("a", "10.0.0.0/8"));
    for (long version : List.of(1L, 3L)) {
      Refusal.of(
              "version " + version,
              client ->
                  client.changeCidrCollection(request ->
                      request.id(id).collectionVersion(version).changes(put("a", "11.0.0.0/8"))),
              CidrCollectionVersionMismatchException.class,
              409,
              "CidrCollectionVersionMismatchException",
              ".+")
          .verify(api.client());
    }
    assertThat(blocks(id)).containsExactly("a 10.0.0.0/8");
    api.client()
        .changeCidrCollection(
            request -> request.id(id).collectionVersion(2L).changes(delete("a", "10.0.0.0/8")));
    assertThat(blocks(id)).isEmpty();
    assertThat(version(id)).isEqualTo(3);
  }

  @Test
  void changeCidrCollection_withOneFault_changesNothing() {
    String id = create("atomic").id();
    change(id, put("a", "10.0.0.0/8"));
    Refusal.of(
            "a block in two locations",
            client -> change(client, id, put("c", "192.0.2.0/24"), put("b", "10.0.0.0/8")),
            CidrBlockInUseException.class,
            400,
            "CidrBlockInUseException",
            ".*10\\.0\\.0\\.0/8.*")
        .verify(api.client());
    Refusal.of(
            "a block that is none",
            client -> change(client, id, put("c", "192.0.2.0/24"), put("b", "192.0.2.1/24")),
            InvalidInputException.class,
            400,
            ".*192\\.0\\.2\\.1/24.*bits are set behind the prefix.*")
        .verify(api.client());
    assertThat(blocks(id)).containsExactly("a 10.0.0.0/8");
    assertThat(version(id)).isEqualTo(2);
  }

  private static String[] manyBlocks(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> "10." + i / 256 + "." + i % 256 + ".0/24")
        .toArray(String[]::new);
  }

  @Test
  void collection_has1000Blocks_inPagesOf100() {
    String id = create("full").id();
    change(id, put("a", manyBlocks(0, 900)));
    change(id, put("b", manyBlocks(900, 100)));
    assertThat(blocks(id)).hasSize(1000).startsWith("a 10.0.0.0/24").endsWith("b 10.3.231.0/24");
    for (CidrCollectionChange one : List.of(put("a", "11.0.0.0/8"), put("c", "11.0.0.0/8"))) {
      Refusal.of(
              "one more",
              client -> change(client, id, one),
              LimitsExceededException.class,
              400,
              ".*1000.*")
          .verify(api.client());
    }
    change(id, put("c", "11.0.0.0/8"), delete("b", "10.3.231.0/24"));
    assertThat(blocks(id)).hasSize(1000).endsWith("c 11.0.0.0/8");

    ListCidrBlocksRequest first =
        ListCidrBlocksRequest.builder().collectionId(id).locationName("b").maxResults("98").build();
    var page = api.client().listCidrBlocks(first);
    assertThat(page.cidrBlocks()).hasSize(98);
    var last = api.client().listCidrBlocks(first.toBuilder().nextToken(page.nextToken()).build());
    assertThat(last.cidrBlocks())
        .extracting(CidrBlockSummary::cidrBlock)
        .containsExactly("10.3.230.0/24");
    assertThat(last.nextToken()).isNull();
  }

  @Test
  void lists_goOnWithTheirTokens() {
    String id = create("paged").id();
    create("paged-2");
    List<String> locations = List.of("A", "Z", "_", "a", "a-b", "z");
    IntStream.range(0, locations.size())
        .forEach(i -> change(id, put(locations.get(i), manyBlocks(i, 1))));
    assertThat(
            api
                .client()
                .listCidrLocationsPaginator(request -> request.collectionId(id).maxResults("4"))
                .cidrLocations()
                .stream()
                .map(LocationSummary::locationName))
        .isEqualTo(locations);
    List<String> names =
        api.client().listCidrCollections(all -> {}).cidrCollections().stream()
            .map(CollectionSummary::name)
            .toList();
    assertThat(names).isSorted().containsSubsequence("paged", "paged-2");
    assertThat(
            api
                .client()
                .listCidrCollectionsPaginator(request -> request.maxResults("1"))
                .cidrCollections()
                .stream()
                .map(CollectionSummary::name))
        .isEqualTo(names);
    String token =
        api.client()
            .listCidrLocations(request -> request.collectionId(id).maxResults("1"))
            .nextToken();
    for (String bad : List.of(token.substring(1), "*", token + "A")) {
      assertBadToken(id, bad);
    }
    assertBadToken(create("tokens").id(), token);
  }

  private static void assertBadToken(String id, String token) {
    Refusal.of(
            "bad token",
            client ->
                client.listCidrLocations(request -> request.collectionId(id).nextToken(token)),
            InvalidInputException.class,
            400,
            ".*NextToken.*")
        .verify(api.client());
  }

  private static ResourceRecordSet routed(String name, String collection, String location) {
    return routed(name, collection, location, "192.0.2.1");
  }

  private static ResourceRecordSet routed(
      String name, String collection, String location, String address) {
    return ResourceRecordSet.builder()
        .name(name)
        .type(RRType.A)
        .setIdentifier("set of " + location)
        .cidrRoutingConfig(cidr -> cidr.collectionId(collection).locationName(location))
        .ttl(60L)
        .resourceRecords(Changes.records(address))
        .build();
  }

  private static void changeSets(Route53Client client, String zone, Change... changes) {
    client.changeResourceRecordSets(
        request -> request.hostedZoneId(zone).changeBatch(batch -> batch.changes(changes)));
  }

  @Test
  void recordSets_useLocations_whichThenStay() {
    String zone = api.createZone("routed.example.com", "routed");
    String id = create("routed").id();
    change(id, put("here", "10.0.0.0/8", "11.0.0.0/8"), put("there", "12.0.0.0/8"));
    ResourceRecordSet here = routed("www.routed.example.com.", id, "here");
    ResourceRecordSet byDefault = routed("www.routed.example.com.", id, "*");
    changeSets(
        api.client(),
        zone,
        Changes.of(ChangeAction.CREATE, here),
        Changes.of(ChangeAction.CREATE, byDefault));
    assertThat(api.listRecordSets(zone)).contains(byDefault, here);

    Refusal lastBlock =
        Refusal.of(
            "the last block of a used location",
            client -> change(client, id, delete("here", "10.0.0.0/8", "11.0.0.0/8")),
            CidrBlockInUseException.class,
            400,
            "CidrBlockInUseException",
            ".*here.*");
    lastBlock.verify(api.client());
    change(id, delete("here", "10.0.0.0/8"), delete("there", "12.0.0.0/8"));
    assertThat(blocks(id)).containsExactly("here 11.0.0.0/8");
    change(id, delete("here", "11.0.0.0/8"), put("here", "13.0.0.0/8"));
    Refusal inUse =
        Refusal.of(
            "used",
            client -> client.deleteCidrCollection(request -> request.id(id)),
            CidrCollectionInUseException.class,
            400,
            "CidrCollectionInUseException",
            ".+");
    inUse.verify(api.client());

    changeSets(api.client(), zone, Changes.of(ChangeAction.DELETE, here));
    change(id, delete("here", "13.0.0.0/8"));
    inUse.verify(api.client());
    changeSets(api.client(), zone, Changes.of(ChangeAction.DELETE, byDefault));
    api.client().deleteCidrCollection(request -> request.id(id));
    Refusal.of(
            "gone",
            client -> client.deleteCidrCollection(request -> request.id(id)),
            NoSuchCidrCollectionException.class,
            404,
            "NoSuchCidrCollectionException",
            ".*" + id + ".*")
        .verify(api.client());
    assertThat(create("routed").id()).as("the name is free again").isNotEqualTo(id);
  }

  /** The client of these questions is 127.0.0.1. */
  @Test
  void dns_answersByTheBlocksOfTheMoment() {
    String zone = api.createZone("blocks.example.com", "blocks");
    String id = create("blocks").id();
    change(id, put("here", "127.0.0.0/8"), put("there", "10.0.0.0/8"));
    String name = "www.blocks.example.com.";
    changeSets(
        api.client(),
        zone,
        Changes.of(ChangeAction.CREATE, routed(name, id, "here", "192.0.2.1")),
        Changes.of(ChangeAction.CREATE, routed(name, id, "there", "192.0.2.2")),
        Changes.of(ChangeAction.CREATE, routed(name, id, "*", "192.0.2.3")));
    assertThat(answer(name)).isEqualTo("192.0.2.1");
    change(id, put("there", "127.0.0.0/24"));
    assertThat(answer(name)).isEqualTo("192.0.2.2");
    change(id, delete("there", "127.0.0.0/24"), put("here", "128.0.0.0/8"));
    assertThat(answer(name)).isEqualTo("192.0.2.1");
    change(id, delete("here", "127.0.0.0/8"));
    assertThat(answer(name)).isEqualTo("192.0.2.3");
  }

  private static String answer(String name) {
    Message message =
        new DnsClient(milepost.dns()).udp(DnsQueries.plain(Name.fromConstantString(name), Type.A));
    return message.getSection(Section.ANSWER).getFirst().rdataToString();
  }

  @Test
  void recordSet_ofAnUnknownCollectionOrLocation_isRefused() {
    String zone = api.createZone("unknown.example.com", "unknown");
    String id = create("known").id();
    change(id, put("here", "10.0.0.0/8"));
    Refusal.of(
            "collection",
            client ->
                changeSets(
                    client,
                    zone,
                    Changes.of(
                        ChangeAction.CREATE, routed("www.unknown.example.com", UNKNOWN, "*"))),
            NoSuchCidrCollectionException.class,
            404,
            "NoSuchCidrCollectionException",
            ".*" + UNKNOWN + ".*")
        .verify(api.client());
    Refusal.of(
            "location",
            client ->
                changeSets(
                    client,
                    zone,
                    Changes.of(
                        ChangeAction.CREATE, routed("www.unknown.example.com", id, "there"))),
            NoSuchCidrLocationException.class,
            404,
            "NoSuchCidrLocationException",
            ".*there.*")
        .verify(api.client());
    assertThat(api.listRecordSets(zone)).hasSize(2);
  }

  @Test
  void everything_outlivesTheServer(@TempDir Path directory) {
    try (MilepostProcess other = MilepostProcess.start(directory)) {
      CidrCollection collection;
      try (Route53Api first = new Route53Api(other.apiUri())) {
        collection = create(first.client(), "kept", "kept").collection();
        change(first.client(), collection.id(), put("a", "2001:db8::/32", "10.0.0.0/8"));
      }
      other.kill();
      other.restart();
      try (Route53Api second = new Route53Api(other.apiUri())) {
        assertThat(create(second.client(), "kept", "kept").collection())
            .isEqualTo(collection.toBuilder().version(2L).build());
        assertThat(
                second
                    .client()
                    .listCidrBlocks(request -> request.collectionId(collection.id()))
                    .cidrBlocks()
                    .stream()
                    .map(CidrCollectionTest::text))
            .containsExactly("a 10.0.0.0/8", "a 2001:db8::/32");
      }
    }
  }

  static Stream<Refusal> refusals() {
    List<Refusal> refusals = new ArrayList<>();
    refusals.add(
        Refusal.of(
            "create: name with another reference",
            client -> {
              create(client, "taken", "taken 1");
              create(client, "taken", "taken 2");
            },
            CidrCollectionAlreadyExistsException.class,
            400,
            "CidrCollectionAlreadyExistsException",
            ".*taken.*"));
    refusals.add(
        Refusal.of(
            "create: reference with another name",
            client -> {
              create(client, "referenced", "referenced");
              create(client, "referenced-2", "referenced");
            },
            CidrCollectionAlreadyExistsException.class,
            400,
            "CidrCollectionAlreadyExistsException",
            ".+"));
    for (String name : List.of("", "a b", "a.b", "ä", "n".repeat(65))) {
      refusals.add(invalid("create: name '" + name + "'", client -> create(client, name, "x")));
    }
    for (String reference : List.of("", "ä", "n".repeat(65))) {
      refusals.add(
          invalid(
              "create: reference '" + reference + "'", client -> create(client, "x", reference)));
    }
    for (String block :
        List.of(
            "",
            " ",
            "10.0.0.0",
            "10.0.0.0/0",
            "10.0.0.0/25",
            "10.0.0.1/24",
            "10.0.0.0/33",
            "10.0.0/8",
            "010.0.0.0/8",
            "::/0",
            "2001:db8::/49",
            "2001:db8::1/48",
            "2001:db8:::/48",
            "example.com/8")) {
      refusals.add(ofChange("block '" + block + "'", put("a", block)));
      refusals.add(ofChange("deleted block '" + block + "'", delete("a", block)));
    }
    for (String location : List.of("", "*", "a b", "l".repeat(17))) {
      refusals.add(ofChange("location '" + location + "'", put(location, "10.0.0.0/8")));
    }
    refusals.add(ofChange("no blocks", put("a")));
    refusals.add(ofChange("1,001 blocks of a location", put("a", manyBlocks(0, 1001))));
    refusals.add(ofChange("action", change("UPSERT", "a", "10.0.0.0/8")));
    refusals.add(ofChange("no changes"));
    refusals.add(
        invalid(
            "change: version 0",
            client ->
                client.changeCidrCollection(request ->
                    request.id(UNKNOWN).collectionVersion(0L).changes(put("a", "10.0.0.0/8")))));
    refusals.add(
        Refusal.of(
            "change: 1,001 blocks in all",
            client ->
                change(
                    client,
                    create(client, "refused", "refused").collection().id(),
                    put("a", manyBlocks(0, 600)),
                    put("a", manyBlocks(0, 401))),
            LimitsExceededException.class,
            400,
            ".*1000.*"));
    refusals.add(
        Refusal.of(
            "delete: with blocks",
            client -> {
              String id = create(client, "not-empty", "not empty").collection().id();
              change(client, id, put("a", "10.0.0.0/8"));
              client.deleteCidrCollection(request -> request.id(id));
            },
            CidrCollectionInUseException.class,
            400,
            "CidrCollectionInUseException",
            ".+"));
    refusals.add(
        Refusal.of(
            "blocks: unknown location",
            client -> {
              String id = create(client, "locations", "locations").collection().id();
              client.listCidrBlocks(request -> request.collectionId(id).locationName("x"));
            },
            NoSuchCidrLocationException.class,
            404,
            "NoSuchCidrLocationException",
            ".*x.*"));
    refusals.add(unknown("change", client -> change(client, UNKNOWN, put("a", "10.0.0.0/8"))));
    refusals.add(unknown("delete", c -> c.deleteCidrCollection(request -> request.id(UNKNOWN))));
    refusals.add(
        unknown("locations", c -> c.listCidrLocations(request -> request.collectionId(UNKNOWN))));
    refusals.add(
        unknown("blocks", c -> c.listCidrBlocks(request -> request.collectionId(UNKNOWN))));
    refusals.add(
        invalid("delete: no UUID", c -> c.deleteCidrCollection(request -> request.id("x"))));
    refusals.add(
        invalid("list: 0 results", c -> c.listCidrCollections(request -> request.maxResults("0"))));
    refusals.add(
        invalid("list: token", c -> c.listCidrCollections(request -> request.nextToken("x"))));
    return refusals.stream();
  }

  private static Refusal ofChange(String title, CidrCollectionChange... changes) {
    return invalid(
        "change: " + title,
        client -> change(client, create(client, "refused", "refused").collection().id(), changes));
  }

  private static Refusal invalid(String title, Consumer<Route53Client> call) {
    return Refusal.of(title, call, InvalidInputException.class, 400, ".+");
  }

  private static Refusal unknown(String title, Consumer<Route53Client> call) {
    return Refusal.of(
        title + ": unknown collection",
        call,
        NoSuchCidrCollectionException.class,
        404,
        "NoSuchCidrCollectionException",
        ".*" + UNKNOWN + ".*");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void call_isRefused(Refusal refusal) {
    refusal.verify(api.client());
  }
}
