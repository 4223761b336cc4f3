package io.milepost.server.launch;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An address to listen on, as {@code HOST:PORT} or {@code [IPV6]:PORT}.
 *
 * @param port 0 to 65535; 0 for a free one
 */
record HostPort(String host, int port) {
  static final class Converter implements ITypeConverter<HostPort> {
    @Override
    public HostPort convert(String value) {
      return parse(value);
    }
  }

  /**
   * @throws TypeConversionException if the text is not of that form
   */
  static HostPort parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.contains(":")) {
      host = "";
    }
    int port = -1;
    try {
      port = Integer.parseInt(text.substring(colon + 1));
    } catch (NumberFormatException e) {
      // Said below, with the other faults of form.
    }
    if (host.isEmpty() || port < 0 || port > 0xffff) {
      throw new TypeConversionException(
          "'" + text + "' is not HOST:PORT, such as 127.0.0.1:5300 or [::1]:5300");
    }
    return new HostPort(host, port);
  }

  /**
   * The address itself.
   *
   * @throws StartException if the host has none
   */
  InetSocketAddress resolve() {
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new StartException("Host " + host + " is not known.", e);
    }
  }

  /** An address in the form that {@link #parse} reads. */
  static String text(InetSocketAddress address) {
    return NetUtil.toSocketAddressString(address);
  }
}
