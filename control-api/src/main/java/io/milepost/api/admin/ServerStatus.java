package io.milepost.api.admin;

/** What {@code /_milepost/health} tells of the server. */
public interface ServerStatus {
  /** How many hosted zones are answered for. */
  long hostedZoneCount();

  /** The number of the last change that is answered with; 0 if there was none. */
  long logNumber();
}
