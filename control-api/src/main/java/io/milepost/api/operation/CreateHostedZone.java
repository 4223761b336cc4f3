package io.milepost.api.operation;

import io.milepost.model.error.NotImplemented;
import io.milepost.model.store.Store;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.HostedZoneConfig;

/** Makes a public hosted zone. */
final class CreateHostedZone
    implements Operation<CreateHostedZoneRequest, CreateHostedZoneResponse> {
  private static final String LOCATION = "https://route53.amazonaws.com/2013-04-01/hostedzone/";

  private final Store store;

  CreateHostedZone(Store store) {
    this.store = store;
  }

  @Override
  public CreateHostedZoneResponse handle(CreateHostedZoneRequest request) {
    Optional<HostedZoneConfig> config = Optional.ofNullable(request.hostedZoneConfig());
    boolean privateZone = config.map(HostedZoneConfig::privateZone).orElse(false);
    if (request.vpc() != null || privateZone) {
      throw new NotImplemented("CreateHostedZone of a private hosted zone");
    }
    if (request.delegationSetId() != null) {
      throw new NotImplemented("CreateHostedZone with a reusable delegation set");
    }
    var created =
        store.apply(
            new io.milepost.model.operation.CreateHostedZone(
                ZoneName.ofNewPublicZone(request.name()),
                request.callerReference(),
                config.map(HostedZoneConfig::comment)));
    return CreateHostedZoneResponse.builder()
        .hostedZone(ZoneShapes.hostedZone(created.zone()))
        .changeInfo(ZoneShapes.changeInfo(created.change()))
        .delegationSet(ZoneShapes.delegationSet(created.zone()))
        .location(LOCATION + created.zone().id())
        .build();
  }
}
