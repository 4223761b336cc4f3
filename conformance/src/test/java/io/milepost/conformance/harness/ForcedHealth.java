package io.milepost.conformance.harness;

import java.net.InetSocketAddress;
import software.amazon.awssdk.services.route53.model.HealthCheckType;

/** Health checks that say what they are told to, on the admin port. */
public final class ForcedHealth {
  private final Route53Api api;
  private final RawHttp admin;

  public ForcedHealth(Route53Api api, InetSocketAddress admin) {
    this.api = api;
    this.admin = new RawHttp(admin);
  }

  /**
   * Creates a check that is healthy.
   *
   * @param callerReference unique among the calls of a test
   * @return the check's ID
   */
  public String create(String callerReference) {
    String id =
        api.client()
            .createHealthCheck(request ->
                request
                    .callerReference(callerReference)
                    .healthCheckConfig(
                        config -> config.type(HealthCheckType.TCP).ipAddress("192.0.2.9").port(80)))
            .healthCheck()
            .id();
    force(id, true);
    return id;
  }

  /** Makes a check say something, from the next answer on. */
  public void force(String id, boolean healthy) {
    String body = "{\"status\":\"" + (healthy ? "Healthy" : "Unhealthy") + "\"}";
    RawHttp.Response response =
        admin.send(
            "PUT",
            "/_milepost/healthchecks/" + id + "/status",
            body,
            "Content-Type: application/json");
    if (response.status() != 200) {
      throw new AssertionError(response.text());
    }
  }
}
