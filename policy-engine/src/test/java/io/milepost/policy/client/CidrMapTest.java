package io.milepost.policy.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.cidr.Cidr;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found by the blocks that hold an address. */
class CidrMapTest {
  private static ClientAddress address(String text) {
    ClientAddress address = new ClientAddress();
    address.set(InetAddress.ofLiteral(text));
    return address;
  }

  @Test
  void find_longestBlockDecides_inItsFamily() {
    CidrMap<String> map =
        CidrMap.of(
            Map.of(
                Cidr.parse("10.0.0.0/8"), "ten",
                Cidr.parse("10.1.0.0/16"), "ten one",
                Cidr.parse("10.1.2.3/32"), "one host",
                Cidr.parse("::/0"), "any six",
                Cidr.parse("a00::/8"), "like ten"));
    assertThat(map.find(address("10.9.9.9"))).isEqualTo("ten");
    assertThat(map.find(address("10.1.2.4"))).isEqualTo("ten one");
    assertThat(map.find(address("10.1.2.3"))).isEqualTo("one host");
    assertThat(map.find(address("11.1.2.3"))).isNull();
    assertThat(map.find(address("a00::1"))).isEqualTo("like ten");
    assertThat(map.find(address("ffff::1"))).isEqualTo("any six");
    assertThat(map.find(new ClientAddress())).as("unknown").isNull();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void find_randomBlocks_isTheLongestThatHoldsTheAddress(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Cidr, Integer> blocks = new HashMap<>();
    for (int left = random.nextInt(60); left > 0; left--) {
      blocks.put(block(random), random.nextInt());
    }
    CidrMap<Integer> map = CidrMap.of(blocks);
    for (int i = 0; i < 500; i++) {
      ClientAddress address = new ClientAddress();
      long high = sparse(random);
      if (random.nextBoolean()) {
        address.setIpv4((int) (high >>> 32));
      } else {
        address.setIpv6(high, sparse(random));
      }
      assertThat(map.find(address)).isEqualTo(obvious(blocks, address));
    }
  }

  /** Bits of which few are set, so that blocks and addresses meet. */
  private static long sparse(SplittableRandom random) {
    long bits = 0;
    for (int left = random.nextInt(4); left > 0; left--) {
      bits |= 1L << random.nextInt(Long.SIZE);
    }
    return bits;
  }

  private static Cidr block(SplittableRandom random) {
    boolean ipv6 = random.nextBoolean();
    int length = random.nextInt(ipv6 ? 129 : 33);
    long high = length == 0 ? 0 : sparse(random) & -1L << Math.max(0, 64 - length);
    long low = length <= 64 ? 0 : sparse(random) & -1L << (128 - length);
    return new Cidr(ipv6, high, low, length);
  }

  private static @Nullable Integer obvious(Map<Cidr, Integer> blocks, ClientAddress address) {
    Integer found = null;
    int longest = -1;
    for (Map.Entry<Cidr, Integer> one : blocks.entrySet()) {
      Cidr block = one.getKey();
      String prefix = binary(block.high(), block.low()).substring(0, block.prefixLength());
      if (block.ipv6() == address.isIpv6()
          && block.prefixLength() > longest
          && binary(address.high(), address.low()).startsWith(prefix)) {
        longest = block.prefixLength();
        found = one.getValue();
      }
    }
    return found;
  }

  private static String binary(long high, long low) {
    return "%64s%64s"
        .formatted(Long.toBinaryString(high), Long.toBinaryString(low))
        .replace(' ', '0');
  }
}
