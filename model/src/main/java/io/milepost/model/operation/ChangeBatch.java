package io.milepost.model.operation;

import java.util.List;
import java.util.Optional;

/**
 * Changes that are made together or not at all.
 *
 * @param comment at most 256 characters
 * @param changes at least one
 */
public record ChangeBatch(Optional<String> comment, List<RequestedChange> changes) {
  public ChangeBatch {
    changes = List.copyOf(changes);
  }
}
