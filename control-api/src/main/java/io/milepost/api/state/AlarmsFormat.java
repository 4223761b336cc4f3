package io.milepost.api.state;

import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.AlarmState;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.operation.ContentsSection;
import io.milepost.model.operation.RestoredHealthSignals;
import io.milepost.model.store.StoreReader;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.CloudWatchRegion;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The states of alarms, by region and name. */
final class AlarmsFormat implements SectionFormat {
  private static final int MAX_NAME_LENGTH = 256;
  private static final String STATE = "StateValue";
  private static final String LAST_KNOWN = "LastKnownStatus";

  @Override
  public String name() {
    return "alarms";
  }

  @Override
  public ArrayNode write(StoreReader reader) {
    ArrayNode section = JsonNodeFactory.instance.arrayNode();
    reader
        .alarms()
        .forEach((id, data) -> {
          ObjectNode entry = section.addObject();
          entry.put("Region", id.region());
          entry.put("Name", id.name());
          entry.put(STATE, data.state().name());
          data.lastKnown().ifPresent(status -> entry.put(LAST_KNOWN, StateFields.text(status)));
        });
    return section;
  }

  @Override
  public ContentsSection read(List<StateObject> entries) {
    return new RestoredHealthSignals(
        entries.stream().map(AlarmsFormat::readEntry).toList(), List.of());
  }

  private static RestoredHealthSignals.Alarm readEntry(StateObject entry) {
    AlarmId id =
        new AlarmId(
            entry.requiredText("Region", MAX_NAME_LENGTH),
            entry.requiredText("Name", MAX_NAME_LENGTH));
    if (CloudWatchRegion.fromValue(id.region()) == CloudWatchRegion.UNKNOWN_TO_SDK_VERSION) {
      throw entry.refusal("the field 'Region' is no region of CloudWatch.");
    }
    AlarmState state = state(entry);
    Optional<HealthStatus> lastKnown = StateFields.status(entry, LAST_KNOWN);
    entry.end();
    return new RestoredHealthSignals.Alarm(
        id, new AlarmData(AlarmState.INSUFFICIENT_DATA, lastKnown).in(state));
  }

  private static AlarmState state(StateObject entry) {
    String given = entry.requiredText(STATE, MAX_NAME_LENGTH);
    for (AlarmState state : AlarmState.values()) {
      if (state.name().equals(given)) {
        return state;
      }
    }
    throw entry.refusal("the field '" + STATE + "' is not OK, ALARM or INSUFFICIENT_DATA.");
  }
}
