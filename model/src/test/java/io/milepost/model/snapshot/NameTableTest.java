package io.milepost.model.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table gives back what was put in, whatever the hashes, one by one and at once. */
final class NameTableTest {
  private static final byte[] APEX = DnsName.of("example.").toWire();
  private static final long APEX_HASH = DnsName.of("example.").nameHash();
  private static final List<RecordType> TYPES =
      List.of(RecordType.A, RecordType.AAAA, RecordType.NS, RecordType.TXT, RecordType.CNAME);

  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void withAndWithout_randomNames_givesBackWhatIsThere(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int names = 1 << random.nextInt(1, 13);
    NameTable table = NameTable.empty(APEX_HASH);
    Map<String, ZoneNode> expected = new TreeMap<>();
    CompileCost cost = new CompileCost();
    for (int step = 0; step < 3 * names; step++) {
      byte[] labels = labels("n" + random.nextInt(names));
      // At first the table grows, at last it shrinks.
      boolean put = random.nextInt(3 * names) >= step;
      if (put) {
        ZoneNode node = node(random, labels);
        table = table.with(hash(labels), node, cost);
        expected.put(key(labels), node);
      } else if (expected.remove(key(labels)) != null) {
        table = table.without(hash(labels), labels, cost);
      }
    }
    assertHolds(table, expected);
    assertThat(buckets(table)).isLessThanOrEqualTo(1 + expected.size());
    for (ZoneNode node : List.copyOf(expected.values())) {
      table = table.without(hash(node.labels()), node.labels(), cost);
    }
    assertThat(table.size()).isZero();
    assertThat(buckets(table)).as("a table without names is small again").isEqualTo(1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void of_randomNames_givesBackAllOfThemFromFullBuckets(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int names = 1 << random.nextInt(15);
    PackedNames packed = new PackedNames(1, 1024);
    Map<String, ZoneNode> expected = new TreeMap<>();
    for (int i = 0; i < names; i++) {
      ZoneNode node = node(random, labels("n" + i));
      packed.append(hash(node.labels()), node);
      expected.put(key(node.labels()), node);
    }
    NameTable table = NameTable.of(APEX_HASH, packed);
    assertHolds(table, expected);
    long[] octets = new long[1];
    table.forEachBucket(bucket -> octets[0] += Bucket.bytes(bucket).length);
    assertThat(octets[0] / buckets(table)).isGreaterThan(names < 16 ? 0 : 300);
  }

  /** Forged hashes: many equal ones, and some that differ in the last bit alone. */
  @Test
  void of_manyNamesOfOneHash_findsEach() {
    PackedNames packed = new PackedNames(1, 1024);
    List<ZoneNode> nodes = IntStream.range(0, 300).mapToObj(i -> empty("n" + i)).toList();
    for (int i = 0; i < nodes.size(); i++) {
      packed.append(i % 2, nodes.get(i));
    }
    NameTable table = NameTable.of(APEX_HASH, packed);
    for (int i = 0; i < nodes.size(); i++) {
      byte[] labels = nodes.get(i).labels();
      assertThat(table.find(i % 2, labels)).isNotNull();
      assertThat(table.find(1 - i % 2, labels)).isNull();
    }
    assertThat(table.size()).isEqualTo(300);
  }

  private static ZoneNode empty(String label) {
    return ZoneNode.emptyNonTerminal(labels(label));
  }

  private static byte[] labels(String label) {
    byte[] wire = DnsName.of(label).toWire();
    return Arrays.copyOf(wire, wire.length - 1);
  }

  private static long hash(byte[] labels) {
    byte[] wire = Arrays.copyOf(labels, labels.length + APEX.length);
    System.arraycopy(APEX, 0, wire, labels.length, APEX.length);
    return DnsName.hashOf(wire);
  }

  private static String key(byte[] labels) {
    return HexFormat.of().formatHex(labels);
  }

  /** Sets of all sizes: usual ones, none at all, and such as no bucket takes. */
  private static ZoneNode node(SplittableRandom random, byte[] labels) {
    ZoneNode node = ZoneNode.emptyNonTerminal(labels);
    node =
        node.withChildren(
            random.nextInt(3) == 0 ? random.nextInt() >>> 1 : 0, random.nextBoolean());
    int sets = random.nextInt(3);
    for (int i = 0; i < sets; i++) {
      RecordType type = TYPES.get(random.nextInt(TYPES.size()));
      List<byte[]> rdata = new ArrayList<>();
      int values = 1 + random.nextInt(random.nextInt(20) == 0 ? 400 : 3);
      for (int value = 0; value < values; value++) {
        rdata.add(rdata(random, type));
      }
      node = node.with(new Rrset(type.code(), random.nextInt() >>> 1, RdataList.of(rdata), APEX));
    }
    return node;
  }

  private static byte[] rdata(SplittableRandom random, RecordType type) {
    if (type == RecordType.NS || type == RecordType.CNAME) {
      return DnsName.of("t" + random.nextInt(100) + (random.nextBoolean() ? ".example." : "."))
          .toWire();
    }
    byte[] rdata = new byte[random.nextInt(random.nextInt(20) == 0 ? 600 : 20)];
    random.nextBytes(rdata);
    return rdata;
  }

  private static void assertHolds(NameTable table, Map<String, ZoneNode> expected) {
    assertThat(table.size()).isEqualTo(expected.size());
    NodeCursor cursor = new NodeCursor();
    for (ZoneNode node : expected.values()) {
      byte[] labels = node.labels();
      ZoneNode found = table.find(hash(labels), labels);
      assertThat(found).isNotNull();
      assertThat(found == null ? "" : text(found)).isEqualTo(text(node));
      assertThat(table.find(hash(labels), labels, 0, labels.length, cursor)).isTrue();
      for (RecordType type : TYPES) {
        assertThat(text(cursor.find(type.code()))).isEqualTo(text(node.find(type.code())));
      }
      assertThat(cursor.isCut()).isEqualTo(node.isCut());
      assertThat(cursor.hasWildcardChild()).isEqualTo(node.hasWildcardChild());
    }
    for (int i = 0; i < 50; i++) {
      byte[] absent = labels("absent" + i);
      assertThat(table.find(hash(absent), absent)).isNull();
    }
    Map<String, String> walked = new TreeMap<>();
    table.forEach(node -> walked.put(key(node.labels()), text(node)));
    assertThat(walked.keySet()).isEqualTo(expected.keySet());
    expected.forEach((key, node) -> assertThat(walked.get(key)).isEqualTo(text(node)));
  }

  private static String text(ZoneNode node) {
    StringBuilder text = new StringBuilder();
    text.append(node.children()).append(node.hasWildcardChild());
    for (Rrset rrset : node.rrsets()) {
      text.append(text(rrset));
    }
    return text.toString();
  }

  private static String text(@org.jspecify.annotations.Nullable Rrset rrset) {
    return rrset == null
        ? "none"
        : rrset.type()
            + " "
            + rrset.ttlSeconds()
            + " "
            + rrset.count()
            + rrset.names()
            + HexFormat.of().formatHex(rrset.bytes(), rrset.start(), rrset.end());
  }

  private static int buckets(NameTable table) {
    int[] count = new int[1];
    table.forEachBucket(bucket -> count[0]++);
    return count[0];
  }
}
