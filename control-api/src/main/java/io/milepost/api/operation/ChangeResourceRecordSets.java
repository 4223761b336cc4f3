package io.milepost.api.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.operation.ChangeBatch;
import io.milepost.model.operation.ChangeRecordSets;
import io.milepost.model.operation.Quotas;
import io.milepost.model.operation.RequestedChange;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;

/** Makes a change batch in a zone, all of it or nothing. */
final class ChangeResourceRecordSets
    implements Operation<ChangeResourceRecordSetsRequest, ChangeResourceRecordSetsResponse> {
  private final Store store;
  private final Quotas quotas;
  private final boolean oneAtATime;

  ChangeResourceRecordSets(Store store, Quotas quotas, boolean oneAtATime) {
    this.store = store;
    this.quotas = quotas;
    this.oneAtATime = oneAtATime;
  }

  @Override
  public ChangeResourceRecordSetsResponse handle(ChangeResourceRecordSetsRequest request) {
    HostedZoneId zone = new HostedZoneId(request.hostedZoneId());
    List<Change> changes =
        OmittedMultivalue.completed(request.changeBatch().changes(), zone, store);
    List<String> faults = new ArrayList<>();
    changes.forEach(change -> faults.addAll(ChangeFaults.of(change)));
    if (!faults.isEmpty()) {
      throw new InvalidInput("Invalid request: " + String.join(", ", faults));
    }
    List<RequestedChange> requested = changes.stream().map(RequestedChanges::of).toList();
    ChangeBatch batch =
        new ChangeBatch(Optional.ofNullable(request.changeBatch().comment()), requested);
    ChangeInfo change = store.apply(new ChangeRecordSets(zone, batch, quotas, oneAtATime));
    return ChangeResourceRecordSetsResponse.builder()
        .changeInfo(ZoneShapes.changeInfo(change))
        .build();
  }
}
