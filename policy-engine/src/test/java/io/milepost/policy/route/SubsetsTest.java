package io.milepost.policy.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubsetsTest {
  private static final int GROUP = 100;

  private static IntStream counts() {
    return IntStream.rangeClosed(MultivalueGroup.MOST + 1, GROUP);
  }

  /** Some members of a group of a hundred. */
  private static long[] members(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BitSet members = new BitSet();
    while (members.cardinality() < count) {
      members.set(random.nextInt(GROUP));
    }
    return Arrays.copyOf(members.toLongArray(), 2);
  }

  @ParameterizedTest
  @MethodSource("counts")
  void choice_eachNumber_givesEachMemberEquallyOften(int count) {
    long[] members = members(count, count);
    Subsets subsets = new Subsets(members, 2, 7);
    assertThat(subsets.count()).isEqualTo(count);
    assertThat(subsets.size()).isLessThanOrEqualTo(Subsets.MOST);
    int[] times = new int[GROUP];
    Set<BitSet> different = new HashSet<>();
    for (int drawn = 0; drawn < count; drawn++) {
      BitSet choice = BitSet.valueOf(subsets.choice(drawn));
      assertThat(choice.cardinality()).isEqualTo(MultivalueGroup.MOST);
      choice.stream().forEach(member -> times[member]++);
      different.add(choice);
    }
    for (int i = 0; i < GROUP; i++) {
      boolean member = BitSet.valueOf(members).get(i);
      assertThat(times[i]).as("member %s of %s", i, count).isEqualTo(member ? 8 : 0);
    }
    assertThat(different).hasSize(subsets.size());
  }

  @ParameterizedTest
  @MethodSource("counts")
  void choice_otherMembers_areDrawnAnew(int count) {
    long[] members = members(count, 1);
    Subsets subsets = new Subsets(members, 2, 7);

    assertThat(subsets.isFrom(members, 2)).isTrue();
    assertThat(subsets.isFrom(members(count, 2), 2)).isEqualTo(count == GROUP);
    assertThat(new Subsets(members, 2, 7).choice(0)).isEqualTo(subsets.choice(0));
  }
}
