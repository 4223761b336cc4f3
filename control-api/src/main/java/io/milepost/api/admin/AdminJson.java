package io.milepost.api.admin;

import io.milepost.api.http.HttpReply;
import java.io.InputStream;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the admin API reads and writes it. */
final class AdminJson {
  private static final String CONTENT_TYPE = "application/json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private AdminJson() {}

  /** An object without members. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A list without elements. */
  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static HttpReply reply(int httpStatus, JsonNode json) {
    return new HttpReply(httpStatus, CONTENT_TYPE, Map.of(), MAPPER.writeValueAsString(json));
  }

  /** As {@link #reply}, with a line for each member. */
  static HttpReply readableReply(int httpStatus, JsonNode json) {
    String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    return new HttpReply(httpStatus, CONTENT_TYPE, Map.of(), text);
  }

  static HttpReply refusal(int httpStatus, String sentence) {
    return reply(httpStatus, object().put("error", sentence));
  }

  /**
   * The object that a body is.
   *
   * @throws AdminRefusal if it is none
   */
  static ObjectNode readObject(InputStream body) {
    if (read(body) instanceof ObjectNode object) {
      return object;
    }
    throw new AdminRefusal(400, "The body is not a JSON object.");
  }

  /**
   * The list that a body is.
   *
   * @throws AdminRefusal if it is none
   */
  static ArrayNode readArray(InputStream body) {
    if (read(body) instanceof ArrayNode array) {
      return array;
    }
    throw new AdminRefusal(400, "The body is not a JSON list.");
  }

  private static JsonNode read(InputStream body) {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw new AdminRefusal(400, "The body is not JSON: " + place(e) + reason(e));
    }
  }

  /** Where the fault is; nothing if the library does not say, as of a body that is too deep. */
  private static String place(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null
        ? ""
        : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
  }

  /** What the library says, without what it says of its input's origin. */
  private static String reason(JacksonException e) {
    return e.getOriginalMessage().replaceAll(" \\(start marker at \\[[^]]*\\]\\)", "");
  }
}
