package io.milepost.model.change;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a change.
 *
 * @param submittedAt when it was accepted, to the millisecond
 * @param comment as the caller gave it
 * @see "Route 53 API Reference: ChangeInfo"
 */
public record ChangeInfo(
    ChangeId id, Status status, Instant submittedAt, Optional<String> comment) {
  /** Whether the DNS servers answer with the change yet. */
  public enum Status {
    PENDING,
    INSYNC
  }
}
