package io.milepost.conformance.routing.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code explain} says, as text.
 *
 * @param view its first line: which zone answers
 * @param possible the sets that answer or could, as {@code owner identifier}
 * @param scope 0 if it does not say one
 */
record Explanation(String view, Set<String> possible, Answer answer, int scope) {
  private static final Pattern GROUP = Pattern.compile(" {2}[a-z-]+ at (\\S+?\\.)(?:[,;].*)?");
  private static final Pattern MEMBER =
      Pattern.compile(" {4}(?:answers|possible) +(\\S+?|the only set)(?:[,:].*| \\(.*)?");
  private static final Pattern RCODE = Pattern.compile("([A-Z]{6,})(?:, for a /(\\d+))?(?:: .*)?");

  static Explanation parse(String text, String zone) {
    List<String> lines = text.lines().toList();
    Set<String> possible = new HashSet<>();
    String owner = "";
    for (int i = 0; i < lines.size(); i++) {
      Matcher group = GROUP.matcher(lines.get(i));
      Matcher member = MEMBER.matcher(lines.get(i));
      Matcher rcode = RCODE.matcher(lines.get(i));
      if (group.matches()) {
        owner = group.group(1);
      } else if (member.matches()) {
        String identifier = member.group(1);
        possible.add(owner + " " + (identifier.equals("the only set") ? "" : identifier));
      } else if (rcode.matches()) {
        Answer answer = Answer.of(rcode.group(1), lines.subList(i + 1, lines.size()), zone);
        int scope = rcode.group(2) == null ? 0 : Integer.parseInt(rcode.group(2));
        return new Explanation(lines.getFirst(), Set.copyOf(possible), answer, scope);
      }
    }
    throw new AssertionError("no answer in: " + text);
  }
}
