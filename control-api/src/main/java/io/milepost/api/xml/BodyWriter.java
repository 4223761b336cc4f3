package io.milepost.api.xml;

import io.milepost.api.shape.Shapes;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;

/**
 * Writes a shape as a body: its members in the order of the service model, absent ones left out.
 */
public final class BodyWriter {
  private final XmlOutput output = new XmlOutput();

  private BodyWriter() {}

  /**
   * The body of a shape.
   *
   * @param root the name of the root element
   */
  public static String write(String root, SdkPojo shape) {
    BodyWriter writer = new BodyWriter();
    writer.output.startRoot(root);
    writer.members(shape);
    return writer.output.end(root).toText();
  }

  private void members(SdkPojo shape) {
    for (SdkField<?> member : Shapes.members(shape, MarshallLocation.PAYLOAD)) {
      Object value = Shapes.valueOf(member, shape);
      if (value != null) {
        value(member.locationName(), member, value);
      }
    }
  }

  private void value(String element, SdkField<?> member, Object value) {
    switch (value) {
      case SdkPojo shape -> {
        output.start(element);
        members(shape);
        output.end(element);
      }
      case List<?> list -> {
        output.start(element);
        for (Object item : list) {
          value(Shapes.elementName(member), Shapes.elementOf(member), item);
        }
        output.end(element);
      }
      default -> output.element(element, ScalarText.write(value));
    }
  }
}
