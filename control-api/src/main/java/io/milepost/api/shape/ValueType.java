package io.milepost.api.shape;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A type of the service's schema and what it allows. Of a list the lengths count elements.
 *
 * @param name as the service's messages give it
 * @param kind how the limits are meant
 * @param min the least length or number
 * @param max the greatest length or number
 * @param pattern what the whole text must match
 * @param values the values of an enumeration, in the order of the service model; empty for others
 * @param element the type of a list's elements; empty if they may be anything
 */
public record ValueType(
    String name,
    Kind kind,
    long min,
    long max,
    Optional<Pattern> pattern,
    List<String> values,
    Optional<ValueType> element) {
  /** Allows all. */
  public static final ValueType ANY = text("string", 0, Long.MAX_VALUE);

  public ValueType {
    values = List.copyOf(values);
  }

  /** What a type is. */
  public enum Kind {
    /** A text, limited in length. */
    TEXT,
    /** An id: a text, before which a prefix such as {@code /hostedzone/} is cut off. */
    ID,
    /** A number, limited in value. */
    NUMBER,
    /** One of some texts. */
    ENUMERATION,
    /** A list, limited in its number of elements. */
    LIST
  }

  static ValueType text(String name, long min, long max) {
    return new ValueType(name, Kind.TEXT, min, max, Optional.empty(), List.of(), Optional.empty());
  }

  static ValueType text(String name, long min, long max, String pattern) {
    Optional<Pattern> compiled = Optional.of(Pattern.compile(pattern));
    return new ValueType(name, Kind.TEXT, min, max, compiled, List.of(), Optional.empty());
  }

  static ValueType id(String name, long min, long max) {
    return new ValueType(name, Kind.ID, min, max, Optional.empty(), List.of(), Optional.empty());
  }

  static ValueType number(String name, long min, long max) {
    return new ValueType(
        name, Kind.NUMBER, min, max, Optional.empty(), List.of(), Optional.empty());
  }

  static ValueType list(String name, long min, long max) {
    return new ValueType(name, Kind.LIST, min, max, Optional.empty(), List.of(), Optional.empty());
  }

  static ValueType list(String name, long min, long max, ValueType element) {
    return new ValueType(
        name, Kind.LIST, min, max, Optional.empty(), List.of(), Optional.of(element));
  }

  /**
   * An enumeration.
   *
   * @param values the known values of the SDK's class, which keep the order of the service model
   */
  static <E extends Enum<E>> ValueType enumeration(String name, Set<E> values) {
    List<String> texts = values.stream().map(Enum::toString).toList();
    return new ValueType(
        name, Kind.ENUMERATION, 0, Long.MAX_VALUE, Optional.empty(), texts, Optional.empty());
  }
}
