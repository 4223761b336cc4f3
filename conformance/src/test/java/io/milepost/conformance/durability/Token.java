package io.milepost.conformance.durability;

import io.milepost.conformance.harness.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.RRType;

/**
 * One batch of changes that can be told from all others: each of its sets is of this client, at
 * this step, of this number.
 *
 * @param client the writer's number
 * @param step counts the writer's batches from 1 on
 * @param sets how many sets the batch writes
 */
record Token(int client, int step, int sets) {
  static final int MAX_SETS = 8;

  static Token next(int client, int step, RandomGenerator random) {
    return new Token(client, step, random.nextInt(2, MAX_SETS + 1));
  }

  /** The value that all sets of the batch have. */
  String value() {
    return "\"client %d step %d of %d sets\"".formatted(client, step, sets);
  }

  static String owner(int client, int step, int index, String zone) {
    return "s" + index + ".b" + step + ".c" + client + "." + zone;
  }

  /**
   * Creates the sets of this batch, and writes this token over the client's head, a group of {@link
   * #MAX_SETS} sets that every batch of the client replaces as a whole.
   */
  List<Change> changes(String zone) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < sets; i++) {
      changes.add(Changes.create(owner(client, step, i, zone), RRType.TXT, 60, value()));
    }
    for (int i = 0; i < MAX_SETS; i++) {
      changes.add(Changes.upsert(head(client, i, zone), RRType.TXT, 60, value()));
    }
    return changes;
  }

  static String head(int client, int index, String zone) {
    return "h" + index + ".head.c" + client + "." + zone;
  }
}
