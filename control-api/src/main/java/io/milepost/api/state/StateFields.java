package io.milepost.api.state;

import io.milepost.api.operation.StateShapes;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.store.TagReader;
import io.milepost.model.tag.TaggedResource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.route53.model.Tag;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields that several sections have. */
final class StateFields {
  private static final int MAX_ID_LENGTH = 32;
  private static final int MAX_REFERENCE_LENGTH = 128;
  private static final int NAME_SERVERS = 4;
  private static final int MAX_UUID_LENGTH = 36;
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern ID = Pattern.compile("[A-Z][0-9A-Z]+");

  private StateFields() {}

  /**
   * An id without its prefix.
   *
   * @param letter with which it begins
   */
  static Optional<String> id(StateObject object, String name, char letter) {
    Optional<String> id = object.text(name, MAX_ID_LENGTH);
    id.filter(text -> text.charAt(0) != letter || !ID.matcher(text).matches())
        .ifPresent(text -> {
          throw object.refusal(
              "the field '"
                  + name
                  + "' is not "
                  + letter
                  + " and upper-case letters and digits behind it.");
        });
    return id;
  }

  /** The field {@code Id} where it is a UUID. */
  static Optional<String> uuid(StateObject object) {
    Optional<String> id = object.text("Id", MAX_UUID_LENGTH);
    id.filter(text -> !UUID.matcher(text).matches())
        .ifPresent(text -> {
          throw object.refusal("the field 'Id' is not a UUID in lower case.");
        });
    return id;
  }

  /** A version, which is 1 if it is left out. */
  static long version(StateObject object, String name) {
    long version = object.number(name).orElse(1L);
    if (version < 1) {
      throw object.refusal("the field '" + name + "' is less than 1.");
    }
    return version;
  }

  /** A status as Route 53 writes it. */
  static Optional<HealthStatus> status(StateObject object, String name) {
    return object
        .text(name, MAX_REFERENCE_LENGTH)
        .map(given -> {
          for (HealthStatus status : HealthStatus.values()) {
            if (text(status).equals(given)) {
              return status;
            }
          }
          throw object.refusal("the field '" + name + "' is not Healthy or Unhealthy.");
        });
  }

  static String text(HealthStatus status) {
    return switch (status) {
      case HEALTHY -> "Healthy";
      case UNHEALTHY -> "Unhealthy";
    };
  }

  static Optional<String> callerReference(StateObject object) {
    return object.text("CallerReference", MAX_REFERENCE_LENGTH);
  }

  static List<io.milepost.model.tag.Tag> tags(StateObject object) {
    return ShapeLists.read(object, "Tags", Tag::builder, Tag.class, StateShapes::tag);
  }

  /** The tags of a resource, as {@link #tags} reads them. */
  static void writeTags(ObjectNode object, TagReader reader, TaggedResource resource) {
    ArrayNode tags = object.putArray("Tags");
    reader.tags(resource).forEach(tag -> tags.add(ShapeJson.write(StateShapes.shape(tag))));
  }

  /** Four names without trailing dots, or none. */
  static List<String> nameServers(StateObject object) {
    List<String> names =
        object.texts("NameServers").stream()
            .map(text -> {
              String name = StateShapes.anyName(text).toString();
              return name.substring(0, name.length() - 1);
            })
            .toList();
    if (!names.isEmpty() && names.stream().distinct().count() != NAME_SERVERS) {
      throw object.refusal("the field 'NameServers' does not have four different names.");
    }
    return names;
  }
}
