package io.milepost.api.admin;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import io.milepost.policy.explain.Step;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An explanation as JSON: the question, and an object for each step. */
final class StepJson {
  private StepJson() {}

  static ObjectNode of(DnsName name, int type, List<Step> steps) {
    ObjectNode json = AdminJson.object();
    json.put("name", name.toString()).put("type", RecordType.nameOf(type));
    ArrayNode list = json.putArray("steps");
    steps.forEach(step -> list.add(of(step)));
    return json;
  }

  private static ObjectNode of(Step step) {
    ObjectNode json = AdminJson.object();
    switch (step) {
      case Step.View view -> {
        json.put("step", "view").put("hostedZoneId", view.zoneId()).put("zone", view.zoneName());
        json.put("private", view.privateZone());
        view.vpc().ifPresent(vpc -> json.put("vpc", vpc));
      }
      case Step.Lookup lookup ->
          json.put("step", "lookup")
              .put("name", lookup.name())
              .put("type", lookup.type())
              .put("found", lookup.found());
      case Step.Group group -> {
        json.put("step", "group").put("name", group.name()).put("type", group.type());
        json.put("policy", group.policy());
        group.place().ifPresent(place -> json.put("place", place));
        json.put("failedOpen", group.failedOpen());
        ArrayNode sets = json.putArray("recordSets");
        group.candidates().forEach(candidate -> sets.add(of(candidate)));
      }
      case Step.Alias alias ->
          json.put("step", "alias")
              .put("target", alias.target())
              .put("hostedZoneId", alias.hostedZoneId())
              .put("evaluateTargetHealth", alias.evaluatesTargetHealth());
      case Step.Answer answer -> {
        json.put("step", "answer").put("rcode", answer.rcode());
        ArrayNode records = json.putArray("records");
        answer.records().forEach(records::add);
        json.put("scope", answer.scope());
        answer.note().ifPresent(note -> json.put("note", note));
      }
    }
    return json;
  }

  private static ObjectNode of(Step.Candidate candidate) {
    ObjectNode json = AdminJson.object();
    json.put("setIdentifier", candidate.identifier()).put("says", candidate.description());
    candidate.healthCheckId().ifPresent(id -> json.put("healthCheckId", id));
    candidate.healthy().ifPresent(healthy -> json.put("healthy", healthy));
    candidate.measure().ifPresent(measure -> json.put("measure", measure));
    candidate.share().ifPresent(share -> json.put("share", share));
    candidate.total().ifPresent(total -> json.put("of", total));
    json.put("outcome", candidate.outcome().name().toLowerCase(Locale.ROOT));
    candidate.reason().ifPresent(reason -> json.put("reason", reason));
    return json;
  }
}
