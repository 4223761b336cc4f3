package io.milepost.api;

import io.milepost.api.operation.Account;
import java.util.List;

/**
 * Where the control API and the admin API listen.
 *
 * @param apiHost an address, or a name that means one
 * @param apiPort 0 for any free port
 * @param adminHost as {@code apiHost}
 * @param adminPort 0 for any free port
 * @param hostNames what clients may call both ports besides {@code apiHost}, {@code adminHost},
 *     addresses, {@code localhost} and {@code route53.amazonaws.com}
 * @param account to which all resources belong
 * @param access who may call
 */
public record ControlApiConfig(
    String apiHost,
    int apiPort,
    String adminHost,
    int adminPort,
    List<String> hostNames,
    Account account,
    ApiAccess access) {
  public ControlApiConfig {
    hostNames = List.copyOf(hostNames);
  }

  /** Ports that let everybody in. */
  public ControlApiConfig(
      String apiHost,
      int apiPort,
      String adminHost,
      int adminPort,
      List<String> hostNames,
      Account account) {
    this(apiHost, apiPort, adminHost, adminPort, hostNames, account, ApiAccess.OPEN);
  }
}
