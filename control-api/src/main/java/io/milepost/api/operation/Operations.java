package io.milepost.api.operation;

import io.milepost.healthcheck.HealthMonitor;
import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.operation.Quotas;
import io.milepost.model.store.Store;
import io.milepost.policy.explain.Explainer;
import java.util.List;
import java.util.stream.Stream;

/** The operations that Milepost has. */
public final class Operations {
  private Operations() {}

  /**
   * All of them.
   *
   * @param oneBatchAtATime whether a change batch is refused while an earlier one of its zone is
   *     pending
   */
  public static List<Operation<?, ?>> of(
      Store store,
      Account account,
      Explainer explainer,
      HealthMonitor health,
      KeyMaker keys,
      boolean oneBatchAtATime) {
    return Stream.of(
            hostedZones(store, account.quotas()),
            recordSetsAndChanges(store, account.quotas(), oneBatchAtATime),
            vpcs(store, account),
            reusableDelegationSets(store, account.quotas()),
            healthChecks(store, account.quotas(), health),
            tags(store),
            limits(store),
            cidrCollections(store, account.quotas()),
            dnssec(store, keys),
            facts(),
            List.of(new TestDNSAnswer(store, explainer)))
        .<Operation<?, ?>>flatMap(List::stream)
        .toList();
  }

  private static List<Operation<?, ?>> hostedZones(Store store, Quotas quotas) {
    return List.of(
        new CreateHostedZone(store, quotas),
        new DeleteHostedZone(store),
        new GetHostedZone(store),
        new GetHostedZoneCount(store),
        new ListHostedZones(store),
        new ListHostedZonesByName(store),
        new UpdateHostedZoneComment(store),
        new UpdateHostedZoneFeatures(store));
  }

  private static List<Operation<?, ?>> recordSetsAndChanges(
      Store store, Quotas quotas, boolean oneBatchAtATime) {
    return List.of(
        new ChangeResourceRecordSets(store, quotas, oneBatchAtATime),
        new GetChange(store),
        new ListResourceRecordSets(store));
  }

  private static List<Operation<?, ?>> vpcs(Store store, Account account) {
    return List.of(
        new AssociateVPCWithHostedZone(store, account.quotas()),
        new CreateVPCAssociationAuthorization(store, account.quotas()),
        new DeleteVPCAssociationAuthorization(store),
        new DisassociateVPCFromHostedZone(store),
        new ListHostedZonesByVPC(store, account.id()),
        new ListVPCAssociationAuthorizations(store));
  }

  private static List<Operation<?, ?>> reusableDelegationSets(Store store, Quotas quotas) {
    return List.of(
        new CreateReusableDelegationSet(store, quotas),
        new DeleteReusableDelegationSet(store),
        new GetReusableDelegationSet(store),
        new ListReusableDelegationSets(store));
  }

  private static List<Operation<?, ?>> healthChecks(
      Store store, Quotas quotas, HealthMonitor health) {
    return List.of(
        new CreateHealthCheck(store, quotas),
        new DeleteHealthCheck(store),
        new GetHealthCheck(store),
        new GetHealthCheckCount(store),
        new GetHealthCheckLastFailureReason(health),
        new GetHealthCheckStatus(health),
        new ListHealthChecks(store),
        new UpdateHealthCheck(store, quotas));
  }

  private static List<Operation<?, ?>> tags(Store store) {
    return List.of(
        new ChangeTagsForResource(store),
        new ListTagsForResource(store),
        new ListTagsForResources(store));
  }

  private static List<Operation<?, ?>> limits(Store store) {
    return List.of(
        new GetAccountLimit(store),
        new GetHostedZoneLimit(store),
        new GetReusableDelegationSetLimit(store));
  }

  private static List<Operation<?, ?>> cidrCollections(Store store, Quotas quotas) {
    return List.of(
        new ChangeCidrCollection(store),
        new CreateCidrCollection(store, quotas),
        new DeleteCidrCollection(store),
        new ListCidrBlocks(store),
        new ListCidrCollections(store),
        new ListCidrLocations(store));
  }

  private static List<Operation<?, ?>> dnssec(Store store, KeyMaker keys) {
    return List.of(
        new ActivateKeySigningKey(store, keys),
        new CreateKeySigningKey(store, keys),
        new DeactivateKeySigningKey(store),
        new DeleteKeySigningKey(store),
        new DisableHostedZoneDNSSEC(store),
        new EnableHostedZoneDNSSEC(store, keys),
        new GetDNSSEC(store, keys));
  }

  private static List<Operation<?, ?>> facts() {
    return List.of(new GetCheckerIpRanges(), new GetGeoLocation(), new ListGeoLocations());
  }
}
