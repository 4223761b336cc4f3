package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.samples.Seeds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The order of record sets and their pages: the name with its labels reversed and a dot behind the
 * last one, byte by byte in its escaped form, then the type.
 */
final class RecordSetListTest {
  private static final String ZONE = "list.example.com.";
  private static final long SEED = Seeds.of(RecordSetListTest.class);

  private static MilepostProcess milepost;
  private static Route53Api api;
  private static String zoneId = "";
  private static List<ResourceRecordSet> expected = List.of();

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
    zoneId = api.createZone(ZONE, "list");

    Set<String> names = new HashSet<>(List.of("*." + ZONE, "www." + ZONE, "-." + ZONE));
    RandomGenerator random = Seeds.generator(SEED);
    while (names.size() < 350) {
      names.add(randomName(random));
    }
    List<Change> changes = new ArrayList<>();
    List<ResourceRecordSet> sets = new ArrayList<>(api.listRecordSets(zoneId));
    for (String name : names) {
      for (RRType type : randomTypes(random)) {
        String value = type == RRType.A ? "192.0.2.1" : type == RRType.MX ? "1 a." : "\"t\"";
        changes.add(Changes.create(name, type, 60, value));
        sets.add(Changes.recordSet(escaped(name), type, 60, value));
      }
    }
    api.change(zoneId, changes);
    sets.sort(
        Comparator.comparing((ResourceRecordSet set) -> sortKey(set.name()))
            .thenComparing(ResourceRecordSet::typeAsString));
    expected = List.copyOf(sets);
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  private static final String LABEL_CHARACTERS = "aab01-_*+!~^";

  /** Up to three labels of few letters, so that names are often alike up to some place. */
  private static String randomName(RandomGenerator random) {
    StringBuilder name = new StringBuilder();
    int labels = random.nextInt(1, 4);
    for (int i = 0; i < labels; i++) {
      int length = random.nextInt(1, 3);
      for (int j = 0; j < length; j++) {
        name.append(LABEL_CHARACTERS.charAt(random.nextInt(LABEL_CHARACTERS.length())));
      }
      name.append('.');
    }
    return name + ZONE;
  }

  private static List<RRType> randomTypes(RandomGenerator random) {
    List<RRType> types = new ArrayList<>(List.of(RRType.A, RRType.MX, RRType.TXT));
    types.remove(random.nextInt(3));
    types.remove(random.nextInt(2));
    return random.nextBoolean() ? types : List.of(RRType.TXT, RRType.A);
  }

