package io.milepost.model.rdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.FatalProblemException;
import io.milepost.model.record.RecordType;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is true of every value. The seed is in the description of what failed. */
class RecordValuePropertyTest {
  private static final long SEED = 20_260_101;
  private static final int VALUES = 200;

  /** The characters that have a meaning somewhere, and a few that have none anywhere. */
  private static final String[] PIECES = {
    "\"",
    "\\",
    "\\\"",
    "\\052",
    "\\9",
    " ",
    "  ",
    ".",
    "..",
    ":",
    "::",
    "/",
    "@",
    "*",
    ";",
    "(",
    ")",
    "#",
    "=",
    ",",
    "%",
    "-",
    "+",
    "0",
    "1",
    "2",
    "10",
    "255",
    "65535",
    "65536",
    "4294967296",
    "ab",
    "zz",
    "\"x\"",
    "example.com.",
    "mandatory",
    "alpn",
    "port=1",
    "ipv4hint=",
    "192.0.2.1",
    "key7",
    "ech=",
    "\t",
    "\n",
    "\r",
    "\0",
    "\u007f",
    "é",
    "😀",
    "\ud800"
  };

  @ParameterizedTest
  @EnumSource
  void format_parsedValue_parsesToSameRdata(RecordType type) throws Exception {
    RandomValues values = new RandomValues(SEED);
    for (int i = 0; i < VALUES; i++) {
      String value = values.value(type);
      byte[] rdata = RecordValue.parse(type, value);
      String formatted = RecordValue.format(type, rdata);

      assertThat(RecordValue.parse(type, formatted)).as(described(i, value)).isEqualTo(rdata);
      assertThat(MasterFile.rdata(type, value)).as(described(i, value)).isEqualTo(rdata);
      assertThat(MasterFile.rdata(type, formatted)).as(described(i, formatted)).isEqualTo(rdata);
    }
  }

  @ParameterizedTest
  @EnumSource
  void parse_garbage_givesRdataOrFatalProblem(RecordType type) {
    Random random = new Random(SEED);
    for (int i = 0; i < 20 * VALUES; i++) {
      StringBuilder garbage = new StringBuilder();
      int pieces = random.nextInt(12);
      for (int j = 0; j < pieces; j++) {
        garbage.append(PIECES[random.nextInt(PIECES.length)]);
      }
      checkAnswer(type, garbage.toString(), described(i, garbage.toString()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void parse_damagedValue_givesRdataOrFatalProblem(RecordType type) {
    Random random = new Random(SEED);
    RandomValues values = new RandomValues(SEED);
    for (int i = 0; i < 4 * VALUES; i++) {
      StringBuilder damaged = new StringBuilder(values.value(type));
      int damages = 1 + random.nextInt(3);
      for (int j = 0; j < damages; j++) {
        int from = random.nextInt(damaged.length() + 1);
        int to = Math.min(damaged.length(), from + random.nextInt(3));
        damaged.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
      }
      checkAnswer(type, damaged.toString(), described(i, damaged.toString()));
    }
  }

  /** Any other exception fails the test. */
  private static void checkAnswer(RecordType type, String value, String description) {
    byte[] rdata;
    try {
      rdata = RecordValue.parse(type, value);
    } catch (FatalProblemException e) {
      assertThat(e).as(description).hasMessageStartingWith("FATAL problem: ");
      return;
    } catch (RuntimeException e) {
      throw new AssertionError(description, e);
    }
    assertThat(value.chars().allMatch(c -> c >= ' ' && c <= '~')).as(description).isTrue();
    String formatted = RecordValue.format(type, rdata);
    assertThat(parseAgain(type, formatted)).as(description).isEqualTo(rdata);
  }

  private static byte[] parseAgain(RecordType type, String formatted) {
    try {
      return RecordValue.parse(type, formatted);
    } catch (FatalProblemException e) {
      throw new AssertionError(formatted, e);
    }
  }

  private static String described(int index, String value) {
    return "seed " + SEED + ", value " + index + ": " + value;
  }
}
