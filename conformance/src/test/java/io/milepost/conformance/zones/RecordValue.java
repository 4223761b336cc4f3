package io.milepost.conformance.zones;

import java.util.List;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;

/** One value of a record set: its fields, which each notation writes in its own way. */
public record RecordValue(List<Field> fields) {
  /** A part of a value between spaces. */
  public sealed interface Field {}

  /** What every notation writes alike: numbers, addresses, parameters. */
  public record Literal(String text) implements Field {}

  /** A domain name, absolute. */
  public record Domain(Name name) implements Field {}

  /** A quoted string, one character an octet (ISO 8859-1). */
  public record Quoted(String octets) implements Field {}

  public RecordValue {
    fields = List.copyOf(fields);
  }

  /** Strings become literals and names become domains. */
  static RecordValue of(Object... parts) {
    return new RecordValue(List.of(parts).stream().map(RecordValue::field).toList());
  }

  public String text(Notation notation) {
    return fields.stream()
        .map(field ->
            switch (field) {
              case Literal literal -> literal.text();
              case Domain domain -> notation.name(domain.name());
              case Quoted quoted -> notation.string(quoted.octets());
            })
        .collect(Collectors.joining(" "));
  }

  /** The names in this value, for instance the exchange of an MX record. */
  List<Name> names() {
    return fields.stream()
        .filter(Domain.class::isInstance)
        .map(field -> ((Domain) field).name())
        .toList();
  }

  private static Field field(Object part) {
    return switch (part) {
      case Field field -> field;
      case Name name -> new Domain(name);
      case Integer number -> new Literal(Integer.toString(number));
      case String text -> new Literal(text);
      default -> throw new IllegalArgumentException("no field: " + part);
    };
  }
}
