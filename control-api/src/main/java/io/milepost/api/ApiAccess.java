package io.milepost.api;

import io.milepost.api.auth.AccessKeys;

/**
 * Who may call, and how often.
 *
 * @param keys whose signatures the control API wants, and whose bearers the admin API; none to let
 *     everybody in
 * @param throttled whether the account has Route 53's limits of requests in a time
 */
public record ApiAccess(AccessKeys keys, boolean throttled) {
  /** Everybody, as often as they like. */
  public static final ApiAccess OPEN = new ApiAccess(AccessKeys.NONE, false);
}
