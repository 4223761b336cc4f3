package io.milepost.api.state;

import io.milepost.model.error.InvalidInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object that is read field by field, until {@link #end} refuses what nobody asked for. */
final class StateObject {
  private final String place;
  private final ObjectNode json;
  private final Set<String> asked = new HashSet<>();

  /**
   * @param place where it stands, as messages have it
   * @throws InvalidInput if the JSON is no object
   */
  StateObject(String place, JsonNode json) {
    this.place = place;
    if (!(json instanceof ObjectNode object)) {
      throw new InvalidInput(place + " is not an object.");
    }
    this.json = object;
  }

  String place() {
    return place;
  }

  /** A refusal of this object. */
  InvalidInput refusal(String sentence) {
    return new InvalidInput(place + ": " + sentence);
  }

  private @Nullable JsonNode field(String name, String type, Predicate<JsonNode> isOfType) {
    asked.add(name);
    JsonNode field = json.get(name);
    if (field != null && !isOfType.test(field)) {
      throw refusal("the field '" + name + "' is not " + type + ".");
    }
    return field;
  }

  /**
   * A text, which is not empty.
   *
   * @param maxLength in characters
   */
  Optional<String> text(String name, int maxLength) {
    JsonNode field = field(name, "a text", JsonNode::isString);
    if (field == null) {
      return Optional.empty();
    }
    String text = field.stringValue();
    if (text.isEmpty() || text.codePointCount(0, text.length()) > maxLength) {
      throw refusal("the field '" + name + "' has 1 to " + maxLength + " characters.");
    }
    return Optional.of(text);
  }

  /** A text that may not be left out. */
  String requiredText(String name, int maxLength) {
    return text(name, maxLength).orElseThrow(() -> refusal("the field '" + name + "' is missing."));
  }

  Optional<Long> number(String name) {
    JsonNode field = field(name, "a whole number", JsonNode::canConvertToLong);
    return Optional.ofNullable(field).map(JsonNode::longValue);
  }

  /** A truth value; false if it is left out. */
  boolean flag(String name) {
    JsonNode field = field(name, "true or false", JsonNode::isBoolean);
    return field != null && field.booleanValue();
  }

  /** An object; empty if it is left out. */
  Optional<StateObject> object(String name) {
    JsonNode field = field(name, "an object", JsonNode::isObject);
    return Optional.ofNullable(field).map(json -> new StateObject(place + ", " + name, json));
  }

  /** A field of any type that may not be left out. */
  JsonNode required(String name) {
    JsonNode field = field(name, "anything", any -> true);
    if (field == null) {
      throw refusal("the field '" + name + "' is missing.");
    }
    return field;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : items(name)) {
      if (!item.isString()) {
        throw refusal("the field '" + name + "' has more than texts.");
      }
      texts.add(item.stringValue());
    }
    return texts;
  }

  /** Objects in a list; none if it is left out. */
  List<StateObject> objects(String name) {
    List<StateObject> objects = new ArrayList<>();
    for (JsonNode item : items(name)) {
      objects.add(new StateObject(itemPlace(name, objects.size()), item));
    }
    return objects;
  }

  /** The values in a list; none if it is left out. */
  List<JsonNode> items(String name) {
    JsonNode field = field(name, "a list", JsonNode::isArray);
    List<JsonNode> items = new ArrayList<>();
    if (field != null) {
      items.addAll(field.values());
    }
    return items;
  }

  /** Where an item of a list stands. */
  String itemPlace(String name, int index) {
    return place + ", " + name + "[" + index + "]";
  }

  /**
   * Refuses fields that were not asked for.
   *
   * @throws InvalidInput that names them
   */
  void end() {
    List<String> unknown = new ArrayList<>(json.propertyNames());
    unknown.removeAll(asked);
    if (!unknown.isEmpty()) {
      throw refusal("unknown fields " + unknown + ".");
    }
  }
}
