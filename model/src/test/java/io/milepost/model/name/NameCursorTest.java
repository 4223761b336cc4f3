package io.milepost.model.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameCursorTest {
  private static final long SEED = 20_260_103;

  private final NameCursor cursor = new NameCursor();

  @Test
  void newCursor_isAtRoot() {
    assertThat(cursor.depth()).isZero();
    assertThat(cursor.length()).isEqualTo(1);
    assertThat(cursor.hash(0)).isEqualTo(NameHash.ROOT).isEqualTo(DnsName.ROOT.nameHash());
    assertThat(cursor.toName()).isEqualTo(DnsName.ROOT);
  }

  @Test
  void set_upperCaseNameAtOffset_isFolded() {
    cursor.set(new byte[] {9, 9, 1, 'A', 2, 'b', 'C', 0, 7}, 2);
    assertThat(cursor.toName()).isEqualTo(DnsName.of("a.bc."));
    assertThat(cursor.depth()).isEqualTo(2);
    assertThat(cursor.length()).isEqualTo(6);
    assertThat(cursor.start(2)).isZero();
    assertThat(cursor.start(1)).isEqualTo(2);
    assertThat(cursor.start(0)).isEqualTo(5);
  }

  @Test
  void set_mostLabels_isAccepted() {
    DnsName name = DnsName.of("a.".repeat(127));
    cursor.set(name.toWire(), 0);
    assertThat(cursor.depth()).isEqualTo(127);
    assertThat(cursor.length()).isEqualTo(255);
    assertThat(cursor.hash(127)).isEqualTo(name.nameHash());
  }

  /** The cursor is reused, so that what a longer name left behind must not matter. */
  @Test
  void ancestors_anyName_agreeWithDnsName() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      String description = "seed " + SEED + ", name " + i;
      byte[] wire = RandomNames.wire(random);
      cursor.set(wire, 0);
      DnsName name = DnsName.fromWire(wire, 0);

      assertThat(cursor.toName()).as(description).isEqualTo(name);
      assertThat(cursor.depth()).as(description).isEqualTo(name.labelCount());
      for (int depth = cursor.depth(); depth >= 0; depth--) {
        assertThat(cursor.hash(depth)).as(description).isEqualTo(name.nameHash());
        assertThat(cursor.isAt(depth, name.toWire())).as(description).isTrue();
        assertThat(cursor.isAt(depth, DnsName.of("other.").toWire())).as(description).isFalse();
        name = depth > 0 ? name.parent() : name;
      }
    }
  }

  @Test
  void isSameAs_shorterNameAtTheEndOfItsBytes_isFalse() {
    NameCursor cursor = new NameCursor();
    cursor.set(DnsName.of("www.example.com").toWire(), 0);
    assertThat(cursor.isSameAs(new byte[] {9, 9, 3, 'w', 'w', 'w', 0}, 2)).isFalse();
    assertThat(cursor.isSameAs(new byte[] {0}, 0)).isFalse();
    assertThat(cursor.isSameAs(DnsName.of("www.example.com").toWire(), 0)).isTrue();
  }

  @Test
  void moveToSortKey_anyName_isTheName() {
    Random random = new Random(SEED);
    NameCursor other = new NameCursor();
    for (int i = 0; i < 2000; i++) {
      String description = "seed " + SEED + ", name " + i;
      DnsName name = DnsName.fromWire(RandomNames.wire(random), 0);
      cursor.moveToSortKey(name.sortKey().getBytes(StandardCharsets.US_ASCII));
      other.set(name.toWire(), 0);

      assertThat(cursor.toName()).as(description).isEqualTo(name);
      assertThat(cursor.isSameAs(other)).as(description).isTrue();
      assertThat(cursor.depth()).as(description).isEqualTo(other.depth());
      for (int depth = cursor.depth(); depth >= 0; depth--) {
        assertThat(cursor.start(depth)).as(description).isEqualTo(other.start(depth));
        assertThat(cursor.hash(depth)).as(description).isEqualTo(other.hash(depth));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"com", "com..", ".com.", "com.\\", "com.\\05.", "com.\\400.", "com.\\0a1.", ".."})
  void moveToSortKey_notASortKey_isRefused(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cursor.moveToSortKey(key.getBytes(StandardCharsets.US_ASCII)))
        .withMessage("not a sort key: " + key);
  }

  @Test
  void moveToSortKey_tooLongName_isRefused() {
    for (String key : new String[] {"a.".repeat(128), "a".repeat(64) + ".", "a".repeat(100_000)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> cursor.moveToSortKey(key.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  @Test
  void isSameAs_shorterNameAtTheEndOfTheBytes_isFalse() {
    cursor.set(DnsName.of("a.example.com.").toWire(), 0);
    for (String shorter : new String[] {".", "a.", "a.example.", "a.example.co."}) {
      assertThat(cursor.isSameAs(DnsName.of(shorter).toWire(), 0)).as(shorter).isFalse();
    }
    assertThat(cursor.isSameAs(DnsName.of("a.example.com.").toWire(), 0)).isTrue();
  }
}
