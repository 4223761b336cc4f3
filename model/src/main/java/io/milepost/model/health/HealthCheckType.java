package io.milepost.model.health;

/**
 * What decides whether a health check is healthy.
 *
 * @see "Route 53 API Reference: HealthCheckConfig, Type"
 */
public enum HealthCheckType {
  HTTP,
  HTTPS,
  HTTP_STR_MATCH,
  HTTPS_STR_MATCH,
  TCP,
  CALCULATED,
  CLOUDWATCH_METRIC,
  RECOVERY_CONTROL;

  /** Whether checkers send requests to an endpoint. */
  public boolean isEndpoint() {
    return switch (this) {
      case HTTP, HTTPS, HTTP_STR_MATCH, HTTPS_STR_MATCH, TCP -> true;
      case CALCULATED, CLOUDWATCH_METRIC, RECOVERY_CONTROL -> false;
    };
  }

  /** Whether the endpoint is asked through TLS. */
  public boolean isTls() {
    return this == HTTPS || this == HTTPS_STR_MATCH;
  }

  /** Whether a text is looked for in the endpoint's answer. */
  public boolean isStringMatch() {
    return this == HTTP_STR_MATCH || this == HTTPS_STR_MATCH;
  }
}
