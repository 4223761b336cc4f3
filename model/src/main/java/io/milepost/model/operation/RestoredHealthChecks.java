package io.milepost.model.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.Route53Exception;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthCheckSetting;
import io.milepost.model.health.HealthCheckSettings;
import io.milepost.model.health.HealthCheckType;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.tag.Tag;
import io.milepost.model.tag.TaggedResource;
import java.util.List;
import java.util.Optional;

/**
 * The health checks, in the order of their creation. A calculated check may have children that come
 * later, or are gone.
 *
 * @param quotas enforced in strict mode, in which addresses that are not public are refused
 */
public record RestoredHealthChecks(List<Entry> entries, Quotas quotas) implements ContentsSection {
  public RestoredHealthChecks {
    entries = List.copyOf(entries);
  }

  /**
   * A check as it is to be.
   *
   * @param id empty to draw one
   * @param callerReference 1 to 64 characters; empty to take the id
   * @param version at least 1
   * @param forced what it says, whatever it finds
   */
  public record Entry(
      Optional<HealthCheckId> id,
      Optional<String> callerReference,
      long version,
      HealthCheckType type,
      HealthCheckSettings settings,
      Optional<HealthStatus> forced,
      List<Tag> tags) {
    public Entry {
      tags = List.copyOf(tags);
    }
  }

  @Override
  public void restore(StoreTransaction transaction) {
    for (Entry entry : entries) {
      HealthCheckId id =
          entry.id().orElseGet(() -> new HealthCheckId(transaction.ids().nextUuid()));
      try {
        restore(entry, id, transaction);
      } catch (Route53Exception e) {
        throw new InvalidInput("Health check " + id + ": " + e.text());
      }
    }
    for (HealthCheck check : transaction.healthChecks(0, Integer.MAX_VALUE)) {
      checkChildren(check, transaction);
    }
  }

  private void restore(Entry entry, HealthCheckId id, StoreTransaction transaction) {
    if (transaction.isHealthCheck(id)) {
      throw new InvalidInput("Another health check has that id.");
    }
    String reference = entry.callerReference().orElse(id.value());
    if (transaction.healthCheckOfReference(reference).isPresent()) {
      throw new InvalidInput("Another health check has the caller reference '" + reference + "'.");
    }
    HealthCheckRules.checkReachable(entry.settings(), quotas);
    transaction.insertHealthCheck(
        new HealthCheck(
            id,
            transaction.nextHealthCheckNumber(),
            reference,
            HealthCheckRules.config(entry.type(), entry.settings()),
            entry.version()));
    if (entry.forced().isPresent()) {
      transaction.forceHealth(id, entry.forced());
    }
    new ChangeTags(TaggedResource.of(id), entry.tags(), List.of()).applyTo(transaction);
  }

  private static void checkChildren(HealthCheck check, StoreTransaction transaction) {
    List<String> children =
        HealthCheckSettings.of(check.config())
            .list(HealthCheckSetting.CHILD_HEALTH_CHECKS)
            .orElse(List.of());
    for (String child : children) {
      transaction
          .healthCheck(new HealthCheckId(child))
          .filter(there -> there.config().type() == HealthCheckType.CALCULATED)
          .ifPresent(there -> {
            throw new InvalidInput(
                "Health check "
                    + check.id()
                    + ": "
                    + HealthCheckMessages.calculatedChild(there.id()).text());
          });
    }
  }
}
