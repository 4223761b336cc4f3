package io.milepost.model.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthCheckSetting;
import io.milepost.model.health.HealthCheckType;

/** The refusals of health checks; where Route 53's own words are known, those. */
final class HealthCheckMessages {
  private HealthCheckMessages() {}

  private static InvalidInput invalid(String sentence) {
    return new InvalidInput("Invalid parameter : " + sentence);
  }

  static InvalidInput notAllowed(HealthCheckType type, HealthCheckSetting setting) {
    boolean ofNoEndpoint =
        !SettingsOfType.allowed(HealthCheckType.HTTPS_STR_MATCH).contains(setting);
    String checks = type.isEndpoint() && ofNoEndpoint ? "Basic" : word(type);
    return invalid(checks + " health checks must not have " + word(setting) + " specified.");
  }

  static InvalidInput missing(HealthCheckType type, HealthCheckSetting setting) {
    return invalid(word(type) + " health checks must have " + word(setting) + " specified.");
  }

  static InvalidInput noEndpoint() {
    return invalid(
        "Basic health checks must have an IP address or a fully qualified domain name specified.");
  }

  static InvalidInput tcpWithAddressAndName() {
    return new InvalidInput(
        "TCP health checks that have IP address must not have a fully qualified domain name"
            + " specified.");
  }

  static InvalidInput addressAdded() {
    return invalid(
        "A health check that was created without an IP address can't be given one later.");
  }

  static InvalidInput sniWithoutTls(HealthCheckType type) {
    return invalid(word(type) + " health checks must not have SNI enabled.");
  }

  static InvalidInput notAnAddress(String text) {
    return invalid("'" + text + "' is not an IP address.");
  }

  static InvalidInput specialUse(String address, String block) {
    return invalid(
        "The endpoint "
            + address
            + " can't be checked: "
            + block
            + " is a local, private, non-routable or multicast range.");
  }

  static InvalidInput notADomainName(String text) {
    return invalid("'" + text + "' is not a fully qualified domain name.");
  }

  static InvalidInput notAPath(String text) {
    return invalid(
        "'" + text + "' is not a resource path: it has white space or control characters.");
  }

  static InvalidInput interval(int seconds) {
    return invalid("The request interval must be 10 or 30 seconds, not " + seconds + ".");
  }

  static InvalidInput repeated(HealthCheckSetting setting, String element) {
    return invalid("'" + element + "' is specified more than once as " + word(setting) + ".");
  }

  static InvalidInput givenAndReset(HealthCheckSetting setting) {
    return invalid("There is " + word(setting) + " specified that is to be reset.");
  }

  static InvalidInput noSuchChild(HealthCheckId child) {
    return invalid("The child health check " + child + " does not exist.");
  }

  static InvalidInput calculatedChild(HealthCheckId child) {
    return invalid(
        "The child health check "
            + child
            + " is a calculated health check, which can't be a child of another.");
  }

  private static String word(HealthCheckType type) {
    return switch (type) {
      case HTTP, HTTPS, HTTP_STR_MATCH, HTTPS_STR_MATCH, TCP -> type.name();
      case CALCULATED -> "Calculated";
      case CLOUDWATCH_METRIC -> "CloudWatch metric";
      case RECOVERY_CONTROL -> "Recovery control";
    };
  }

  private static String word(HealthCheckSetting setting) {
    return switch (setting) {
      case IP_ADDRESS -> "an IP address";
      case PORT -> "a port";
      case RESOURCE_PATH -> "a resource path";
      case FULLY_QUALIFIED_DOMAIN_NAME -> "a fully qualified domain name";
      case SEARCH_STRING -> "a search string";
      case REQUEST_INTERVAL -> "a request interval";
      case FAILURE_THRESHOLD -> "a failure threshold";
      case MEASURE_LATENCY -> "latency measurement";
      case INVERTED -> "inversion";
      case DISABLED -> "disabling";
      case HEALTH_THRESHOLD -> "a health threshold";
      case CHILD_HEALTH_CHECKS -> "a child health check";
      case ENABLE_SNI -> "SNI";
      case REGIONS -> "a region";
      case ALARM_REGION -> "an metric region"; // sic
      case ALARM_NAME -> "an alarm name";
      case INSUFFICIENT_DATA_HEALTH_STATUS -> "an insufficient data health status";
      case ROUTING_CONTROL_ARN -> "a routing control ARN";
    };
  }
}
