package io.milepost.model.snapshot;

import static io.milepost.model.snapshot.TestZones.alias;
import static io.milepost.model.snapshot.TestZones.member;
import static io.milepost.model.snapshot.TestZones.put;
import static io.milepost.model.snapshot.TestZones.remove;
import static io.milepost.model.snapshot.TestZones.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.store.Effect;
import io.milepost.model.store.PreparedSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random changes one by one give the same zone as its contents at once, and lookups say so. */
final class ZoneCompilerPropertyTest {
  private static final List<RecordType> TYPES =
      List.of(
          RecordType.A,
          RecordType.AAAA,
          RecordType.NS,
          RecordType.DS,
          RecordType.TXT,
          RecordType.CNAME);
  private static final String[] LABELS = {"a", "b", "c", "*", "d-e", "_f"};

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void apply_randomChanges_givesTheSameZoneAsItsContents(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<RecordSetKey, PreparedSet> contents = new TreeMap<>();
    ZoneDirectory directory = TestZones.load(List.of());
    for (int round = 0; round < 30; round++) {
      List<Effect> effects = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        effects.addAll(randomChange(random, contents));
      }
      directory =
          ZoneCompiler.apply(
              directory, TestZones.entry(effects.toArray(Effect[]::new)), new CompileCost());
      ZoneSnapshot incremental = TestZones.example(directory);
      ZoneSnapshot atOnce = TestZones.example(TestZones.load(List.copyOf(contents.values())));
      assertThat(text(incremental)).isEqualTo(text(atOnce));
      assertThat(depths(incremental.cutDepths())).isEqualTo(depths(atOnce.cutDepths()));
      assertThat(incremental.nameCount()).isEqualTo(text(incremental).size());
    }
  }

  /** The effects of a change to one name and type: of one set, or of a whole group. */
  private static List<Effect> randomChange(
      SplittableRandom random, Map<RecordSetKey, PreparedSet> contents) {
    if (!contents.isEmpty() && random.nextInt(3) == 0) {
      List<RecordSetKey> keys = List.copyOf(contents.keySet());
      PreparedSet removed = contents.remove(keys.get(random.nextInt(keys.size())));
      return List.of(remove(Objects.requireNonNull(removed)));
    }
    PreparedSet added = randomSet(random);
    List<Effect> effects = new ArrayList<>();
    for (PreparedSet other : List.copyOf(contents.values())) {
      if (!mayStandBeside(added, other)) {
        contents.remove(other.key());
        effects.add(remove(other));
      }
    }
    contents.put(added.key(), added);
    effects.add(put(added));
    return effects;
  }

  private static PreparedSet randomSet(SplittableRandom random) {
    StringBuilder text = new StringBuilder("example.com.");
    int labels = 1 + random.nextInt(4);
    for (int i = 0; i < labels; i++) {
      text.insert(0, LABELS[random.nextInt(LABELS.length)] + ".");
    }
    DnsName owner = DnsName.of(text.toString());
    RecordType type = TYPES.get(random.nextInt(TYPES.size()));
    boolean mayBeRouted = type != RecordType.NS && type != RecordType.DS;
    int kind = mayBeRouted ? random.nextInt(6) : 0;
    return switch (kind) {
      case 4 -> alias(owner, type, LABELS[random.nextInt(3)] + ".example.com");
      case 5 -> member(owner, type, "i" + random.nextInt(3), random.nextInt(256));
      default -> set(owner, type, random.nextInt(1000));
    };
  }

  /** A simple set is the only one of its name and type; a CNAME is alone at its name. */
  private static boolean mayStandBeside(PreparedSet one, PreparedSet other) {
    if (!one.owner().equals(other.owner()) || one.key().equals(other.key())) {
      return true;
    }
    return one.type() == other.type()
        ? one.routing() instanceof RoutingPolicy.Grouped
            && other.routing() instanceof RoutingPolicy.Grouped
        : one.type() != RecordType.CNAME && other.type() != RecordType.CNAME;
  }

  /** Every node in words, sorted. */
  private static List<String> text(ZoneSnapshot zone) {
    List<String> nodes = new ArrayList<>();
    zone.forEachNode(node -> {
      byte[] name = Arrays.copyOf(node.labels(), node.labels().length + 1);
      StringBuilder text = new StringBuilder(DnsName.fromWire(name, 0).sortKey());
      text.append(node.isCut() ? " cut" : "");
      text.append(" children=").append(node.children());
      text.append(node.hasWildcardChild() ? " wildcard" : "");
      for (Rrset rrset : node.rrsets()) {
        text.append(' ').append(rrset.type()).append('/').append(rrset.ttlSeconds());
      }
      for (RoutedSets sets : node.routed()) {
        text.append(' ').append(sets.type()).append(sets.members());
      }
      nodes.add(text.toString());
    });
    nodes.sort(Comparator.naturalOrder());
    return nodes;
  }

  private static List<Integer> depths(DepthSet set) {
    return IntStream.rangeClosed(0, set.max()).filter(set::contains).boxed().toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void with_randomEntries_findsEachAndNoOther(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    NameTrie<Entry> trie = NameTrie.empty();
    Map<DnsName, Entry> expected = new TreeMap<>();
    CompileCost cost = new CompileCost();
    for (int i = 0; i < 2000; i++) {
      DnsName name = DnsName.of("n" + random.nextInt(700) + ".example.");
      if (random.nextInt(3) == 0) {
        trie = trie.without(name, cost);
        expected.remove(name);
      } else {
        Entry entry = new Entry(name);
        trie = trie.with(entry, cost);
        expected.put(name, entry);
      }
    }
    assertThat(trie.size()).isEqualTo(expected.size());
    NameCursor cursor = new NameCursor();
    for (int i = 0; i < 700; i++) {
      DnsName name = DnsName.of("n" + i + ".example.");
      cursor.set(name.toWire(), 0);
      assertThat(trie.find(cursor, 2)).isSameAs(expected.get(name));
      assertThat(trie.find(name)).isSameAs(expected.get(name));
    }
    List<Entry> walked = new ArrayList<>();
    trie.forEach(walked::add);
    assertThat(walked).containsExactlyInAnyOrderElementsOf(expected.values());
  }

  private static final class Entry implements TrieEntry {
    private final DnsName name;

    Entry(DnsName name) {
      this.name = name;
    }

    @Override
    public byte[] wire() {
      return name.wire();
    }
  }
}
