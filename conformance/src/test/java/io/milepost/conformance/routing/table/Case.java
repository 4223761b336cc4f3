package io.milepost.conformance.routing.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A zone, and what it answers. Its lines:
 *
 * <pre>
 * # what it shows
 * private REGION               the zone is seen from a VPC there, from which all questions come
 * check ...                    {@link Check}; other checks are those that sets name
 * block ...                    {@link Block}
 * ? name type [from PLACE|at PLACE|by NETWORK] = {@link Expected}
 * delete owner type            all such sets are gone from now on
 * NAME is Healthy|Unhealthy    the check says so from now on
 * anything else                {@link Member}
 * </pre>
 *
 * A check whose name begins with {@code down} is unhealthy from the beginning, others are healthy.
 *
 * @param region the VPC's, of a private zone
 */
record Case(
    String title,
    Optional<String> region,
    List<Member> members,
    List<Check> checks,
    List<Block> blocks,
    List<Step> steps) {
  private static final Pattern QUESTION =
      Pattern.compile("\\? +(\\S+) +(\\S+)(?: +(from|at|by) +(\\S+))? *= *(.*)");
  private static final Pattern FORCE = Pattern.compile("(\\S+) is (Healthy|Unhealthy)");

  static Case parse(String text) {
    List<String> lines = text.lines().map(String::strip).toList();
    Optional<String> region = Optional.empty();
    List<Member> members = new ArrayList<>();
    List<Check> checks = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Matcher force = FORCE.matcher(line);
      if (line.startsWith("?")) {
        steps.add(question(line));
      } else if (force.matches()) {
        steps.add(new Step.Force(force.group(1), force.group(2).equals("Healthy")));
      } else if (line.startsWith("delete ")) {
        String[] words = line.split(" +", 3);
        steps.add(new Step.Delete(words[1], words[2]));
      } else if (line.startsWith("private ")) {
        region = Optional.of(line.substring("private ".length()));
      } else if (line.startsWith("check ")) {
        checks.add(Check.parse(line));
      } else if (line.startsWith("block ")) {
        blocks.add(Block.parse(line));
      } else {
        add(members, Member.parse(line));
      }
    }
    String title = lines.getFirst().substring(1).strip();
    return new Case(title, region, members, checks, blocks, steps);
  }

  private static void add(List<Member> members, Member member) {
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).isSameSetAs(member)) {
        members.set(i, members.get(i).with(member.values()));
        return;
      }
    }
    members.add(member);
  }

  private static Asked question(String line) {
    Matcher form = QUESTION.matcher(line);
    if (!form.matches()) {
      throw new IllegalArgumentException(line);
    }
    Asker client =
        form.group(3) == null ? new Asker.Nobody() : Asker.parse(form.group(3), form.group(4));
    return new Asked(form.group(1), form.group(2), client, Expected.parse(form.group(5)));
  }

  /** The record sets of an owner and type. */
  List<Member> members(String owner, String type) {
    return members.stream()
        .filter(member -> member.owner().equals(owner) && member.type().equals(type))
        .toList();
  }

  List<Asked> questions() {
    return steps.stream().filter(Asked.class::isInstance).map(Asked.class::cast).toList();
  }

  @Override
  public String toString() {
    return title;
  }
}
