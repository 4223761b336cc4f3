package io.milepost.model.operation;

import io.milepost.model.error.HealthCheckAlreadyExists;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.TooManyHealthChecks;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthCheckSettings;
import io.milepost.model.health.HealthCheckType;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import java.util.Optional;

/**
 * Makes a health check. Who asks again with the same caller reference and the same settings gets
 * the check that is there.
 *
 * @param callerReference 1 to 64 characters
 * @param settings what was given
 * @see "Route 53 API Reference: CreateHealthCheck"
 */
public record CreateHealthCheck(
    String callerReference, HealthCheckType type, HealthCheckSettings settings, Quotas quotas)
    implements StoreChange<HealthCheck> {

  /**
   * @throws InvalidInput if the settings don't fit each other, or a child can't be one
   * @throws HealthCheckAlreadyExists if the caller reference was used for a check with other
   *     settings, or for one that is gone
   * @throws TooManyHealthChecks if the account has as many as it may have
   */
  @Override
  public HealthCheck applyTo(StoreTransaction transaction) {
    HealthCheckConfig config = HealthCheckRules.config(type, settings);
    Optional<HealthCheckId> used = transaction.healthCheckOfReference(callerReference);
    if (used.isPresent()) {
      return transaction
          .healthCheck(used.get())
          .filter(there -> HealthCheckRules.isSame(there.config(), config))
          .orElseThrow(HealthCheckAlreadyExists::new);
    }
    HealthCheckRules.checkReachable(settings, quotas);
    HealthCheckRules.checkChildren(settings, transaction);
    if (quotas.isReached(Quota.HEALTH_CHECKS, transaction::healthCheckCount)) {
      throw new TooManyHealthChecks();
    }
    HealthCheck check =
        new HealthCheck(
            new HealthCheckId(transaction.ids().nextUuid()),
            transaction.nextHealthCheckNumber(),
            callerReference,
            config,
            1);
    transaction.insertHealthCheck(check);
    return check;
  }
}
