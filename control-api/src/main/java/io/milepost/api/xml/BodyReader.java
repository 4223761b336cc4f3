package io.milepost.api.xml;

import io.milepost.api.shape.Constraint;
import io.milepost.api.shape.Constraints;
import io.milepost.api.shape.IdPrefix;
import io.milepost.api.shape.Shapes;
import io.milepost.api.shape.ValueType;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.MalformedInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;

/**
 * Reads a request body into the builder of its shape, and checks it against the schema on the way;
 * the first fault ends it. Children may come in any order.
 *
 * <p>Differs from Route 53: the service wants the order of the service model.
 */
public final class BodyReader {
  private final XmlInput input;

  private BodyReader(XmlInput input) {
    this.input = input;
  }

  /**
   * Reads a body. One without a single octet is as good as a root element without children, where
   * no child is required: so botocore sends a request of which all members are in the path.
   *
   * @param root the name of the root element
   * @param request a builder; gets the members that travel in the body
   * @throws MalformedInput if the root is another element
   * @throws InvalidInput if the body breaks the schema
   */
  public static void read(InputStream body, String root, SdkPojo request) {
    PushbackInputStream content = new PushbackInputStream(body);
    if (isEmpty(content)
        && required(request, Shapes.members(request, MarshallLocation.PAYLOAD)).isEmpty()) {
      return;
    }
    XmlInput input = XmlInput.of(content);
    input.nextTag(root);
    if (!input.name().equals(root)) {
      throw new MalformedInput(input.name() + " is not valid, expected " + root);
    }
    if (!input.isIn(Shapes.NAMESPACE)) {
      throw SchemaFaults.unknownRoot(input.writtenName());
    }
    new BodyReader(input).structure(request);
    input.nextTag(root);
  }

  private static boolean isEmpty(PushbackInputStream content) {
    try {
      int first = content.read();
      if (first >= 0) {
        content.unread(first);
      }
      return first < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of those members that may not be absent. */
  private static List<String> required(SdkPojo shape, Collection<SdkField<?>> members) {
    return members.stream()
        .filter(member -> Constraints.of(Shapes.nameOf(shape), member.memberName()).required())
        .map(SdkField::locationName)
        .toList();
  }

  private void structure(SdkPojo shape) {
    String element = input.writtenName();
    Map<String, SdkField<?>> missing = new LinkedHashMap<>();
    for (SdkField<?> member : Shapes.members(shape, MarshallLocation.PAYLOAD)) {
      missing.put(member.locationName(), member);
    }
    while (input.nextTag(element) == XMLStreamConstants.START_ELEMENT) {
      SdkField<?> member = input.isIn(Shapes.NAMESPACE) ? missing.remove(input.name()) : null;
      if (member == null) {
        throw SchemaFaults.unexpected(input.writtenName(), List.copyOf(missing.keySet()));
      }
      Constraint constraint = Constraints.of(Shapes.nameOf(shape), member.memberName());
      member.set(shape, value(member, constraint.type()));
    }
    List<String> required = required(shape, missing.values());
    if (!required.isEmpty()) {
      throw SchemaFaults.incomplete(element, required);
    }
  }

  private Object value(SdkField<?> member, ValueType type) {
    if (member.marshallingType().equals(MarshallingType.LIST)) {
      return list(member, type);
    }
    if (member.marshallingType().equals(MarshallingType.SDK_POJO)) {
      SdkPojo builder = Shapes.newBuilder(member);
      structure(builder);
      return Shapes.build(builder);
    }
    return scalar(member, type);
  }

  private List<Object> list(SdkField<?> member, ValueType type) {
    String element = input.writtenName();
    List<String> expected = List.of(Shapes.elementName(member));
    ValueType elementType = type.element().orElse(ValueType.ANY);
    List<Object> values = new ArrayList<>();
    while (input.nextTag(element) == XMLStreamConstants.START_ELEMENT) {
      if (!input.isIn(Shapes.NAMESPACE) || !expected.contains(input.name())) {
        throw SchemaFaults.unexpected(input.writtenName(), expected);
      }
      if (type.kind() == ValueType.Kind.LIST && values.size() == type.max()) {
        throw SchemaFaults.unexpected(input.writtenName(), List.of());
      }
      values.add(value(Shapes.elementOf(member), elementType));
    }
    if (type.kind() == ValueType.Kind.LIST && values.size() < type.min()) {
      throw SchemaFaults.incomplete(element, expected);
    }
    return values;
  }

  private Object scalar(SdkField<?> member, ValueType type) {
    String text = input.text(input.writtenName());
    if (type.kind() == ValueType.Kind.ID) {
      text = IdPrefix.cutOff(text);
    }
    String given = text;
    Object value =
        ScalarText.read(member, given)
            .orElseThrow(() -> SchemaFaults.notOfDatatype(given, ScalarText.datatype(member)));
    switch (value) {
      case String string -> SchemaCheck.checkText(type, string);
      case Number number -> SchemaCheck.checkNumber(type, number);
      default -> {}
    }
    return value;
  }
}
