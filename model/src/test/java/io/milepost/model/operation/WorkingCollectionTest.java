package io.milepost.model.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.LocatedBlock;
import io.milepost.model.cidr.LocationChange;
import io.milepost.model.error.CidrBlockInUse;
import io.milepost.model.error.ClientFault;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.LimitsExceeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes lead to, with blocks as {@code location: block block}. */
class WorkingCollectionTest {
  @ParameterizedTest
  @CsvSource({
    // before | changes | after
    "'', '+a: 10.0.0.0/8', 'a: 10.0.0.0/8'",
    "'a: 10.0.0.0/8', '+a: 10.0.0.0/8', 'a: 10.0.0.0/8'",
    "'a: 10.0.0.0/8', '-a: 10.0.0.0/8', ''",
    "'a: 10.0.0.0/8', '-b: 10.0.0.0/8', 'a: 10.0.0.0/8'",
    "'a: 10.0.0.0/8', '-a: 10.0.0.0/8; +b: 10.0.0.0/8', 'b: 10.0.0.0/8'",
    "'a: 10.0.0.0/8', '+b: 10.0.0.0/8; -a: 10.0.0.0/8', 'b: 10.0.0.0/8'",
    "'a: 10.0.0.0/8; b: 11.0.0.0/8', '+b: 10.0.0.0/8; +a: 11.0.0.0/8; -a: 10.0.0.0/8;"
        + " -b: 11.0.0.0/8', 'a: 11.0.0.0/8; b: 10.0.0.0/8'",
    "'a: 10.0.0.0/8', '-a: 10.0.0.0/8; +a: 10.0.0.0/8', 'a: 10.0.0.0/8'",
    "'', '+a: 10.0.0.0/8; -a: 10.0.0.0/8', ''",
    "'a: 10.0.0.0/8', '+b: 10.1.0.0/16 2001:DB8:0::/48', 'a: 10.0.0.0/8; b: 10.1.0.0/16"
        + " 2001:db8::/48'",
    "'a: 10.0.0.0/8', '+used: 12.0.0.0/8; -used: 12.0.0.0/8', 'a: 10.0.0.0/8'",
    "'used: 10.0.0.0/8', '-used: 10.0.0.0/8; +used: 11.0.0.0/8', 'used: 11.0.0.0/8'",
  })
  void changes_leadTo(String before, String changes, String after) {
    WorkingCollection working = working(before);
    changes(changes).forEach(working::make);
    working.check("used"::equals);
    assertThat(applied(blocks(before), working.changes())).isEqualTo(blocks(after));
    assertThat(working.changes().isEmpty()).isEqualTo(blocks(before).equals(blocks(after)));
  }

  private static List<LocatedBlock> applied(
      List<LocatedBlock> before, List<LocationChange> changes) {
    List<LocatedBlock> blocks = new ArrayList<>(before);
    for (LocationChange change : changes) {
      change
          .removed()
          .forEach(block ->
              assertThat(blocks.remove(new LocatedBlock(change.locationName(), block))).isTrue());
      change.added().forEach(block -> blocks.add(new LocatedBlock(change.locationName(), block)));
    }
    return blocks.stream().sorted().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'a: 10.0.0.0/8', '+b: 10.0.0.0/8', both locations a and b",
    "'', '+a: 10.0.0.0/8; +b: 10.0.0.0/8', both locations a and b",
    "'a: 10.0.0.0/8', '-b: 10.0.0.0/8; +b: 10.0.0.0/8', both locations a and b",
    "'used: 10.0.0.0/8', '-used: 10.0.0.0/8', record sets use it",
    "'used: 10.0.0.0/8', '-used: 10.0.0.0/8; +b: 10.0.0.0/8', record sets use it",
  })
  void blocksInUse_areRefused(String before, String changes, String words) {
    assertRefused(CidrBlockInUse.class, before, changes, words);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, outside 1 to 24",
    "10.0.0.0/25, outside 1 to 24",
    "2001:db8::/49, outside 1 to 48",
    "::/0, outside 1 to 48",
    "10.0.0.1/24, bits are set behind the prefix",
    "10.0.0.0, not a CIDR",
    "nowhere/8, not an address",
  })
  void blocksThatAreNone_areRefused(String block, String words) {
    assertRefused(InvalidInput.class, "", "+a: " + block, words);
    assertRefused(InvalidInput.class, "", "-a: " + block, words);
  }

  private static void assertRefused(
      Class<? extends ClientFault> type, String before, String changes, String words) {
    WorkingCollection working = working(before);
    assertThatExceptionOfType(type)
        .isThrownBy(() -> {
          changes(changes).forEach(working::make);
          working.check("used"::equals);
        })
        .withMessageContaining(words);
  }

  @Test
  void moreThan1000Blocks_areRefused() {
    String full =
        "a:"
            + IntStream.range(0, WorkingCollection.MAX_BLOCKS)
                .mapToObj(i -> " 10." + i / 256 + "." + i % 256 + ".0/24")
                .reduce("", String::concat);
    assertRefused(LimitsExceeded.class, full, "+b: 11.0.0.0/8", "1000");
    WorkingCollection working = working(full);
    changes("+b: 11.0.0.0/8; -a: 10.0.0.0/24").forEach(working::make);
    working.check(location -> false);
    assertThat(working.changes()).hasSize(2);
  }

  private static WorkingCollection working(String blocks) {
    return new WorkingCollection(blocks(blocks));
  }

  private static List<LocatedBlock> blocks(String text) {
    return parts(text)
        .flatMap(part ->
            words(part).stream().map(block -> new LocatedBlock(location(part), Cidr.parse(block))))
        .toList();
  }

  private static List<CidrChange> changes(String text) {
    return parts(text)
        .map(part ->
            new CidrChange(
                location(part).substring(1),
                part.startsWith("+") ? CidrChange.Action.PUT : CidrChange.Action.DELETE_IF_EXISTS,
                words(part)))
        .toList();
  }

  private static Stream<String> parts(String text) {
    return Arrays.stream(text.split(";")).map(String::strip).filter(part -> !part.isEmpty());
  }

  private static String location(String part) {
    return part.substring(0, part.indexOf(':'));
  }

  private static List<String> words(String part) {
    return List.of(part.substring(part.indexOf(':') + 1).strip().split(" "));
  }
}
