package io.milepost.server.launch;

import io.milepost.model.address.AddressText;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.policy.route.ToldEndpoint;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The addresses of an AWS endpoint that aliases name, as {@code NAME=ADDRESS,ADDRESS}. */
record AliasEndpoint(DnsName name, List<InetAddress> addresses) {
  /** A comma between endpoints, and none between addresses: a name and its equals sign follow. */
  static final String SPLIT = ",(?=[^,=]*=)";

  AliasEndpoint {
    addresses = List.copyOf(addresses);
  }

  static final class Converter implements ITypeConverter<AliasEndpoint> {
    @Override
    public AliasEndpoint convert(String value) {
      return parse(value);
    }
  }

  /**
   * Reads the text of the option.
   *
   * @throws TypeConversionException if it is not of that form
   */
  static AliasEndpoint parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new TypeConversionException(
          "'" + text + "' is not NAME=ADDRESS, such as d111.cloudfront.net=192.0.2.1");
    }
    List<InetAddress> addresses = new ArrayList<>();
    for (String address : text.substring(equals + 1).split(",", -1)) {
      if (AddressText.parse(4, address).isEmpty() && AddressText.parse(16, address).isEmpty()) {
        throw new TypeConversionException("'" + address + "' is not an address");
      }
      addresses.add(InetAddress.ofLiteral(address));
    }
    try {
      return new AliasEndpoint(DnsName.parse(text.substring(0, equals)), addresses);
    } catch (FatalProblemException e) {
      throw new TypeConversionException(
          "'" + text.substring(0, equals) + "' is not a name: " + e.problem().message());
    }
  }

  /** All endpoints together, healthy; the addresses of one that is named twice are added up. */
  static Map<DnsName, ToldEndpoint> toMap(List<AliasEndpoint> endpoints) {
    Map<DnsName, ToldEndpoint> map = new LinkedHashMap<>();
    for (AliasEndpoint endpoint : endpoints) {
      map.merge(endpoint.name, new ToldEndpoint(endpoint.addresses, true), AliasEndpoint::sum);
    }
    return map;
  }

  private static ToldEndpoint sum(ToldEndpoint one, ToldEndpoint other) {
    return new ToldEndpoint(
        Stream.concat(one.addresses().stream(), other.addresses().stream()).toList(), true);
  }
}
