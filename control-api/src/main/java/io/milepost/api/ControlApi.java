package io.milepost.api;

import io.milepost.api.admin.AdminApi;
import io.milepost.api.admin.ServerParts;
import io.milepost.api.auth.AccessKeys;
import io.milepost.api.auth.BearerGate;
import io.milepost.api.auth.SignatureVerifier;
import io.milepost.api.http.Endpoint;
import io.milepost.api.http.HttpServers;
import io.milepost.api.http.PortUnavailableException;
import io.milepost.api.http.ServedPort;
import io.milepost.api.operation.Operations;
import io.milepost.api.rest.RestApi;
import io.milepost.api.rest.Throttle;
import io.milepost.api.state.StateDocument;
import io.milepost.api.sts.StsApi;
import io.milepost.model.store.Store;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The control API and the admin API, running. */
public final class ControlApi {
  private final HttpServers servers;

  private ControlApi(HttpServers servers) {
    this.servers = servers;
  }

  /**
   * Starts both APIs.
   *
   * @param parts its meters get the API's own too
   * @throws PortUnavailableException if a port can't be listened on; nothing has started then
   */
  public static ControlApi start(ControlApiConfig config, Store store, ServerParts parts)
      throws PortUnavailableException {
    InstantSource clock = InstantSource.system();
    Endpoint api = api(config, store, parts, clock);
    Endpoint admin = gated(config.access().keys(), adminApi(config, store, parts));
    ServedPort apiPort =
        new ServedPort(config.apiHost(), config.apiPort(), names(config, config.apiHost()), api);
    ServedPort adminPort =
        new ServedPort(
            config.adminHost(), config.adminPort(), names(config, config.adminHost()), admin);
    return new ControlApi(HttpServers.start(List.of(apiPort, adminPort), clock));
  }

  private static Endpoint api(
      ControlApiConfig config, Store store, ServerParts parts, InstantSource clock) {
    SignatureVerifier verifier = new SignatureVerifier(config.access().keys(), clock);
    Throttle throttle = config.access().throttled() ? Throttle.ofRoute53(clock) : Throttle.OFF;
    return new AwsApi(
        new RestApi(
            Operations.of(
                store,
                config.account(),
                parts.explainer(),
                parts.health(),
                parts.keys(),
                config.access().throttled()),
            verifier,
            throttle,
            parts.meters()),
        new StsApi(config.account().id(), verifier));
  }

  private static Endpoint adminApi(ControlApiConfig config, Store store, ServerParts parts) {
    StateDocument document = new StateDocument(config.account().quotas(), parts.keys());
    return new AdminApi(store, parts, document);
  }

  private static Endpoint gated(AccessKeys keys, Endpoint admin) {
    return keys.isEmpty() ? admin : new BearerGate(keys, admin);
  }

  private static List<String> names(ControlApiConfig config, String host) {
    return Stream.concat(Stream.of(host), config.hostNames().stream()).toList();
  }

  /** Where the control API listens. */
  public InetSocketAddress apiAddress() {
    return servers.addresses().getFirst();
  }

  /** Where the admin API listens. */
  public InetSocketAddress adminAddress() {
    return servers.addresses().getLast();
  }

  /** Answers what has come in, then stops. */
  public void stop() {
    servers.stop();
  }
}
