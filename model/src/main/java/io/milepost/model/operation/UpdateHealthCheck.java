package io.milepost.model.operation;

import static io.milepost.model.health.HealthCheckSetting.CHILD_HEALTH_CHECKS;
import static io.milepost.model.health.HealthCheckSetting.IP_ADDRESS;

import io.milepost.model.error.HealthCheckVersionMismatch;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.NoSuchHealthCheck;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthCheckSetting;
import io.milepost.model.health.HealthCheckSettings;
import io.milepost.model.health.HealthCheckType;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Changes some settings of a health check; those that are not given stay as they are.
 *
 * @param version what the caller takes for the current version; empty if that does not matter
 * @param given in place of what the check has
 * @param reset what goes back to its default or to nothing
 * @see "Route 53 API Reference: UpdateHealthCheck"
 */
public record UpdateHealthCheck(
    HealthCheckId id,
    OptionalLong version,
    HealthCheckSettings given,
    Set<HealthCheckSetting> reset,
    Quotas quotas)
    implements StoreChange<HealthCheck> {
  public UpdateHealthCheck {
    reset = Set.copyOf(reset);
  }

  /**
   * @return the check as it is now
   * @throws NoSuchHealthCheck if there is no such check
   * @throws HealthCheckVersionMismatch if the version is another
   * @throws InvalidInput if the check can't have the settings
   */
  @Override
  public HealthCheck applyTo(StoreTransaction transaction) {
    HealthCheck check =
        transaction.healthCheck(id).orElseThrow(() -> new NoSuchHealthCheck(id.value()));
    if (version.isPresent() && version.getAsLong() != check.version()) {
      throw new HealthCheckVersionMismatch(id.value(), check.version());
    }
    HealthCheckType type = check.config().type();
    HealthCheckSettings before = HealthCheckSettings.of(check.config());
    if (type.isEndpoint() && given.has(IP_ADDRESS) && !before.has(IP_ADDRESS)) {
      throw HealthCheckMessages.addressAdded();
    }
    reset.stream()
        .sorted()
        .filter(given::has)
        .findFirst()
        .ifPresent(setting -> {
          throw HealthCheckMessages.givenAndReset(setting);
        });
    HealthCheckSettings settings = before.with(given).without(reset);
    if (reset.contains(CHILD_HEALTH_CHECKS) && before.has(CHILD_HEALTH_CHECKS)) {
      settings = settings.with(CHILD_HEALTH_CHECKS, List.of());
    }
    HealthCheck updated = check.updatedTo(HealthCheckRules.config(type, settings));
    HealthCheckRules.checkReachable(given, quotas);
    HealthCheckRules.checkChildren(given, transaction);
    transaction.updateHealthCheck(updated);
    return updated;
  }
}
