package io.milepost.api.admin;

import io.milepost.policy.explain.Step;
import java.util.List;
import java.util.Locale;

/** An explanation as lines of text. */
final class StepText {
  private StepText() {}

  static String of(List<Step> steps) {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      switch (step) {
        case Step.View view ->
            text.append(view.privateZone() ? "private" : "public")
                .append(" zone ")
                .append(view.zoneName())
                .append(" (")
                .append(view.zoneId())
                .append(view.vpc().map(vpc -> "), client inside " + vpc).orElse(")"))
                .append('\n');
        case Step.Lookup lookup ->
            text.append(lookup.name())
                .append(' ')
                .append(lookup.type())
                .append(": ")
                .append(lookup.found())
                .append('\n');
        case Step.Group group -> append(group, text);
        case Step.Alias alias ->
            text.append("  alias of ")
                .append(alias.target())
                .append(alias.evaluatesTargetHealth() ? ", whose health counts" : "")
                .append('\n');
        case Step.Answer answer -> append(answer, text);
      }
    }
    return text.toString();
  }

  private static void append(Step.Group group, StringBuilder text) {
    text.append("  ").append(group.policy()).append(" at ").append(group.name());
    group.place().ifPresent(place -> text.append(", client at ").append(place));
    if (group.failedOpen()) {
      text.append("; none is healthy, so all count as healthy");
    }
    text.append('\n');
    group.candidates().forEach(candidate -> append(candidate, unit(group.policy()), text));
  }

  /** What the sets of a group are compared by. */
  private static String unit(String policy) {
    return switch (policy) {
      case "latency" -> " ms";
      case "geoproximity" -> " km after bias";
      case "ip-based" -> " bits";
      default -> "";
    };
  }

  private static void append(Step.Candidate candidate, String unit, StringBuilder text) {
    text.append("    ")
        .append(
            switch (candidate.outcome()) {
              case ANSWERS -> "answers   ";
              case POSSIBLE -> "possible  ";
              case LOSES -> "          ";
            })
        .append(candidate.identifier().isEmpty() ? "the only set" : candidate.identifier());
    if (!candidate.description().isEmpty()) {
      text.append(" (").append(candidate.description()).append(')');
    }
    candidate.healthy().ifPresent(healthy -> text.append(healthy ? ", healthy" : ", unhealthy"));
    candidate
        .share()
        .ifPresent(share ->
            text.append(", ").append(share).append(" of ").append(candidate.total().orElse(0L)));
    candidate
        .measure()
        .ifPresent(measure -> text.append(String.format(Locale.ROOT, ", %.1f%s", measure, unit)));
    candidate.reason().ifPresent(reason -> text.append(": ").append(reason));
    text.append('\n');
  }

  private static void append(Step.Answer answer, StringBuilder text) {
    text.append(answer.rcode());
    if (answer.scope() > 0) {
      text.append(", for a /").append(answer.scope());
    }
    answer.note().ifPresent(note -> text.append(": ").append(note));
    text.append('\n');
    answer.records().forEach(record -> text.append(record).append('\n'));
  }
}
