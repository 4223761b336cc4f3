package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.DeleteHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.HostedZoneAlreadyExistsException;
import software.amazon.awssdk.services.route53.model.HostedZoneNotEmptyException;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameResponse;
import software.amazon.awssdk.services.route53.model.ListHostedZonesResponse;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The life of a hosted zone, and the lists of zones. */
final class HostedZoneTest {
  private static final Pattern NAME_SERVER =
      Pattern.compile("ns-(\\d+)\\.awsdns-(\\d\\d)\\.(com|net|org|co\\.uk)");
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

  private static CreateHostedZoneResponse create(String name, String callerReference) {
    return api.client()
        .createHostedZone(request -> request.name(name).callerReference(callerReference));
  }

  @Test
  void createHostedZone_publicZone_answersAllMembers() {
    Instant before = Instant.now();
    CreateHostedZoneResponse created =
        api.client()
            .createHostedZone(request ->
                request
                    .name("Create.Example.COM")
                    .callerReference("create 1/ä<&>\"")
                    .hostedZoneConfig(
                        config -> config.comment("a <comment> & \"more\"").privateZone(false)));
    HostedZone zone = created.hostedZone();
    assertThat(created.sdkHttpResponse().statusCode()).isEqualTo(201);
    // The SDK takes the prefix off.
    assertThat(zone.id()).matches("Z[A-Z0-9]{12,31}");
    assertThat(created.location())
        .isEqualTo("https://route53.amazonaws.com/2013-04-01/hostedzone/" + zone.id());
    assertThat(zone.name()).isEqualTo("create.example.com.");
    assertThat(zone.callerReference()).isEqualTo("create 1/ä<&>\"");
    assertThat(zone.config().comment()).isEqualTo("a <comment> & \"more\"");
    assertThat(zone.config().privateZone()).isFalse();
    assertThat(zone.resourceRecordSetCount()).isEqualTo(2);
    assertThat(zone.linkedService()).isNull();
    assertThat(created.vpc()).isNull();
    assertThat(created.delegationSet().id()).isNull();
    assertThat(created.delegationSet().callerReference()).isNull();
    assertNameServers(created.delegationSet().nameServers());

    ChangeInfo change = created.changeInfo();
    assertThat(change.id()).matches("C[A-Z0-9]{12,31}");
    assertThat(change.status()).isIn(ChangeStatus.PENDING, ChangeStatus.INSYNC);
    assertThat(change.submittedAt())
        .isBetween(before.minus(Duration.ofSeconds(2)), Instant.now().plus(Duration.ofSeconds(2)));
  }

  /** Four names, one for each top-level domain, numbered as Route 53 numbers them. */
  private static void assertNameServers(List<String> nameServers) {
    List<String> domains = new ArrayList<>();
    for (String nameServer : nameServers) {
      Matcher matcher = NAME_SERVER.matcher(nameServer);
      assertThat(matcher.matches()).as(nameServer).isTrue();
      int number = Integer.parseInt(matcher.group(1));
      assertThat(Integer.parseInt(matcher.group(2))).as(nameServer).isEqualTo(number % 512 / 8);
      assertThat(matcher.group(3))
          .as(nameServer)
          .isEqualTo(List.of("com", "net", "org", "co.uk").get(number / 512));
      domains.add(matcher.group(3));
    }
    assertThat(domains).containsExactlyInAnyOrder("com", "net", "org", "co.uk");
  }

  @Test
  void createHostedZone_withoutComment_hasConfigWithoutComment() {
    HostedZone zone = create("bare.example.com", "bare").hostedZone();
    assertThat(zone.config().privateZone()).isFalse();
    assertThat(zone.config().comment()).isNull();
  }

  @Test
  void createHostedZone_nameWithUnusualOctets_isEscapedInAnswers() {
    HostedZone zone = create("a\\052B/C.\\145xample.com.", "octets").hostedZone();
    assertThat(zone.name()).isEqualTo("a\\052b\\057c.example.com.");
  }

  @Test
  void createHostedZone_bringsNsAndSoa() {
    CreateHostedZoneResponse created = create("defaults.example.com", "defaults");
    List<String> servers =
        created.delegationSet().nameServers().stream().map(name -> name + ".").toList();
    List<ResourceRecordSet> sets = api.listRecordSets(created.hostedZone().id());

    assertThat(sets).extracting(ResourceRecordSet::type).containsExactly(RRType.NS, RRType.SOA);
    assertThat(sets).extracting(ResourceRecordSet::name).containsOnly("defaults.example.com.");
    ResourceRecordSet ns = sets.getFirst();
    assertThat(ns.ttl()).isEqualTo(172_800);
    assertThat(ns.resourceRecords())
        .containsExactlyInAnyOrderElementsOf(Changes.records(servers.toArray(String[]::new)));
    ResourceRecordSet soa = sets.getLast();
    assertThat(soa.ttl()).isEqualTo(900);
    assertThat(soa.resourceRecords()).hasSize(1);
    String value = soa.resourceRecords().getFirst().value();
    String rest = " awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400";
    assertThat(value).endsWith(rest);
    assertThat(servers).contains(value.substring(0, value.length() - rest.length()));
  }

