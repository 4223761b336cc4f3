package io.milepost.model.rdata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.milepost.model.address.AddressText;
import io.milepost.model.name.FatalProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The values of service parameters (RFC 9460 sections 7 and 8); those of other keys are octets. */
final class ServiceParameterValue {
  private static final NumberField PORT = NumberField.int16("Port");

  private ServiceParameterValue() {}

  /**
   * The wire form of a value.
   *
   * @param text what stands after {@code =}, in quotation marks or not; empty if nothing does
   */
  static byte[] parse(int key, String text, ValueProblem problem) throws FatalProblemException {
    String unquoted = text;
    if (text.startsWith("\"")) {
      if (CharacterString.closingQuote(text, 0) != text.length() - 1) {
        throw problem.notQuoted();
      }
      unquoted = text.substring(1, text.length() - 1);
    }
    byte[] octets = CharacterString.octets(unquoted, problem);
    String value = new String(octets, ISO_8859_1);
    return switch (key) {
      case ServiceParameterKey.MANDATORY -> parseMandatory(value, problem);
      case ServiceParameterKey.ALPN -> parseAlpn(value, problem);
      case ServiceParameterKey.NO_DEFAULT_ALPN -> parseNothing(value, problem);
      case ServiceParameterKey.PORT -> parsePort(value, problem);
      case ServiceParameterKey.IPV4HINT -> parseHint(4, key, value, problem);
      case ServiceParameterKey.ECH -> parseEch(value, problem);
      case ServiceParameterKey.IPV6HINT -> parseHint(16, key, value, problem);
      default -> octets;
    };
  }

  private static byte[] parseMandatory(String value, ValueProblem problem)
      throws FatalProblemException {
    NavigableSet<Integer> keys = new TreeSet<>();
    for (String name : value.split(",", -1)) {
      int key = ServiceParameterKey.parse(name, problem);
      if (key == ServiceParameterKey.MANDATORY || !keys.add(key)) {
        throw problem.illegal("Mandatory", "lists itself or a key twice");
      }
    }
    RdataWriter out = new RdataWriter();
    keys.forEach(key -> out.number(key, 2));
    return out.toByteArray();
  }

  /** A list in which commas and backslashes may be escaped once more (RFC 9460 appendix A.1). */
  private static byte[] parseAlpn(String value, ValueProblem problem) throws FatalProblemException {
    RdataWriter out = new RdataWriter();
    ByteArrayOutputStream id = new ByteArrayOutputStream();
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == ',') {
        addAlpnId(id, out, problem);
      } else if (c != '\\') {
        id.write(c);
      } else if (value.startsWith(",", at + 1) || value.startsWith("\\", at + 1)) {
        at++;
        id.write(value.charAt(at));
      } else {
        throw problem.illegal("Alpn", "has an escape that is not \\, or \\\\");
      }
    }
    addAlpnId(id, out, problem);
    return out.toByteArray();
  }

  private static void addAlpnId(ByteArrayOutputStream id, RdataWriter out, ValueProblem problem)
      throws FatalProblemException {
    if (id.size() < 1 || id.size() > 255) {
      throw problem.illegal("Alpn", "has a protocol that is not 1 to 255 octets long");
    }
    out.number(id.size(), 1);
    out.octets(id.toByteArray());
    id.reset();
  }

  private static byte[] parseNothing(String value, ValueProblem problem)
      throws FatalProblemException {
    if (!value.isEmpty()) {
      throw problem.illegal("No Default Alpn", "has a value");
    }
    return new byte[0];
  }

  private static byte[] parsePort(String value, ValueProblem problem) throws FatalProblemException {
    RdataWriter out = new RdataWriter();
    PORT.encode(value, out, problem);
    return out.toByteArray();
  }

  private static byte[] parseHint(int addressLength, int key, String value, ValueProblem problem)
      throws FatalProblemException {
    String name = key == ServiceParameterKey.IPV4HINT ? "Ipv4hint" : "Ipv6hint";
    RdataWriter out = new RdataWriter();
    for (String address : value.split(",", -1)) {
      out.octets(
          AddressText.parse(addressLength, address)
              .orElseThrow(() -> problem.illegal(name, "is not a list of addresses")));
    }
    return out.toByteArray();
  }

  private static byte[] parseEch(String value, ValueProblem problem) throws FatalProblemException {
    try {
      byte[] octets = Base64.getDecoder().decode(value);
      if (octets.length > 0) {
        return octets;
      }
    } catch (IllegalArgumentException e) {
      // Reported below, as the empty value is.
    }
    throw problem.illegal("Ech", "is not base64");
  }

  /**
   * The text of a value: quoted where its octets may be any, empty if there is none.
   *
   * @throws IllegalArgumentException if it is not a value of that key
   */
  static String format(int key, byte[] octets) {
    ByteBuffer in = ByteBuffer.wrap(octets);
    List<String> items = new ArrayList<>();
    switch (key) {
      case ServiceParameterKey.ALPN -> {
        return formatAlpn(in);
      }
      case ServiceParameterKey.ECH -> {
        return Base64.getEncoder().encodeToString(octets);
      }
      case ServiceParameterKey.MANDATORY -> {
        while (in.hasRemaining()) {
          items.add(ServiceParameterKey.name(in.getShort() & 0xffff));
        }
      }
      case ServiceParameterKey.PORT -> items.add(PORT.decode(in));
      case ServiceParameterKey.IPV4HINT -> addAddresses(in, 4, items);
      case ServiceParameterKey.IPV6HINT -> addAddresses(in, 16, items);
      default -> {
        return octets.length == 0 ? "" : CharacterString.quote(octets);
      }
    }
    return String.join(",", items);
  }

  private static void addAddresses(ByteBuffer in, int addressLength, List<String> items) {
    while (in.hasRemaining()) {
      byte[] address = new byte[addressLength];
      in.get(address);
      items.add(AddressText.format(address));
    }
  }

  private static String formatAlpn(ByteBuffer in) {
    List<String> ids = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] id = new byte[in.get() & 0xff];
      in.get(id);
      String text = new String(id, ISO_8859_1);
      ids.add(text.replace("\\", "\\\\").replace(",", "\\,"));
    }
    return CharacterString.quote(String.join(",", ids).getBytes(ISO_8859_1));
  }
}
