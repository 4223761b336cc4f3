package io.milepost.api.state;

import io.milepost.model.health.RoutingControlState;
import io.milepost.model.operation.ContentsSection;
import io.milepost.model.operation.RestoredHealthSignals;
import io.milepost.model.store.StoreReader;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The states of routing controls, by ARN. */
final class RoutingControlsFormat implements SectionFormat {
  private static final int MAX_ARN_LENGTH = 255;
  private static final String ARN = "RoutingControlArn";
  private static final String STATE = "RoutingControlState";

  @Override
  public String name() {
    return "routingControls";
  }

  @Override
  public ArrayNode write(StoreReader reader) {
    ArrayNode section = JsonNodeFactory.instance.arrayNode();
    reader
        .routingControls()
        .forEach((arn, state) -> {
          ObjectNode entry = section.addObject();
          entry.put(ARN, arn);
          entry.put(STATE, text(state));
        });
    return section;
  }

  @Override
  public ContentsSection read(List<StateObject> entries) {
    return new RestoredHealthSignals(
        List.of(), entries.stream().map(RoutingControlsFormat::readEntry).toList());
  }

  private static RestoredHealthSignals.RoutingControl readEntry(StateObject entry) {
    String arn = entry.requiredText(ARN, MAX_ARN_LENGTH);
    String given = entry.requiredText(STATE, MAX_ARN_LENGTH);
    entry.end();
    for (RoutingControlState state : RoutingControlState.values()) {
      if (text(state).equals(given)) {
        return new RestoredHealthSignals.RoutingControl(arn, state);
      }
    }
    throw entry.refusal("the field '" + STATE + "' is not On or Off.");
  }

  private static String text(RoutingControlState state) {
    return switch (state) {
      case ON -> "On";
      case OFF -> "Off";
    };
  }
}
