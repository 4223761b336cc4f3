package io.milepost.policy.explain;

import java.util.List;
import java.util.Optional;

/** A step on the way to an answer. */
public sealed interface Step {
  /**
   * Which zone answers.
   *
   * @param vpc the VPC inside which the client is; empty if it sees the public zones alone
   */
  record View(String zoneId, String zoneName, boolean privateZone, Optional<String> vpc)
      implements Step {}

  /**
   * A name was looked up.
   *
   * @param found what the zone has, in words
   */
  record Lookup(String name, String type, String found) implements Step {}

  /**
   * A policy chose among the sets of a name and type.
   *
   * @param place where the client is, as far as the policy looked; empty if it did not
   * @param failedOpen whether all were treated as healthy, since none that counts was
   */
  record Group(
      String name,
      String type,
      String policy,
      Optional<String> place,
      boolean failedOpen,
      List<Candidate> candidates)
      implements Step {
    public Group {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * A set of a group.
   *
   * @param identifier empty for simple routing
   * @param healthCheckId the check that it names itself
   * @param healthy empty if nobody asked
   * @param measure what it was compared by: kilometres, or bits of a prefix
   * @param share of {@code total}, where chance decides
   * @param outcome what became of it
   * @param reason why it does not answer; empty if it does
   */
  record Candidate(
      String identifier,
      String description,
      Optional<String> healthCheckId,
      Optional<Boolean> healthy,
      Optional<Double> measure,
      Optional<Long> share,
      Optional<Long> total,
      Outcome outcome,
      Optional<String> reason) {}

  /** What became of a set. */
  enum Outcome {
    /** It answers this time. */
    ANSWERS,
    /** It could have been drawn, but was not this time. */
    POSSIBLE,
    /** It does not answer clients like this one. */
    LOSES
  }

  /** An alias was followed. */
  record Alias(String target, String hostedZoneId, boolean evaluatesTargetHealth) implements Step {}

  /**
   * What is said.
   *
   * @param rcode such as {@code NOERROR}
   * @param records the answer section in presentation format
   * @param scope SCOPE PREFIX-LENGTH (RFC 7871)
   * @param note the extended error's text, if there is one
   */
  record Answer(String rcode, List<String> records, int scope, Optional<String> note)
      implements Step {
    public Answer {
      records = List.copyOf(records);
    }
  }
}
