package io.milepost.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.milepost.api.admin.AdminApi;
import io.milepost.api.admin.ServerStatus;
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
import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.store.Store;
import io.milepost.policy.explain.Explainer;
import io.milepost.policy.place.ClientPlaces;
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
   * @param meters what {@code /_milepost/metrics} shows; gets the API's own meters too
   * @param places where clients are, which the admin port may change
   * @param keys makes the keys of zones
   * @throws PortUnavailableException if a port can't be listened on; nothing has started then
   */
  public static ControlApi start(
      ControlApiConfig config,
      Store store,
      ServerStatus status,
      PrometheusMeterRegistry meters,
      ClientPlaces places,
      Explainer explainer,
      KeyMaker keys)
      throws PortUnavailableException {
    InstantSource clock = InstantSource.system();
    Endpoint api = api(config, store, meters, clock, explainer, keys);
    Endpoint admin =
        gated(
            config.access().keys(),
            adminApi(config, store, status, meters, places, explainer, keys));
    ServedPort apiPort =
        new ServedPort(config.apiHost(), config.apiPort(), names(config, config.apiHost()), api);
    ServedPort adminPort =
        new ServedPort(
            config.adminHost(), config.adminPort(), names(config, config.adminHost()), admin);
    return new ControlApi(HttpServers.start(List.of(apiPort, adminPort), clock));
  }

  private static Endpoint api(
      ControlApiConfig config,
      Store store,
      MeterRegistry meters,
      InstantSource clock,
      Explainer explainer,
      KeyMaker keys) {
    SignatureVerifier verifier = new SignatureVerifier(config.access().keys(), clock);
    Throttle throttle = config.access().throttled() ? Throttle.ofRoute53(clock) : Throttle.OFF;
    return new AwsApi(
        new RestApi(
            Operations.of(
                store, config.account(), explainer, keys, config.access().throttled()),
            verifier,
            throttle,
            meters),
        new StsApi(config.account().id(), verifier));
  }

  private static Endpoint adminApi(
      ControlApiConfig config,
      Store store,
      ServerStatus status,
      PrometheusMeterRegistry meters,
      ClientPlaces places,
      Explainer explainer,
      KeyMaker keys) {
    StateDocument document = new StateDocument(config.account().quotas(), keys);
    return new AdminApi(status, meters, store, places, explainer, document);
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
