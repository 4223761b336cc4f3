package io.milepost.api.operation;

import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.error.InvalidArgument;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreReader;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import software.amazon.awssdk.services.route53.model.GetDnssecRequest;
import software.amazon.awssdk.services.route53.model.GetDnssecResponse;

/** A zone's key-signing keys, and whether its answers are signed. */
final class GetDNSSEC implements Operation<GetDnssecRequest, GetDnssecResponse> {
  private final Store store;
  private final KeyMaker maker;

  GetDNSSEC(Store store, KeyMaker maker) {
    this.store = store;
    this.maker = maker;
  }

  @Override
  public GetDnssecResponse handle(GetDnssecRequest request) {
    HostedZoneId id = new HostedZoneId(request.hostedZoneId());
    return store.read(reader -> answer(id, reader));
  }

  private GetDnssecResponse answer(HostedZoneId id, StoreReader reader) {
    HostedZone zone = reader.hostedZone(id).orElseThrow(() -> new NoSuchHostedZone(id.value()));
    if (zone.isPrivate()) {
      throw InvalidArgument.ofPrivateZone(id);
    }
    ZoneDnssec dnssec = reader.dnssec(id).seenBy(maker, id);
    return GetDnssecResponse.builder()
        .status(DnssecShapes.status(dnssec))
        .keySigningKeys(
            dnssec.keySigningKeys().stream()
                .map(key -> DnssecShapes.key(key, zone.name()))
                .toList())
        .build();
  }
}
