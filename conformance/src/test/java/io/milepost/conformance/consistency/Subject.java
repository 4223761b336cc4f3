package io.milepost.conformance.consistency;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Name;
import software.amazon.awssdk.services.route53.model.Change;

/**
 * Record sets that change together: all that is said of them is a function of their version, which
 * counts from 0. Changed by one thread, asked by many.
 */
abstract class Subject {
  /** A question about the subject. */
  record Question(Name qname, int qtype) {}

  /** The newest version that was sent to the API. */
  private final AtomicInteger sent = new AtomicInteger(-1);

  /** The newest version to which the API has answered. */
  private final AtomicInteger answered = new AtomicInteger(-1);

  /** The one batch that makes this version of the one before; for 0 of nothing. */
  abstract List<Change> changesTo(int version);

  abstract List<Question> questions();

  /** What a version answers, the zone's own NS and SOA sets apart. */
  abstract Told expected(Question question, int version);

  /** Makes the next version; the API has answered when this returns. */
  final void advance(Batch batch) {
    int version = sent.get() + 1;
    List<Change> changes = changesTo(version);
    sent.set(version);
    batch.make(changes);
    answered.set(version);
  }

  /** Sends a batch to the API and waits for its answer. */
  interface Batch {
    void make(List<Change> changes);
  }

  /** The oldest version that may still be said to who asks from now on. */
  final int oldestFromNow() {
    return answered.get();
  }

  /** The newest version that may have been said until now. */
  final int newestUntilNow() {
    return sent.get();
  }
}
