package io.milepost.server.launch;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.zone.VpcId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Which VPC the clients of a block of addresses are in, as {@code CIDR=VPC-ID}. */
record VpcRange(Cidr block, VpcId vpc) {
  static final class Converter implements ITypeConverter<VpcRange> {
    @Override
    public VpcRange convert(String value) {
      return parse(value);
    }
  }

  /**
   * Reads the text of the option.
   *
   * @throws TypeConversionException if it is not of that form
   */
  static VpcRange parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new TypeConversionException(
          "'" + text + "' is not CIDR=VPC-ID, such as 10.0.0.0/8=vpc-0a1b2c3d");
    }
    String id = text.substring(equals + 1);
    if (!VpcId.isValid(id)) {
      throw new TypeConversionException(
          "'" + id + "' is not a VPC id: vpc- and lower-case hexadecimal digits");
    }
    try {
      return new VpcRange(Cidr.parse(text.substring(0, equals)), new VpcId(id));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /**
   * All ranges together.
   *
   * @throws StartException if a block is in two VPCs
   */
  static Map<Cidr, VpcId> toMap(List<VpcRange> ranges) {
    Map<Cidr, VpcId> map = new HashMap<>();
    for (VpcRange range : ranges) {
      VpcId other = map.putIfAbsent(range.block, range.vpc);
      if (other != null && !other.equals(range.vpc)) {
        throw new StartException(
            "--vpc gives one block to both " + other + " and " + range.vpc + ".");
      }
    }
    return map;
  }
}
