package io.milepost.api.admin;

import io.milepost.api.http.HttpReply;
import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.AlarmState;
import io.milepost.model.health.RoutingControlState;
import io.milepost.model.operation.SetAlarmState;
import io.milepost.model.operation.SetRoutingControlState;
import io.milepost.model.store.Store;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.CloudWatchRegion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The states of CloudWatch alarms and of routing controls, which are not here but decide health
 * checks: what is said of them here counts. Names and ARNs may have slashes.
 */
final class HealthSignalRoutes {
  private static final String STATE = "state";
  private static final int MAX_ALARM_NAME_LENGTH = 256;
  private static final int MAX_ARN_LENGTH = 255;

  private final Store store;

  private HealthSignalRoutes(Store store) {
    this.store = store;
  }

  static List<AdminRoute> of(Store store) {
    HealthSignalRoutes signals = new HealthSignalRoutes(store);
    String alarm = "alarms/{region}/{name*}";
    String control = "routing-controls/{arn*}";
    return List.of(
        AdminRoute.of("GET", "alarms", call -> signals.alarms()),
        AdminRoute.of("PUT", alarm, signals::putAlarm),
        AdminRoute.of("DELETE", alarm, call -> signals.setAlarm(call, Optional.empty())),
        AdminRoute.of("GET", "routing-controls", call -> signals.routingControls()),
        AdminRoute.of("PUT", control, signals::putRoutingControl),
        AdminRoute.of(
            "DELETE", control, call -> signals.setRoutingControl(call, Optional.empty())));
  }

  private HttpReply alarms() {
    ObjectNode json = AdminJson.object();
    ArrayNode all = json.putArray("alarms");
    store
        .read(reader -> reader.alarms())
        .forEach((id, data) -> all.add(alarm(id, Optional.of(data))));
    return AdminJson.reply(200, json);
  }

  private static ObjectNode alarm(AlarmId id, Optional<AlarmData> data) {
    return AdminJson.object()
        .put("region", id.region())
        .put("name", id.name())
        .put(STATE, data.map(known -> known.state().name()).orElse(null))
        .put("lastKnownStatus", HealthJson.text(data.flatMap(AlarmData::lastKnown)));
  }

  private HttpReply putAlarm(AdminCall call) {
    String given = state(call);
    for (AlarmState state : AlarmState.values()) {
      if (state.name().equals(given)) {
        return setAlarm(call, Optional.of(state));
      }
    }
    throw new AdminRefusal(400, "The state of an alarm is OK, ALARM or INSUFFICIENT_DATA.");
  }

  private HttpReply setAlarm(AdminCall call, Optional<AlarmState> state) {
    AlarmId id = new AlarmId(call.parameter("region"), call.parameter("name"));
    if (CloudWatchRegion.fromValue(id.region()) == CloudWatchRegion.UNKNOWN_TO_SDK_VERSION) {
      throw new AdminRefusal(400, "'" + id.region() + "' is no region of CloudWatch.");
    }
    checkLength("name of an alarm", id.name(), MAX_ALARM_NAME_LENGTH);
    return AdminJson.reply(200, alarm(id, store.apply(new SetAlarmState(id, state))));
  }

  private HttpReply routingControls() {
    ObjectNode json = AdminJson.object();
    ArrayNode all = json.putArray("routingControls");
    store
        .read(reader -> reader.routingControls())
        .forEach((arn, state) -> all.add(routingControl(arn, Optional.of(state))));
    return AdminJson.reply(200, json);
  }

  private static ObjectNode routingControl(String arn, Optional<RoutingControlState> state) {
    return AdminJson.object()
        .put("arn", arn)
        .put(STATE, state.map(HealthSignalRoutes::text).orElse(null));
  }

  private HttpReply putRoutingControl(AdminCall call) {
    String given = state(call);
    for (RoutingControlState state : RoutingControlState.values()) {
      if (text(state).equals(given)) {
        return setRoutingControl(call, Optional.of(state));
      }
    }
    throw new AdminRefusal(400, "The state of a routing control is On or Off.");
  }

  private HttpReply setRoutingControl(AdminCall call, Optional<RoutingControlState> state) {
    String arn = call.parameter("arn");
    checkLength("ARN of a routing control", arn, MAX_ARN_LENGTH);
    store.apply(new SetRoutingControlState(arn, state));
    return AdminJson.reply(200, routingControl(arn, state));
  }

  private static void checkLength(String what, String text, int most) {
    if (text.codePointCount(0, text.length()) > most) {
      throw new AdminRefusal(400, "The " + what + " has 1 to " + most + " characters.");
    }
  }

  private static String state(AdminCall call) {
    ObjectNode body = AdminJson.readObject(call.body());
    JsonNode given = body.get(STATE);
    if (body.size() == 1 && given != null && given.isString()) {
      return given.stringValue();
    }
    throw new AdminRefusal(400, "The body is not an object with the text 'state' alone.");
  }

  /** As the Application Recovery Controller writes it. */
  private static String text(RoutingControlState state) {
    return switch (state) {
      case ON -> "On";
      case OFF -> "Off";
    };
  }
}
