package io.milepost.api.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.operation.CreatePrivateHostedZone;
import io.milepost.model.operation.NewZone;
import io.milepost.model.operation.Quotas;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreChange;
import io.milepost.model.zone.DelegationSetId;
import io.milepost.model.zone.HostedZone;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.DelegationSet;
import software.amazon.awssdk.services.route53.model.HostedZoneConfig;

/** Makes a hosted zone: a private one if it comes with a VPC, else a public one. */
final class CreateHostedZone
    implements Operation<CreateHostedZoneRequest, CreateHostedZoneResponse> {
  private static final String LOCATION = "https://route53.amazonaws.com/2013-04-01/hostedzone/";

  private final Store store;
  private final Quotas quotas;

  CreateHostedZone(Store store, Quotas quotas) {
    this.store = store;
    this.quotas = quotas;
  }

  @Override
  public CreateHostedZoneResponse handle(CreateHostedZoneRequest request) {
    NewZone made = store.apply(request.vpc() == null ? ofPublic(request) : ofPrivate(request));
    HostedZone zone = made.zone();
    Optional<DelegationSet> nameServers =
        store.read(reader -> ZoneShapes.delegationSet(reader, zone));
    return CreateHostedZoneResponse.builder()
        .hostedZone(ZoneShapes.hostedZone(zone))
        .changeInfo(ZoneShapes.changeInfo(made.change()))
        .delegationSet(nameServers.orElse(null))
        .vpc(request.vpc())
        .location(LOCATION + zone.id())
        .build();
  }

  private StoreChange<NewZone> ofPublic(CreateHostedZoneRequest request) {
    if (config(request).map(HostedZoneConfig::privateZone).orElse(false)) {
      throw new InvalidInput(
          "VPCId and VPCRegion are required when creating a private hosted zone.");
    }
    return new io.milepost.model.operation.CreateHostedZone(
        ZoneName.ofNewPublicZone(request.name()),
        request.callerReference(),
        config(request).map(HostedZoneConfig::comment),
        Given.text(request.delegationSetId()).map(DelegationSetId::new),
        quotas);
  }

  private StoreChange<NewZone> ofPrivate(CreateHostedZoneRequest request) {
    if (Given.text(request.delegationSetId()).isPresent()) {
      throw new InvalidInput("A private hosted zone can't use a reusable delegation set.");
    }
    return new CreatePrivateHostedZone(
        ZoneName.ofNewPrivateZone(request.name()),
        request.callerReference(),
        config(request).map(HostedZoneConfig::comment),
        VpcShapes.read(request.vpc()),
        quotas);
  }

  private static Optional<HostedZoneConfig> config(CreateHostedZoneRequest request) {
    return Optional.ofNullable(request.hostedZoneConfig());
  }
}
