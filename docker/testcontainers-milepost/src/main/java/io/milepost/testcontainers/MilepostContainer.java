package io.milepost.testcontainers;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Route 53 in a container: its API at {@link #apiEndpoint()}, DNS at {@link #dnsAddress()}.
 *
 * <p>It is started when it has answered a DNS query over UDP and over TCP. It keeps nothing after
 * its end. Without {@link #withCredentials} any signature, or none, is accepted.
 *
 * <pre>{@code
 * try (MilepostContainer milepost = new MilepostContainer()) {
 *   milepost.start();
 *   Route53Client route53 = Route53Client.builder().endpointOverride(milepost.apiEndpoint())...
 * }
 * }</pre>
 */
public class MilepostContainer extends GenericContainer<MilepostContainer> {
  /**
   * The image that {@link #MilepostContainer()} runs, as {@code docker build -t milepost} names it.
   */
  public static final DockerImageName DEFAULT_IMAGE = DockerImageName.parse("milepost");

  private static final int DNS = 53;
  private static final int API = 5380;
  private static final int ADMIN = 5381;

  /**
   * How many host ports are tried. Each was free a moment before, so that one is nearly always
   * enough.
   */
  static final int PORT_ATTEMPTS = 8;

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  private final IntSupplier freePorts;
  private final Map<String, String> credentials = new LinkedHashMap<>();
  private final Map<String, String> clients = new LinkedHashMap<>();
  private int dnsPort;

  /** Runs {@link #DEFAULT_IMAGE}. */
  public MilepostContainer() {
    this(DEFAULT_IMAGE);
  }

  /** Runs an image that is Milepost's, whatever its name is. */
  public MilepostContainer(DockerImageName image) {
    this(image, FreePort::forUdpAndTcp);
  }

  /**
   * Takes a host port for DNS from the supplier, as often as one turns out to be taken.
   *
   * @param freePorts numbers that are free over UDP and TCP
   */
  @SuppressWarnings("this-escape") // Testcontainers' own way of defaults
  MilepostContainer(DockerImageName image, IntSupplier freePorts) {
    super(image);
    this.freePorts = freePorts;
    withExposedPorts(DNS, API, ADMIN);
    waitingFor(new DnsAnswers(this::dnsAddress).withStartupTimeout(START_TIMEOUT));
  }

  /**
   * Adds an access key, so that the API answers signed requests alone.
   *
   * @param id the access key id
   * @param secret the secret access key
   */
  public MilepostContainer withCredentials(String id, String secret) {
    credentials.put(Objects.requireNonNull(id), Objects.requireNonNull(secret));
    return self();
  }

  /** Repeats the same choices and orders of answers in every run that asks the same questions. */
  public MilepostContainer withSeed(long seed) {
    return withEnv("MILEPOST_SEED", Long.toString(seed));
  }

  /**
   * Pretends that clients are somewhere, for geolocation, geoproximity and latency; may be called
   * for several blocks, of which the longest that holds the client counts.
   *
   * @param block addresses, such as {@code 192.0.2.0/24}
   * @param place such as {@code JP}, {@code US-CA}, {@code @35.68,139.69} or {@code eu-west-1}
   */
  public MilepostContainer withClient(String block, String place) {
    clients.put(Objects.requireNonNull(block), Objects.requireNonNull(place));
    return self();
  }

  @Override
  protected void configure() {
    if (credentials.isEmpty()) {
      addEnv("MILEPOST_NO_AUTH", "true");
    } else {
      addEnv("MILEPOST_CREDENTIALS", joined(credentials, ":"));
    }
    if (!clients.isEmpty()) {
      addEnv("MILEPOST_CLIENTS", joined(clients, "="));
    }
  }

  private static String joined(Map<String, String> pairs, String between) {
    return pairs.entrySet().stream()
        .map(pair -> pair.getKey() + between + pair.getValue())
        .collect(Collectors.joining(","));
  }

  /** Testcontainers maps TCP ports alone, and a resolver needs one number for both. */
  @Override
  protected void doStart() {
    for (int attempt = 1; ; attempt++) {
      dnsPort = freePorts.getAsInt();
      setPortBindings(List.of(dnsPort + ":" + DNS + "/udp", dnsPort + ":" + DNS + "/tcp"));
      try {
        super.doStart();
        return;
      } catch (RuntimeException e) {
        if (attempt == PORT_ATTEMPTS || !FreePort.wasTaken(e)) {
          throw e;
        }
        logger().info("Port {} was taken meanwhile; trying another", dnsPort);
        stop();
      }
    }
  }

  /** Where Route 53's API is, for {@code endpointOverride} or {@code AWS_ENDPOINT_URL_ROUTE_53}. */
  public URI apiEndpoint() {
    return http(API);
  }

  /** Where Milepost's admin port is: metrics, explanations, the state as one document. */
  public URI adminEndpoint() {
    return http(ADMIN);
  }

  /** Where DNS is answered, over UDP and TCP. */
  public InetSocketAddress dnsAddress() {
    return new InetSocketAddress(getHost(), dnsPort);
  }

  /**
   * Makes a health check say that it is healthy or not, whatever it finds itself, until {@link
   * #liftHealth} or {@link #reset}. DNS answers follow before this returns.
   *
   * @param id what CreateHealthCheck returned
   * @throws MilepostException if there is no such health check
   */
  public void forceHealth(String id, boolean up) {
    admin().put(statusPath(id), "{\"status\":\"" + (up ? "Healthy" : "Unhealthy") + "\"}");
  }

  /**
   * Lets a health check say again what it finds.
   *
   * @throws MilepostException if there is no such health check
   */
  public void liftHealth(String id) {
    admin().delete(statusPath(id));
  }

  private static String statusPath(String id) {
    return "healthchecks/" + id + "/status";
  }

  /** Forgets everything that was created; options, such as those of clients, stay. */
  public void reset() {
    admin().post("reset");
  }

  private AdminClient admin() {
    Optional<Map.Entry<String, String>> key = credentials.entrySet().stream().findFirst();
    @Nullable String token = key.map(k -> k.getKey() + ":" + k.getValue()).orElse(null);
    return new AdminClient(adminEndpoint(), token);
  }

  /** Milepost answers requests whose Host is an address or localhost, and so not every name. */
  private URI http(int port) {
    String host = getHost();
    if (!host.equals("localhost")) {
      try {
        host = InetAddress.getByName(host).getHostAddress();
      } catch (UnknownHostException e) {
        throw new MilepostException("The Docker host " + host + " has no address", e);
      }
    }
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + literal + ":" + getMappedPort(port));
  }
}
