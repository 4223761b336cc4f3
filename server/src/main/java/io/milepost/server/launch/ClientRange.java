package io.milepost.server.launch;

import io.milepost.model.cidr.Cidr;
import io.milepost.policy.place.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where the clients of a block of addresses are said to be, as {@code CIDR=PLACE}. */
record ClientRange(Cidr block, Place place) {
  /** A comma between ranges, and none inside a place: a block and its equals sign follow. */
  static final String SPLIT = ",(?=[^,=]*=)";

  static final class Converter implements ITypeConverter<ClientRange> {
    @Override
    public ClientRange convert(String value) {
      return parse(value);
    }
  }

  /**
   * Reads the text of the option.
   *
   * @throws TypeConversionException if it is not of that form
   */
  static ClientRange parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new TypeConversionException("'" + text + "' is not CIDR=PLACE, such as 10.0.0.0/8=JP");
    }
    try {
      return new ClientRange(
          Cidr.parse(text.substring(0, equals)), Place.parse(text.substring(equals + 1)));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /**
   * All ranges together.
   *
   * @throws StartException if a block has two places
   */
  static Map<Cidr, Place> toMap(List<ClientRange> ranges) {
    Map<Cidr, Place> map = new HashMap<>();
    for (ClientRange range : ranges) {
      Place other = map.putIfAbsent(range.block, range.place);
      if (other != null && !other.toString().equals(range.place.toString())) {
        throw new StartException(
            "--client puts one block into both " + other + " and " + range.place + ".");
      }
    }
    return map;
  }
}