  @Test
  void createHostedZone_referenceUsedBefore_isRefusedEvenAfterDeletion() {
    String id = create("reference.example.com", "reused").hostedZone().id();
    assertThatExceptionOfType(HostedZoneAlreadyExistsException.class)
        .isThrownBy(() -> create("reference.example.com", "reused"));
    assertThatExceptionOfType(HostedZoneAlreadyExistsException.class)
        .isThrownBy(() -> create("other.example.net", "reused"));
    api.client().deleteHostedZone(request -> request.id(id));
    assertThatExceptionOfType(HostedZoneAlreadyExistsException.class)
        .isThrownBy(() -> create("reference.example.com", "reused"))
        .satisfies(refused -> {
          assertThat(refused.statusCode()).isEqualTo(409);
          assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("HostedZoneAlreadyExists");
          assertThat(refused.awsErrorDetails().errorMessage())
              .isEqualTo(
                  "A hosted zone has already been created with the specified caller"
                      + " reference.");
        });
  }

  @Test
  void createHostedZone_sameOrOverlappingNames_shareNoNameServer() {
    List<String> all = new ArrayList<>();
    for (String name : List.of("twin.example.com", "twin.example.com", "below.twin.example.com")) {
      all.addAll(create(name, "twins " + all.size()).delegationSet().nameServers());
    }
    assertThat(all).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void getHostedZone_knowsWhatWasCreated_byBareAndPrefixedId() {
    CreateHostedZoneResponse created = create("get.example.com", "get");
    String bare = created.hostedZone().id();
    api.change(
        bare,
        List.of(Changes.create("www.get.example.com", RRType.A, 60, "192.0.2.1", "192.0.2.2")));
    for (String id : List.of(bare, "/hostedzone/" + bare)) {
      GetHostedZoneResponse got = api.client().getHostedZone(request -> request.id(id));
      assertThat(got.hostedZone())
          .isEqualTo(created.hostedZone().toBuilder().resourceRecordSetCount(3L).build());
      assertThat(got.delegationSet()).isEqualTo(created.delegationSet());
      assertThat(got.hasVpCs()).isFalse();
    }
  }

  @Test
  void deleteHostedZone_emptyZone_isGone() {
    String id = create("delete.example.com", "delete").hostedZone().id();
    DeleteHostedZoneResponse deleted = api.client().deleteHostedZone(request -> request.id(id));
    assertThat(deleted.changeInfo().id()).startsWith("C");
    assertThat(api.client().getChange(request -> request.id(deleted.changeInfo().id())))
        .satisfies(
            change -> assertThat(change.changeInfo().status()).isEqualTo(ChangeStatus.INSYNC));
    assertThatExceptionOfType(NoSuchHostedZoneException.class)
        .isThrownBy(() -> api.client().getHostedZone(request -> request.id(id)));
    assertThatExceptionOfType(NoSuchHostedZoneException.class)
        .isThrownBy(() -> api.client().deleteHostedZone(request -> request.id(id)));
    assertThat(api.client().listHostedZonesPaginator().hostedZones().stream())
        .noneMatch(zone -> zone.id().equals(id));
  }

  @Test
  void deleteHostedZone_withOtherSets_isRefused() {
    String id = create("full.example.com", "full").hostedZone().id();
    api.change(id, List.of(Changes.create("full.example.com", RRType.A, 60, "192.0.2.1")));
    assertThatExceptionOfType(HostedZoneNotEmptyException.class)
        .isThrownBy(() -> api.client().deleteHostedZone(request -> request.id(id)))
        .satisfies(refused -> {
          assertThat(refused.statusCode()).isEqualTo(400);
          assertThat(refused.awsErrorDetails().errorMessage())
              .isEqualTo(
                  "The specified hosted zone contains non-required resource record sets and so"
                      + " cannot be deleted.");
        });
    assertThat(api.listRecordSets(id)).hasSize(3);
    api.change(id, List.of(Changes.delete("full.example.com", RRType.A, 60, "192.0.2.1")));
    api.client().deleteHostedZone(request -> request.id(id));
  }

  @Test
  void listHostedZones_inPages_givesAllInOrderOfCreation() {
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      created.add(create("page" + (97 * i % 11) + ".example.org", "page " + i).hostedZone().id());
    }
    List<HostedZone> all = api.client().listHostedZonesPaginator().hostedZones().stream().toList();
    assertThat(all).extracting(HostedZone::id).containsSubsequence(created);

    for (int size : List.of(1, 4, 100)) {
      List<HostedZone> paged = new ArrayList<>();
      String marker = null;
      ListHostedZonesResponse page;
      do {
        String from = marker;
        page =
            api.client()
                .listHostedZones(request -> request.marker(from).maxItems(Integer.toString(size)));
        assertThat(page.maxItems()).isEqualTo(Integer.toString(size));
        assertThat(page.marker()).isEqualTo(from);
        assertThat(page.hostedZones()).hasSizeLessThanOrEqualTo(size);
        if (from != null) {
          assertThat(page.hostedZones().getFirst().id()).isEqualTo(from);
        }
        paged.addAll(page.hostedZones());
        marker = page.nextMarker();
        if (page.isTruncated()) {
          assertThat(marker).matches("Z[A-Z0-9]+");
          assertThat(page.hostedZones()).hasSize(size);
        } else {
          assertThat(marker).isNull();
        }
      } while (page.isTruncated());
      assertThat(paged).isEqualTo(all);
    }
  }

