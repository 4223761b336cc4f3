package io.milepost.api.state;

import io.milepost.api.shape.Constraint;
import io.milepost.api.shape.Constraints;
import io.milepost.api.shape.Shapes;
import io.milepost.api.shape.ValueType;
import io.milepost.api.xml.ScalarText;
import io.milepost.model.error.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shapes as JSON objects with the names of the service model, as the AWS CLI prints them. A shape
 * that is read keeps its {@link Constraints}.
 */
final class ShapeJson {
  private ShapeJson() {}

  /** The object of a shape; members that are not there are left out. */
  static ObjectNode write(SdkPojo shape) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (SdkField<?> member : Shapes.members(shape, MarshallLocation.PAYLOAD)) {
      Object value = Shapes.valueOf(member, shape);
      if (value != null) {
        object.set(member.memberName(), node(value));
      }
    }
    return object;
  }

  private static JsonNode node(Object value) {
    return switch (value) {
      case SdkPojo shape -> write(shape);
      case List<?> list -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        list.forEach(item -> array.add(node(item)));
        yield array;
      }
      case Boolean flag -> JsonNodeFactory.instance.booleanNode(flag);
      case Integer number -> JsonNodeFactory.instance.numberNode(number);
      case Long number -> JsonNodeFactory.instance.numberNode(number);
      case Double number -> JsonNodeFactory.instance.numberNode(number);
      default -> JsonNodeFactory.instance.stringNode(ScalarText.write(value));
    };
  }

  /**
   * Reads an object into a shape.
   *
   * @param place where it stands, as messages have it
   * @param builder gets the members; it is built by the caller
   * @throws InvalidInput if a member is not known, missing, or not what its type allows
   */
  static void read(String place, JsonNode json, SdkPojo builder) {
    if (!(json instanceof ObjectNode object)) {
      throw new InvalidInput(place + " is not an object.");
    }
    List<String> unknown = new ArrayList<>(object.propertyNames());
    for (SdkField<?> member : Shapes.members(builder, MarshallLocation.PAYLOAD)) {
      unknown.remove(member.memberName());
      Constraint constraint = Constraints.of(Shapes.nameOf(builder), member.memberName());
      JsonNode value = object.get(member.memberName());
      if (value != null) {
        String inside = place + ", " + member.memberName();
        member.set(builder, value(inside, value, member, constraint.type()));
      } else if (constraint.required()) {
        throw new InvalidInput(place + ": the field '" + member.memberName() + "' is missing.");
      }
    }
    if (!unknown.isEmpty()) {
      throw new InvalidInput(place + ": unknown fields " + unknown + ".");
    }
  }

  private static Object value(String place, JsonNode json, SdkField<?> member, ValueType type) {
    MarshallingType<?> marshalling = member.marshallingType();
    if (marshalling.equals(MarshallingType.SDK_POJO)) {
      SdkPojo builder = Shapes.newBuilder(member);
      read(place, json, builder);
      return Shapes.build(builder);
    }
    if (marshalling.equals(MarshallingType.LIST)) {
      return list(place, json, Shapes.elementOf(member), type);
    }
    boolean text = marshalling.equals(MarshallingType.STRING);
    boolean bool = marshalling.equals(MarshallingType.BOOLEAN);
    boolean rightType =
        text ? json.isString() : bool ? json.isBoolean() : json.isNumber() || json.isString();
    Optional<Object> value =
        rightType ? ScalarText.read(member, json.asString()) : Optional.empty();
    if (value.isEmpty()) {
      throw new InvalidInput(
          place + " is not " + (text ? "a text" : bool ? "true or false" : "a number") + ".");
    }
    check(place, type, value.get());
    return value.get();
  }

  private static List<Object> list(
      String place, JsonNode json, SdkField<?> element, ValueType type) {
    if (!(json instanceof ArrayNode array)) {
      throw new InvalidInput(place + " is not a list.");
    }
    checkSize(place, type, array.size(), "elements");
    List<Object> items = new ArrayList<>();
    for (JsonNode item : array.values()) {
      String inside = place + "[" + items.size() + "]";
      items.add(value(inside, item, element, type.element().orElse(ValueType.ANY)));
    }
    return items;
  }

  private static void check(String place, ValueType type, Object value) {
    if (value instanceof Number number && type.kind() == ValueType.Kind.NUMBER) {
      if (number.longValue() < type.min() || number.longValue() > type.max()) {
        throw new InvalidInput(
            place + " is not a number from " + type.min() + " to " + type.max() + ".");
      }
    }
    if (!(value instanceof String text)) {
      return;
    }
    if (type.kind() == ValueType.Kind.ENUMERATION && !type.values().contains(text)) {
      throw new InvalidInput(place + " is none of " + type.values() + ".");
    }
    checkSize(place, type, text.codePointCount(0, text.length()), "characters");
    type.pattern()
        .filter(pattern -> !pattern.matcher(text).matches())
        .ifPresent(pattern -> {
          throw new InvalidInput(place + " does not match the pattern " + pattern + ".");
        });
  }

  private static void checkSize(String place, ValueType type, int size, String what) {
    if (size < type.min() || size > type.max()) {
      throw new InvalidInput(
          place + " has " + size + " " + what + ", not " + type.min() + " to " + type.max() + ".");
    }
  }
}
