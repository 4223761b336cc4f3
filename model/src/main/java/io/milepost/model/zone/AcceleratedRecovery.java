package io.milepost.model.zone;

/**
 * Whether a zone's records may be changed while us-east-1 is away.
 *
 * <p>Differs from Route 53: a change of it is done at once, so that it never fails or locks.
 *
 * @see "Route 53 API Reference: HostedZoneFeatures"
 */
public enum AcceleratedRecovery {
  ENABLED,
  DISABLED
}
