package io.milepost.api.operation;

import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.UpdateHostedZoneCommentRequest;
import software.amazon.awssdk.services.route53.model.UpdateHostedZoneCommentResponse;

/** Replaces a hosted zone's comment, or removes it if none is given. */
final class UpdateHostedZoneComment
    implements Operation<UpdateHostedZoneCommentRequest, UpdateHostedZoneCommentResponse> {
  private final Store store;

  UpdateHostedZoneComment(Store store) {
    this.store = store;
  }

  @Override
  public UpdateHostedZoneCommentResponse handle(UpdateHostedZoneCommentRequest request) {
    HostedZone zone =
        store.apply(
            new io.milepost.model.operation.UpdateHostedZoneComment(
                new HostedZoneId(request.id()),
                Optional.ofNullable(request.comment()).filter(text -> !text.isEmpty())));
    return UpdateHostedZoneCommentResponse.builder()
        .hostedZone(ZoneShapes.hostedZone(zone))
        .build();
  }
}
