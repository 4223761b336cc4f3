package io.milepost.model.name;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NameHashTest {
  @Test
  void wildcardChild_parent_isHashOfAsteriskLabel() {
    long parent = DnsName.of("example.com").nameHash();
    assertThat(NameHash.wildcardChild(parent)).isEqualTo(DnsName.of("*.example.com").nameHash());
  }

  @Test
  void child_sameLabelElsewhere_isEqual() {
    byte[] bytes = "xxabcdefghijkyyyyyyy".getBytes(US_ASCII);
    byte[] alone = "abcdefghijkzzzzzzz".getBytes(US_ASCII);
    assertThat(NameHash.child(NameHash.ROOT, bytes, 2, 11))
        .isEqualTo(NameHash.child(NameHash.ROOT, alone, 0, 11));
  }

  @Test
  void nameHash_manyNames_differ() {
    Set<Long> hashes = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      hashes.add(DnsName.of("host-" + i + ".example").nameHash());
      hashes.add(DnsName.of(i + ".a-rather-long-label-of-many-octets").nameHash());
    }
    assertThat(hashes).hasSize(20_000);
  }

  /** Zero octets at a label's end are part of it. */
  @Test
  void nameHash_labelsOfZeroOctets_differ() {
    Set<Long> hashes = new HashSet<>();
    for (int length = 1; length <= DnsName.MAX_LABEL_LENGTH; length++) {
      hashes.add(DnsName.of("\\000".repeat(length)).nameHash());
    }
    assertThat(hashes).hasSize(DnsName.MAX_LABEL_LENGTH);
  }
}
