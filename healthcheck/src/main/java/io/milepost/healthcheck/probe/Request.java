package io.milepost.healthcheck.probe;

import io.milepost.model.address.AddressText;
import io.milepost.model.health.EndpointProtocol;
import io.milepost.model.health.EndpointProtocol.Http.Transport;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A GET request, with the header fields that Route 53 sends, and what has to come back. Immutable.
 *
 * @see "RFC 7230 sections 3.1.1, 5.3, 5.4"
 */
final class Request {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private final byte[] octets;
  private final boolean tls;
  private final Optional<String> serverName;
  private final Optional<byte[]> searched;

  private Request(
      byte[] octets, boolean tls, Optional<String> serverName, Optional<byte[]> searched) {
    this.octets = octets;
    this.tls = tls;
    this.serverName = serverName;
    this.searched = searched;
  }

  /**
   * The request of a check.
   *
   * @param address of the configuration, if it has one
   */
  static Request of(
      HealthCheckId id,
      HealthCheckConfig.Endpoint config,
      EndpointProtocol.Http http,
      Optional<InetAddress> address) {
    Optional<String> domainName = config.domainName().map(Request::withoutRootDot);
    String host = domainName.or(() -> address.map(Request::literal)).orElseThrow();
    boolean tls = http.transport() != Transport.PLAIN;
    return new Request(
        octets(id, http.resourcePath().orElse(""), hostField(host, config.port(), tls)),
        tls,
        http.transport() == Transport.TLS_WITH_SNI ? domainName : Optional.empty(),
        http.searchString().map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }

  /** As it is sent; not to be changed. */
  byte[] octets() {
    return octets;
  }

  boolean tls() {
    return tls;
  }

  /** What client_hello says and the certificate should carry; empty if there is no such thing. */
  Optional<String> serverName() {
    return serverName;
  }

  /** What has to stand in the body; empty if nothing has to. Not to be changed. */
  Optional<byte[]> searched() {
    return searched;
  }

  private static String withoutRootDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** As it stands in a URI (RFC 3986 section 3.2.2). */
  private static String literal(InetAddress address) {
    String text = AddressText.format(address.getAddress());
    return text.indexOf(':') < 0 ? text : "[" + text + "]";
  }

  /**
   * With the port, unless it is that of the protocol.
   *
   * @see "Route 53 API Reference: HealthCheckConfig, FullyQualifiedDomainName"
   */
  private static String hostField(String host, int port, boolean tls) {
    return port == (tls ? HTTPS_PORT : HTTP_PORT) ? host : host + ":" + port;
  }

  private static byte[] octets(HealthCheckId id, String path, String host) {
    String text =
        """
        GET %s HTTP/1.1
        Host: %s
        User-Agent: Amazon-Route53-Health-Check-Service (ref %s; report http://amzn.to/1vsZADi)
        Accept: */*
        Accept-Encoding: identity,gzip,deflate
        Connection: close

        """
            .formatted(
                escaped(path.startsWith("/") ? path : "/" + path), host, escaped(id.value()));
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Octets that are not printed would end the line; they are written as RFC 3986 has it. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet > ' ' && octet <= '~') {
        escaped.append((char) octet);
      } else {
        escaped.append(String.format("%%%02X", octet));
      }
    }
    return escaped.toString();
  }
}
