package io.milepost.model.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.cidr.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks are found as by looking at each of them, whatever was added and removed before. */
class CidrBlocksTest {
  private static final int STEPS = 300;
  private static final int SEARCHES = 20;
  private static final String[] LOCATIONS = {"city", "office", "home"};

  private final CompileCost cost = new CompileCost();
  private final CidrMatches matches = new CidrMatches();

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  /**
   * A block of few bits that matter, so that blocks meet; they stand at either end of an address.
   */
  private static Cidr block(SplittableRandom random, int fixed) {
    boolean ipv6 = random.nextInt(3) == 0;
    int bits = ipv6 ? 128 : 32;
    int length = random.nextBoolean() ? random.nextInt(7) : fixed + random.nextInt(7);
    return cut(ipv6, random.nextLong(), random.nextLong(), fixed, Math.min(length, bits));
  }

  private static Cidr cut(boolean ipv6, long high, long low, int fixed, int length) {
    long first = ipv6 ? high : high & -1L << Integer.SIZE;
    long second = ipv6 ? low : 0;
    // All bits from the sixth to the fixed one are 0.
    first &= mask(6) | ~mask(fixed);
    second &= ~mask(fixed - Long.SIZE);
    return new Cidr(ipv6, first & mask(length), second & mask(length - Long.SIZE), length);
  }

  private static long mask(int ones) {
    return ones <= 0 ? 0 : ones >= Long.SIZE ? -1 : -1L << (Long.SIZE - ones);
  }

  private static boolean isWithin(Cidr inner, Cidr outer) {
    int length = outer.prefixLength();
    return inner.ipv6() == outer.ipv6()
        && inner.prefixLength() >= length
        && (inner.high() & mask(length)) == outer.high()
        && (inner.low() & mask(length - Long.SIZE)) == outer.low();
  }

  private static Cidr first(Cidr network, int bits) {
    return new Cidr(
        network.ipv6(), network.high() & mask(bits), network.low() & mask(bits - Long.SIZE), bits);
  }

  /** The least number of first bits with which no longer block goes on, all of them at most. */
  private static int decided(Map<Cidr, String> blocks, Cidr network) {
    int bits = 0;
    while (bits < network.prefixLength()) {
      Cidr known = first(network, bits);
      if (blocks.keySet().stream()
          .noneMatch(
              block -> block.prefixLength() > known.prefixLength() && isWithin(block, known))) {
        break;
      }
      bits++;
    }
    return bits;
  }

  private void assertFinds(CidrBlocks blocks, Map<Cidr, String> expected, Cidr network) {
    blocks.find(network.ipv6(), network.high(), network.low(), network.prefixLength(), matches);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      found.add(matches.prefixLength(i) + " " + matches.location(i));
    }
    List<String> obvious =
        expected.entrySet().stream()
            .filter(entry -> isWithin(network, entry.getKey()))
            .map(entry -> entry.getKey().prefixLength() + " " + entry.getValue())
            .toList();
    assertThat(found).as("%s in %s", network, expected).isEqualTo(obvious);
    assertThat(matches.decidedBits())
        .as("%s in %s", network, expected)
        .isEqualTo(decided(expected, network));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void find_randomBlocks_asByLookingAtEach(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int fixed = random.nextBoolean() ? 20 : 60;
    CidrBlocks blocks = CidrBlocks.EMPTY;
    Map<Cidr, String> expected = new TreeMap<>();
    for (int step = 0; step < STEPS; step++) {
      Cidr block = block(random, fixed);
      String location = LOCATIONS[random.nextInt(LOCATIONS.length)];
      // At first there are more and more blocks, at last fewer and fewer.
      if (random.nextInt(STEPS) >= step) {
        blocks = blocks.with(block, location, cost);
        expected.put(block, location);
      } else {
        List<Cidr> there = List.copyOf(expected.keySet());
        Cidr removed = there.isEmpty() ? block : there.get(random.nextInt(there.size()));
        blocks = blocks.without(removed, location, cost);
        expected.remove(removed, location);
      }
      for (int i = 0; i < SEARCHES; i++) {
        assertFinds(blocks, expected, block(random, fixed));
      }
    }
    for (Map.Entry<Cidr, String> left : List.copyOf(expected.entrySet())) {
      assertThat(blocks.isEmpty()).isFalse();
      blocks = blocks.without(left.getKey(), left.getValue(), cost);
    }
    assertThat(blocks.isEmpty()).isTrue();
  }

  @Test
  void without_blockThatIsNotThere_isTheSame() {
    CidrBlocks blocks =
        CidrBlocks.EMPTY
            .with(Cidr.parse("10.0.0.0/16"), "office", cost)
            .with(Cidr.parse("10.1.0.0/16"), "office", cost);
    for (String block : List.of("10.0.0.0/15", "10.0.0.0/17", "11.0.0.0/16", "2001:db8::/32")) {
      assertThat(blocks.without(Cidr.parse(block), "office", cost)).isSameAs(blocks);
    }
    assertThat(blocks.without(Cidr.parse("10.0.0.0/16"), "home", cost)).isSameAs(blocks);
  }

  /**
   * 10,000 blocks of 24 bits under one of 8: each search meets no more nodes than bits that differ.
   */
  @Test
  void with_denseBlocks_copiesTheWayToTheBlockAlone() {
    CidrBlocks blocks = CidrBlocks.EMPTY.with(Cidr.parse("10.0.0.0/8"), "all", cost);
    for (int i = 0; i < 10_000; i++) {
      Cidr block = Cidr.parse("10." + (i >> 8) + "." + (i & 0xff) + ".0/24");
      blocks = blocks.with(block, "city", cost);
    }
    CompileCost one = new CompileCost();
    CidrBlocks changed = blocks.with(Cidr.parse("10.9.9.0/24"), "office", one);
    assertThat(one.bytesCopied()).isBetween(1L, 18 * 100L);
    changed.find(false, 0x0a090900L << Integer.SIZE, 0, 32, matches);
    assertThat(matches.size()).isEqualTo(2);
    assertThat(matches.location(1)).isEqualTo("office");
  }
}