  /** A name as lists show it: all but {@code a-z 0-9 - _} and the dots in octal. */
  private static String escaped(String name) {
    StringBuilder text = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.US_ASCII)) {
      char character = (char) octet;
      if (character == '.' || String.valueOf(character).matches("[a-z0-9_-]")) {
        text.append(character);
      } else {
        text.append("\\%03o".formatted((int) octet));
      }
    }
    return text.toString();
  }

  private static String sortKey(String listedName) {
    List<String> labels = new ArrayList<>(Arrays.asList(listedName.split("\\.", -1)));
    return String.join(".", labels.reversed()).substring(1) + ".";
  }

  private static ListResourceRecordSetsResponse page(
      @Nullable String name, @Nullable RRType type, @Nullable String maxItems) {
    return api.client()
        .listResourceRecordSets(request ->
            request
                .hostedZoneId(zoneId)
                .startRecordName(name)
                .startRecordType(type)
                .maxItems(maxItems));
  }

  private static List<ResourceRecordSet> inPages(int size) {
    List<ResourceRecordSet> all = new ArrayList<>();
    ListResourceRecordSetsResponse page = page(null, null, Integer.toString(size));
    while (true) {
      assertThat(page.maxItems()).isEqualTo(Integer.toString(size));
      all.addAll(page.resourceRecordSets());
      if (!page.isTruncated()) {
        assertThat(page.nextRecordName()).isNull();
        assertThat(page.nextRecordType()).isNull();
        assertThat(page.nextRecordIdentifier()).isNull();
        return all;
      }
      assertThat(page.resourceRecordSets()).hasSize(size);
      assertThat(page.nextRecordIdentifier()).isNull();
      String name = page.nextRecordName();
      RRType type = page.nextRecordType();
      page = page(name, type, Integer.toString(size));
      // Markers name the first item of the next page.
      assertThat(page.resourceRecordSets().getFirst().name()).isEqualTo(name);
      assertThat(page.resourceRecordSets().getFirst().type()).isEqualTo(type);
    }
  }

  @Test
  void list_inPagesOf1_isInOrder() {
    assertThat(inPages(1)).isEqualTo(expected);
  }

  @Test
  void list_inPagesOf7_isInOrder() {
    assertThat(inPages(7)).isEqualTo(expected);
  }

  @Test
  void list_inPagesOf300_isInOrder() {
    assertThat(inPages(300)).isEqualTo(expected);
  }

  @Test
  void list_withoutSize_hasPagesOf100() {
    ListResourceRecordSetsResponse page = page(null, null, null);
    assertThat(page.maxItems()).isEqualTo("100");
    assertThat(page.isTruncated()).isTrue();
    assertThat(page.resourceRecordSets()).isEqualTo(expected.subList(0, 100));
  }

  @Test
  void list_sizeAboveTheMaximum_isCutTo300() {
    ListResourceRecordSetsResponse page = page(null, null, "301");
    assertThat(page.maxItems()).isEqualTo("300");
    assertThat(page.resourceRecordSets()).isEqualTo(expected.subList(0, 300));
  }

  @Test
  void list_sdkPaginator_givesAll() {
    assertThat(api.listRecordSets(zoneId)).isEqualTo(expected);
  }

  @Test
  void list_fromAnyName_startsThereOrAtItsSuccessor() {
    RandomGenerator random = Seeds.generator(SEED + 1);
    for (int i = 0; i < 200; i++) {
      String name = randomName(random);
      String key = sortKey(escaped(name));
      List<ResourceRecordSet> following =
          expected.stream()
              .filter(set -> sortKey(set.name()).compareTo(key) >= 0)
              .limit(5)
              .toList();
      String written =
          switch (i % 4) {
            case 0 -> name;
            case 1 -> escaped(name);
            case 2 -> name.substring(0, name.length() - 1);
            default -> name.toUpperCase(Locale.ROOT);
          };
      assertThat(page(written, null, "5").resourceRecordSets())
          .as("seed %d: from %s", SEED, written)
          .isEqualTo(following);
    }
  }

  @Test
  void list_fromNameAndType_startsWithinTheName() {
    RandomGenerator random = Seeds.generator(SEED + 2);
    for (int i = 0; i < 100; i++) {
      String name = randomName(random);
      RRType type = List.of(RRType.A, RRType.CNAME, RRType.MX, RRType.NS, RRType.TXT).get(i % 5);
      String key = sortKey(escaped(name));
      List<ResourceRecordSet> following =
          expected.stream()
              .filter(set -> {
                int compared = sortKey(set.name()).compareTo(key);
                return compared > 0
                    || (compared == 0 && set.typeAsString().compareTo(type.toString()) >= 0);
              })
              .limit(3)
              .toList();
      assertThat(page(name, type, "3").resourceRecordSets())
          .as("seed %d: from %s %s", SEED, name, type)
          .isEqualTo(following);
    }
  }

  @Test
  void list_fromOutsideTheZone_startsAtTheSuccessor() {
    assertThat(page("a.example.com", null, "2").resourceRecordSets())
        .isEqualTo(expected.subList(0, 2));
    assertThat(page("zz.example.com", null, "2").resourceRecordSets()).isEmpty();
    assertThat(page("list.example.net", null, "2").resourceRecordSets()).isEmpty();
    assertThat(page("com", null, "1").resourceRecordSets()).isEqualTo(expected.subList(0, 1));
  }

  @Test
  void list_dashSortsBeforeTheDot_andEscapesBehindDigits() {
    String id = api.createZone("order.example.com", "order");
    List<String> inOrder =
        List.of(
            "order.example.com.",
            "-.order.example.com.",
            "0.order.example.com.",
            "9.order.example.com.",
            "\\052.order.example.com.",
            "a.\\052.order.example.com.",
            "_.order.example.com.",
            "a-b.order.example.com.",
            "c.a-b.order.example.com.",
            "a.order.example.com.",
            "c.a.order.example.com.",
            "a0.order.example.com.",
            "a\\056b.order.example.com.",
            "b.order.example.com.");
    List<Change> changes = new ArrayList<>();
    for (String name : inOrder.reversed()) {
      changes.add(Changes.create(name, RRType.A, 60, "192.0.2.1"));
    }
    api.change(id, changes);
    assertThat(api.listRecordSets(id).stream().map(ResourceRecordSet::name).distinct())
        .containsExactlyElementsOf(inOrder);
  }
}
