package io.milepost.conformance.routing.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answers that are right, written so, each after a {@code /}:
 *
 * <pre>
 * 60 192.0.2.1 192.0.2.2      these values with that TTL, in any order
 * 30 b + 60 192.0.2.1         a CNAME to b, and the values there
 * 8 of 60 192.0.2.1 ...       any eight of them
 * NODATA, NXDOMAIN, SERVFAIL
 * </pre>
 *
 * @param choose how many of the only answer's values; 0 for all
 * @param scope SCOPE PREFIX-LENGTH where the query names a network; -1 where it does not
 */
record Expected(String text, List<Answer> answers, int choose, int scope) {
  private static final Pattern FORM = Pattern.compile("(.*?)(?: scope (\\d+))?");
  private static final Pattern CHOOSE = Pattern.compile("(\\d+) of (.*)");

  static Expected parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(text);
    }
    Matcher some = CHOOSE.matcher(form.group(1));
    boolean chosen = some.matches();
    String answers = chosen ? some.group(2) : form.group(1);
    return new Expected(
        text,
        Arrays.stream(answers.split(" / ", -1)).map(Expected::answer).toList(),
        chosen ? Integer.parseInt(some.group(1)) : 0,
        form.group(2) == null ? -1 : Integer.parseInt(form.group(2)));
  }

  private static Answer answer(String text) {
    return switch (text.strip()) {
      case "NODATA" -> new Answer("NOERROR", List.of());
      case "NXDOMAIN", "SERVFAIL" -> new Answer(text.strip(), List.of());
      default ->
          new Answer("NOERROR", Arrays.stream(text.split(" \\+ ", -1)).map(Part::parse).toList());
    };
  }

  boolean isByChance() {
    return choose > 0 || answers.size() > 1;
  }

  /** Whether an answer is one of them. */
  boolean has(Answer answer) {
    if (choose == 0) {
      return answers.contains(answer);
    }
    Part all = answers.getFirst().parts().getFirst();
    return answer.rcode().equals("NOERROR")
        && answer.parts().size() == 1
        && answer.parts().getFirst().ttlSeconds() == all.ttlSeconds()
        && hasValues(answer.rcode(), answer.values());
  }

  /** Whether an answer without owners and TTLs is one of them. */
  boolean hasValues(String rcode, List<String> values) {
    if (choose == 0) {
      return answers.stream()
          .anyMatch(answer -> answer.rcode().equals(rcode) && answer.values().equals(values));
    }
    return values.size() == choose
        && new HashSet<>(values).size() == choose
        && answers.getFirst().values().containsAll(values);
  }

  @Override
  public String toString() {
    return text;
  }
}
