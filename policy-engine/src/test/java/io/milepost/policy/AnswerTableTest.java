package io.milepost.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.ZoneDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables in {@code answers/*.txt}: a zone, and questions with their whole answers. Lines that
 * begin with {@code #} say why.
 */
class AnswerTableTest {
  private static final List<String> TABLES =
      List.of("additional", "any", "chains", "cuts", "negative", "wildcards", "zones");

  static Stream<Arguments> questions() {
    return TABLES.stream().flatMap(AnswerTableTest::questions);
  }

  private static Stream<Arguments> questions(String table) {
    List<TextRecord> records = new ArrayList<>();
    List<Arguments> result = new ArrayList<>();
    Set<String> expected = new TreeSet<>();
    for (String line : lines(table)) {
      if (line.startsWith("question ")) {
        expected = new TreeSet<>();
        result.add(arguments(table, line.substring("question ".length()), records, expected));
      } else if (!result.isEmpty()) {
        expected.add(expectation(line));
      } else {
        records.add(TextRecord.parse(line));
      }
    }
    return result.stream();
  }

  private static List<String> lines(String table) {
    String resource = "/answers/" + table + ".txt";
    try (InputStream in = AnswerTableTest.class.getResourceAsStream(resource)) {
      byte[] text = Objects.requireNonNull(in, resource).readAllBytes();
      return new String(text, StandardCharsets.US_ASCII)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(resource, e);
    }
  }

  /** A record is written as in the zone, and then read and formatted again. */
  private static String expectation(String line) {
    String[] fields = line.split(" ", 2);
    return switch (fields[0]) {
      case "answer", "authority", "additional" -> fields[0] + " " + TextRecord.parse(fields[1]);
      default -> line;
    };
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("questions")
  void answer_question_isAsInTheTable(
      String table, String question, List<TextRecord> records, Set<String> expected) {
    ZoneDirectory zones = TextZones.compile(records);
    String[] fields = question.split(" ", 2);
    int qtype = fields[1].equals("ANY") ? RecordType.ANY : RecordType.valueOf(fields[1]).code();

    Outcome outcome = Outcome.of(new AnswerEngine(), zones, DnsName.of(fields[0]), qtype);

    assertThat(outcome).as("%s: %s", table, question).isEqualTo(new Outcome(expected));
  }
}
