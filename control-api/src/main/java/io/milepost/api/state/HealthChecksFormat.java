package io.milepost.api.state;

import io.milepost.api.operation.StateShapes;
import io.milepost.api.shape.Shapes;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.operation.ContentsSection;
import io.milepost.model.operation.Quotas;
import io.milepost.model.operation.RestoredHealthChecks;
import io.milepost.model.store.StoreReader;
import io.milepost.model.tag.TaggedResource;
import java.util.List;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The health checks with their tags, and what they were made to say. */
final class HealthChecksFormat implements SectionFormat {
  private static final int MAX_REFERENCE_LENGTH = 64;
  private static final String CONFIG = "HealthCheckConfig";
  private static final String FORCED = "ForcedStatus";

  private final Quotas quotas;

  HealthChecksFormat(Quotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public String name() {
    return "healthChecks";
  }

  @Override
  public ArrayNode write(StoreReader reader) {
    ArrayNode section = JsonNodeFactory.instance.arrayNode();
    for (HealthCheck check : reader.healthChecks(0, Integer.MAX_VALUE)) {
      ObjectNode entry = section.addObject();
      entry.put("Id", check.id().value());
      entry.put("CallerReference", check.callerReference());
      entry.put("HealthCheckVersion", check.version());
      entry.set(CONFIG, ShapeJson.write(StateShapes.shape(check).healthCheckConfig()));
      reader
          .forcedHealth(check.id())
          .ifPresent(status -> entry.put(FORCED, StateFields.text(status)));
      StateFields.writeTags(entry, reader, TaggedResource.of(check.id()));
    }
    return section;
  }

  @Override
  public ContentsSection read(List<StateObject> entries) {
    return new RestoredHealthChecks(
        entries.stream().map(HealthChecksFormat::readEntry).toList(), quotas);
  }

  private static RestoredHealthChecks.Entry readEntry(StateObject entry) {
    HealthCheckConfig config = config(entry);
    RestoredHealthChecks.Entry read =
        new RestoredHealthChecks.Entry(
            StateFields.uuid(entry).map(HealthCheckId::new),
            entry.text("CallerReference", MAX_REFERENCE_LENGTH),
            StateFields.version(entry, "HealthCheckVersion"),
            StateShapes.type(config),
            StateShapes.settings(config),
            StateFields.status(entry, FORCED),
            StateFields.tags(entry));
    entry.end();
    return read;
  }

  private static HealthCheckConfig config(StateObject entry) {
    HealthCheckConfig.Builder builder = HealthCheckConfig.builder();
    ShapeJson.read(entry.place() + ", " + CONFIG, entry.required(CONFIG), builder);
    return (HealthCheckConfig) Shapes.build(builder);
  }
}
