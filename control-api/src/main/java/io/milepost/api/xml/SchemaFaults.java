package io.milepost.api.xml;

import io.milepost.api.shape.Shapes;
import io.milepost.model.error.InvalidInput;
import java.util.List;

/**
 * The refusals of a body in the words of the schema validator that Route 53 uses.
 *
 * @see "W3C XML Schema Part 1: Structures, appendix C"
 */
final class SchemaFaults {
  private SchemaFaults() {}

  private static InvalidInput invalid(String text) {
    return new InvalidInput("Invalid XML ; " + text);
  }

  /** The document is not well-formed XML, or breaks a limit of the parser. */
  static InvalidInput notWellFormed(String reason) {
    return invalid(reason);
  }

  static InvalidInput doctype() {
    return invalid("DOCTYPE is disallowed.");
  }

  static InvalidInput unknownRoot(String element) {
    return invalid("cvc-elt.1: Cannot find the declaration of element '" + element + "'.");
  }

  /**
   * An element that may not stand where it stands.
   *
   * @param expected the names that may
   */
  static InvalidInput unexpected(String element, List<String> expected) {
    if (expected.isEmpty()) {
      return invalid(
          "cvc-complex-type.2.4.d: Invalid content was found starting with element '"
              + element
              + "'. No child element is expected at this point.");
    }
    return invalid(
        "cvc-complex-type.2.4.a: Invalid content was found starting with element '"
            + element
            + "'. One of '"
            + names(expected)
            + "' is expected.");
  }

  static InvalidInput incomplete(String element, List<String> expected) {
    return invalid(
        "cvc-complex-type.2.4.b: The content of element '"
            + element
            + "' is not complete. One of '"
            + names(expected)
            + "' is expected.");
  }

  private static String names(List<String> elements) {
    List<String> qualified =
        elements.stream().map(name -> "\"" + Shapes.NAMESPACE + "\":" + name).toList();
    return "{" + String.join(", ", qualified) + "}";
  }

  static InvalidInput textBetweenElements(String element) {
    return invalid(
        "cvc-complex-type.2.3: Element '"
            + element
            + "' cannot have character [children], because the type's content type is"
            + " element-only.");
  }

  static InvalidInput elementInText(String element) {
    return invalid(
        "cvc-type.3.1.2: Element '"
            + element
            + "' is a simple type, so it must have no element information item [children].");
  }

  static InvalidInput attribute(String attribute, String element) {
    return invalid(
        "cvc-complex-type.3.2.2: Attribute '"
            + attribute
            + "' is not allowed to appear in element '"
            + element
            + "'.");
  }

  static InvalidInput notOfDatatype(String value, String datatype) {
    return invalid(
        "cvc-datatype-valid.1.2.1: '" + value + "' is not a valid value for '" + datatype + "'.");
  }

  static InvalidInput length(String facet, String value, long limit, String type) {
    return invalid(
        "cvc-%s-valid: Value '%s' with length = '%d' is not facet-valid with respect to %s '%d' for type '%s'."
            .formatted(facet, value, value.codePointCount(0, value.length()), facet, limit, type));
  }

  static InvalidInput range(String facet, long value, long limit, String type) {
    return invalid(
        "cvc-%s-valid: Value '%d' is not facet-valid with respect to %s '%d' for type '%s'."
            .formatted(facet, value, facet, limit, type));
  }

  static InvalidInput pattern(String value, String pattern, String type) {
    return invalid(
        "cvc-pattern-valid: Value '%s' is not facet-valid with respect to pattern '%s' for type '%s'."
            .formatted(value, pattern, type));
  }

  static InvalidInput enumeration(String value, List<String> values) {
    return invalid(
        "cvc-enumeration-valid: Value '"
            + value
            + "' is not facet-valid with respect to enumeration '"
            + values
            + "'. It must be a value from the enumeration.");
  }
}
