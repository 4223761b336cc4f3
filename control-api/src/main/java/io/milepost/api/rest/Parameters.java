package io.milepost.api.rest;

import io.milepost.api.shape.Constraint;
import io.milepost.api.shape.Constraints;
import io.milepost.api.shape.IdPrefix;
import io.milepost.api.shape.Shapes;
import io.milepost.api.shape.ValueType;
import io.milepost.api.xml.ScalarText;
import io.milepost.model.error.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** Reads the parameters of path and query into a request, and reports all their faults together. */
final class Parameters {
  private final SdkPojo request;
  private final List<String> faults = new ArrayList<>();

  private Parameters(SdkPojo request) {
    this.request = request;
  }

  /**
   * @param request a builder; gets the members that travel in path and query
   * @throws InvalidInput with every fault
   */
  static void read(Map<String, String> path, Map<String, String> query, SdkPojo request) {
    Parameters parameters = new Parameters(request);
    parameters.read(MarshallLocation.PATH, path);
    parameters.read(MarshallLocation.QUERY_PARAM, query);
    List<String> faults = parameters.faults;
    if (!faults.isEmpty()) {
      throw invalid(faults);
    }
  }

  /** The refusal of one parameter, in the words of the service's parameter validation. */
  static InvalidInput invalid(List<String> faults) {
    return new InvalidInput(
        faults.size()
            + (faults.size() == 1
                ? " validation error detected: "
                : " validation errors detected: ")
            + String.join("; ", faults));
  }

  private void read(MarshallLocation location, Map<String, String> given) {
    for (SdkField<?> member : Shapes.members(request, location)) {
      Constraint constraint = Constraints.of(Shapes.nameOf(request), member.memberName());
      String text = given.get(member.locationName());
      if (text != null) {
        read(member, constraint.type(), text);
      } else if (constraint.required()) {
        fault(member, null, "must not be null");
      }
    }
  }

  private void read(SdkField<?> member, ValueType type, String given) {
    String text = type.kind() == ValueType.Kind.ID ? IdPrefix.cutOff(given) : given;
    Optional<Object> value = ScalarText.read(member, text);
    if (value.isEmpty()) {
      fault(member, text, "must be of type " + datatype(member));
      return;
    }
    int before = faults.size();
    switch (value.get()) {
      case String string -> checkText(member, type, string);
      case Number number -> checkNumber(member, type, number.longValue());
      default -> {}
    }
    if (faults.size() == before) {
      member.set(request, value.get());
    }
  }

  private static String datatype(SdkField<?> member) {
    return member.marshallingType().equals(MarshallingType.BOOLEAN) ? "boolean" : "integer";
  }

  private void checkText(SdkField<?> member, ValueType type, String value) {
    int length = value.codePointCount(0, value.length());
    if (length > type.max()) {
      fault(member, value, "must have length less than or equal to " + type.max());
    }
    if (length < type.min()) {
      fault(member, value, "must have length greater than or equal to " + type.min());
    }
    type.pattern()
        .filter(pattern -> !pattern.matcher(value).matches())
        .ifPresent(
            pattern -> fault(member, value, "must satisfy regular expression pattern: " + pattern));
    if (type.kind() == ValueType.Kind.ENUMERATION && !type.values().contains(value)) {
      fault(member, value, "must satisfy enum value set: " + type.values());
    }
  }

  private void checkNumber(SdkField<?> member, ValueType type, long value) {
    if (type.kind() == ValueType.Kind.NUMBER && value > type.max()) {
      fault(member, value, "must have value less than or equal to " + type.max());
    }
    if (type.kind() == ValueType.Kind.NUMBER && value < type.min()) {
      fault(member, value, "must have value greater than or equal to " + type.min());
    }
  }

  private void fault(SdkField<?> member, @Nullable Object value, String constraint) {
    String name = member.memberName();
    String lowerCamel = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    String quoted = value == null ? "null" : "'" + value + "'";
    faults.add(
        "Value "
            + quoted
            + " at '"
            + lowerCamel
            + "' failed to satisfy constraint: Member "
            + constraint);
  }
}
