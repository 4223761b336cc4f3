package io.milepost.model.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random changes, made to the map and to the platform's own. */
class PersistentMapTest {
  /** A key of few hashes, among them such as differ in one end alone, so that they meet. */
  private record Key(int number) {
    @Override
    public int hashCode() {
      return switch (number % 4) {
        case 0 -> number;
        case 1 -> number << 24;
        case 2 -> number % 8;
        default -> Integer.MIN_VALUE + number % 16;
      };
    }
  }

  private record Version(PersistentMap<Key, String> map, Map<Key, String> expected) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyVersion_afterRandomChanges_equalsTheObviousMap(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CompileCost cost = new CompileCost();
    int keys = 1 + random.nextInt(200);
    List<Version> versions = new ArrayList<>();
    versions.add(new Version(PersistentMap.empty(), Map.of()));
    for (int i = 0; i < 400; i++) {
      Version last = versions.getLast();
      Key key = new Key(random.nextInt(keys));
      Map<Key, String> expected = new HashMap<>(last.expected);
      PersistentMap<Key, String> map;
      if (random.nextInt(5) < 3) {
        expected.put(key, "value " + i);
        map = last.map.with(key, "value " + i, cost);
      } else {
        expected.remove(key);
        map = last.map.without(key, cost);
      }
      versions.add(new Version(map, expected));
    }
    PersistentMap<Key, String> emptied = versions.getLast().map;
    for (int number = 0; number < keys; number++) {
      emptied = emptied.without(new Key(number), cost);
    }
    versions.add(new Version(emptied, Map.of()));
    for (Version version : versions) {
      assertThat(version.map.size()).isEqualTo(version.expected.size());
      for (int number = 0; number < keys + 3; number++) {
        Key key = new Key(number);
        assertThat(version.map.get(key)).isEqualTo(version.expected.get(key));
      }
      List<String> values = new ArrayList<>();
      version.map.forEach(values::add);
      assertThat(values).containsExactlyInAnyOrderElementsOf(version.expected.values());
    }
  }
}
