package io.milepost.server.launch;

import io.milepost.api.ApiAccess;
import io.milepost.model.cidr.Cidr;
import io.milepost.model.name.DnsName;
import io.milepost.model.zone.VpcId;
import io.milepost.policy.place.Place;
import io.milepost.policy.route.ToldEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to serve and where.
 *
 * @param dns at least one
 * @param dataDirectory empty to keep nothing
 * @param masterKey the file with the key that private keys are encrypted under; empty for the one
 *     in the data directory
 * @param access who may call the API and admin ports
 * @param noAuth whether these may be reached from other machines without authentication
 * @param vpcs which clients are inside which VPC
 * @param clients where the clients of blocks of addresses are said to be
 * @param aliasTargets what is said of AWS endpoints
 * @param resolver asked for the addresses of other AWS endpoints, and of names that are probed
 * @param geoDatabases of these the first that knows a client's place; none for the one inside
 * @param account 12 digits
 * @param strict whether quotas are enforced, and alias target zones must be known
 * @param propagationDelay how long changes are PENDING and invisible to DNS
 * @param timeScale how many times shorter intervals are than those of Route 53: 1 to {@value
 *     #MAX_TIME_SCALE}
 * @param keepAnswers whether written answers are kept, to copy them
 * @param nsid 1 to {@value #MAX_NSID_LENGTH} printable ASCII characters
 */
record ServeOptions(
    List<HostPort> dns,
    HostPort api,
    HostPort admin,
    Optional<Path> dataDirectory,
    Optional<Path> masterKey,
    Optional<Path> readyFile,
    ApiAccess access,
    boolean noAuth,
    OptionalLong seed,
    Optional<String> nsid,
    Map<Cidr, VpcId> vpcs,
    Map<Cidr, Place> clients,
    Map<DnsName, ToldEndpoint> aliasTargets,
    Optional<HostPort> resolver,
    List<Path> geoDatabases,
    Optional<Path> latencyTable,
    String account,
    boolean strict,
    Duration propagationDelay,
    int timeScale,
    TransportOption transport,
    boolean keepAnswers) {
  static final int MAX_NSID_LENGTH = 128;
  static final int MAX_TIME_SCALE = 100_000;

  ServeOptions {
    dns = List.copyOf(dns);
    vpcs = Map.copyOf(vpcs);
    clients = Map.copyOf(clients);
    aliasTargets = Map.copyOf(aliasTargets);
    geoDatabases = List.copyOf(geoDatabases);
  }

  /**
   * Refuses what can't be done or should not be.
   *
   * @throws StartException with the reason
   */
  void check() {
    nsid.ifPresent(text -> {
      boolean fits =
          !text.isEmpty()
              && text.length() <= MAX_NSID_LENGTH
              && text.chars().allMatch(c -> c >= ' ' && c <= '~');
      if (!fits) {
        throw new StartException(
            "--nsid takes 1 to " + MAX_NSID_LENGTH + " printable ASCII characters.");
      }
    });
    if (!account.matches("[0-9]{12}")) {
      throw new StartException("--account takes 12 digits, such as 000000000000.");
    }
    if (timeScale < 1 || timeScale > MAX_TIME_SCALE) {
      throw new StartException(
          "--time-scale takes a whole number from 1 to " + MAX_TIME_SCALE + ".");
    }
    resolver.ifPresent(server -> {
      if (server.port() == 0) {
        throw new StartException("--resolver takes the port of a DNS server, such as 9.9.9.9:53.");
      }
    });
    checkReach("--api", api);
    checkReach("--admin", admin);
  }

  private void checkReach(String option, HostPort where) {
    if (!noAuth && access.keys().isEmpty() && !where.resolve().getAddress().isLoopbackAddress()) {
      throw new StartException(
          option
              + " "
              + where.host()
              + " can be reached from other machines, and no request is authenticated; give"
              + " --credentials, or say --no-auth if that is what you want.");
    }
  }
}