  @Test
  void listHostedZones_maxItemsAboveTheMaximum_isCut() {
    assertThat(api.client().listHostedZones(request -> request.maxItems("1000")).maxItems())
        .isEqualTo("100");
    assertThat(api.client().listHostedZones().maxItems()).isEqualTo("100");
  }

  @Test
  void listHostedZones_privateOnly_isEmpty() {
    create("public.example.com", "public");
    assertThat(
            api.client()
                .listHostedZones(request -> request.hostedZoneType("PrivateHostedZone"))
                .hostedZones())
        .isEmpty();
  }

  @Test
  void listHostedZonesByName_ordersByReversedLabels() {
    // A dot ends each label, and what stands before it in ASCII sorts first: ! " # … + , -
    List<String> names =
        List.of(
            "example-a.test.",
            "a.example-a.test.",
            "example.test.",
            "0.example.test.",
            "\\100a.example.test.",
            "_a.example.test.",
            "a-b.example.test.",
            "z.a-b.example.test.",
            "a.example.test.",
            "b.a.example.test.",
            "example0.test.");
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(7 * i % names.size());
      create(name, "by name " + name);
    }
    List<HostedZone> all = byName("test", names.size());
    assertThat(all).extracting(HostedZone::name).isEqualTo(names);

    // Any place may be the start, an unused one too; both notations and both cases are the same.
    assertThat(names(byName("EXAMPLE.test", 3))).isEqualTo(names.subList(2, 5));
    assertThat(names(byName("@A.example.test", 2))).isEqualTo(names.subList(4, 6));
    assertThat(names(byName("1.example.test.", 1))).isEqualTo(names.subList(4, 5));
  }

  private static List<HostedZone> byName(String dnsName, int maxItems) {
    return api.client()
        .listHostedZonesByName(
            request -> request.dnsName(dnsName).maxItems(Integer.toString(maxItems)))
        .hostedZones();
  }

  private static List<String> names(List<HostedZone> zones) {
    return zones.stream().map(HostedZone::name).toList();
  }

  @Test
  void listHostedZonesByName_inPages_givesAllOnce() {
    for (int i = 0; i < 5; i++) {
      create("same.example.info", "same " + i);
      create("same" + i + ".example.info", "same with number " + i);
    }
    List<HostedZone> all =
        api.client().listHostedZonesByName(request -> request.maxItems("100")).hostedZones();
    assertThat(all)
        .filteredOn(zone -> zone.name().equals("same.example.info."))
        .extracting(HostedZone::id)
        .hasSize(5)
        .isSorted();
    for (int size : List.of(1, 3)) {
      List<HostedZone> paged = new ArrayList<>();
      String name = null;
      String id = null;
      ListHostedZonesByNameResponse page;
      do {
        String fromName = name;
        String fromId = id;
        page =
            api.client()
                .listHostedZonesByName(request ->
                    request
                        .dnsName(fromName)
                        .hostedZoneId(fromId)
                        .maxItems(Integer.toString(size)));
        assertThat(page.dnsName()).isEqualTo(fromName);
        assertThat(page.hostedZoneId()).isEqualTo(fromId);
        assertThat(page.maxItems()).isEqualTo(Integer.toString(size));
        paged.addAll(page.hostedZones());
        name = page.nextDNSName();
        id = page.nextHostedZoneId();
        if (page.isTruncated()) {
          assertThat(name).endsWith(".");
          assertThat(id).matches("Z[A-Z0-9]+");
        } else {
          assertThat(name).isNull();
          assertThat(id).isNull();
        }
      } while (page.isTruncated());
      assertThat(paged).isEqualTo(all);
    }
  }
}
