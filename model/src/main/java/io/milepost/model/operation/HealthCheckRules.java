package io.milepost.model.operation;

import static io.milepost.model.health.HealthCheckSetting.CHILD_HEALTH_CHECKS;
import static io.milepost.model.health.HealthCheckSetting.ENABLE_SNI;
import static io.milepost.model.health.HealthCheckSetting.FULLY_QUALIFIED_DOMAIN_NAME;
import static io.milepost.model.health.HealthCheckSetting.IP_ADDRESS;
import static io.milepost.model.health.HealthCheckSetting.REGIONS;
import static io.milepost.model.health.HealthCheckSetting.REQUEST_INTERVAL;
import static io.milepost.model.health.HealthCheckSetting.RESOURCE_PATH;
import static io.milepost.model.health.HealthCheckSetting.SEARCH_STRING;

import io.milepost.model.address.AddressText;
import io.milepost.model.address.SpecialUseAddresses;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthCheckSetting;
import io.milepost.model.health.HealthCheckSettings;
import io.milepost.model.health.HealthCheckType;
import io.milepost.model.store.HealthCheckReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which settings a health check may have together.
 *
 * @see "Route 53 API Reference: HealthCheckConfig"
 */
final class HealthCheckRules {
  private static final Set<HealthCheckSetting> NONE_IF_EMPTY =
      Set.of(RESOURCE_PATH, FULLY_QUALIFIED_DOMAIN_NAME, SEARCH_STRING);

  /** Names of hosts (RFC 1123 section 2.1) and those with underscores, with or without the root. */
  private static final Pattern DOMAIN_NAME =
      Pattern.compile("(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(?:\\.(?!$)|\\.?$))+");

  /** Without a dot at the end (RFC 1035 section 3.1). */
  private static final int MAX_NAME_LENGTH = 253;

  private HealthCheckRules() {}

  /**
   * The configuration that settings make, with the defaults of what is not given. An empty path,
   * domain name or search string is none.
   *
   * @throws InvalidInput if a check of the type can't have these settings
   */
  static HealthCheckConfig config(HealthCheckType type, HealthCheckSettings given) {
    Set<HealthCheckSetting> empty =
        NONE_IF_EMPTY.stream()
            .filter(setting -> given.text(setting).filter(String::isEmpty).isPresent())
            .collect(Collectors.toSet());
    HealthCheckSettings settings = SettingsOfType.defaults(type).with(given.without(empty));
    checkPresence(type, settings);
    settings.text(IP_ADDRESS).ifPresent(HealthCheckRules::checkAddress);
    settings.text(FULLY_QUALIFIED_DOMAIN_NAME).ifPresent(HealthCheckRules::checkName);
    settings.text(RESOURCE_PATH).ifPresent(HealthCheckRules::checkPath);
    settings
        .number(REQUEST_INTERVAL)
        .filter(seconds -> seconds != 10 && seconds != 30)
        .ifPresent(seconds -> {
          throw HealthCheckMessages.interval(seconds);
        });
    if (settings.flag(ENABLE_SNI).orElse(false) && !type.isTls()) {
      throw HealthCheckMessages.sniWithoutTls(type);
    }
    checkDistinct(REGIONS, settings);
    checkDistinct(CHILD_HEALTH_CHECKS, settings);
    return settings.toConfig(type);
  }

  private static void checkPresence(HealthCheckType type, HealthCheckSettings settings) {
    Set<HealthCheckSetting> allowed = SettingsOfType.allowed(type);
    for (HealthCheckSetting setting : settings.values().keySet()) {
      if (!allowed.contains(setting)) {
        throw HealthCheckMessages.notAllowed(type, setting);
      }
    }
    for (HealthCheckSetting setting : SettingsOfType.required(type)) {
      if (!settings.has(setting)) {
        throw HealthCheckMessages.missing(type, setting);
      }
    }
    boolean address = settings.has(IP_ADDRESS);
    boolean name = settings.has(FULLY_QUALIFIED_DOMAIN_NAME);
    if (type.isEndpoint() && !address && !name) {
      throw HealthCheckMessages.noEndpoint();
    }
    if (type == HealthCheckType.TCP && address && name) {
      throw HealthCheckMessages.tcpWithAddressAndName();
    }
  }

  private static void checkAddress(String text) {
    if (address(text).isEmpty()) {
      throw HealthCheckMessages.notAnAddress(text);
    }
  }

  /** The octets of an IPv4 or IPv6 address, the latter also with an IPv4 address at its end. */
  static Optional<byte[]> address(String text) {
    return AddressText.parse(4, text).or(() -> AddressText.parse(16, text));
  }

  private static void checkName(String text) {
    int length = text.endsWith(".") ? text.length() - 1 : text.length();
    if (length > MAX_NAME_LENGTH || !DOMAIN_NAME.matcher(text).matches()) {
      throw HealthCheckMessages.notADomainName(text);
    }
  }

  /** What is not printed would end the line of the request. */
  private static void checkPath(String text) {
    if (text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      throw HealthCheckMessages.notAPath(text);
    }
  }

  private static void checkDistinct(HealthCheckSetting list, HealthCheckSettings settings) {
    Set<String> seen = new HashSet<>();
    for (String element : settings.list(list).orElse(List.of())) {
      if (!seen.add(element)) {
        throw HealthCheckMessages.repeated(list, element);
      }
    }
  }

  /**
   * Refuses an address that checkers on the Internet can't reach.
   *
   * <p>Differs from Route 53: it is refused with {@code --strict} alone, since endpoints of one's
   * own are what Milepost checks.
   */
  static void checkReachable(HealthCheckSettings given, Quotas quotas) {
    if (quotas == Quotas.ENFORCED) {
      given
          .text(IP_ADDRESS)
          .ifPresent(text ->
              address(text)
                  .flatMap(SpecialUseAddresses::blockOf)
                  .ifPresent(block -> {
                    throw HealthCheckMessages.specialUse(text, block);
                  }));
    }
  }

  /** Refuses children that are not there, or are calculated themselves. */
  static void checkChildren(HealthCheckSettings given, HealthCheckReader reader) {
    for (String id : given.list(CHILD_HEALTH_CHECKS).orElse(List.of())) {
      HealthCheckId child = new HealthCheckId(id);
      HealthCheck check =
          reader.healthCheck(child).orElseThrow(() -> HealthCheckMessages.noSuchChild(child));
      if (check.config().type() == HealthCheckType.CALCULATED) {
        throw HealthCheckMessages.calculatedChild(child);
      }
    }
  }

  /** Whether two configurations mean the same, however addresses are written and lists ordered. */
  static boolean isSame(HealthCheckConfig one, HealthCheckConfig other) {
    return one.type() == other.type() && comparable(one).equals(comparable(other));
  }

  private static HealthCheckSettings comparable(HealthCheckConfig config) {
    HealthCheckSettings settings = HealthCheckSettings.of(config);
    for (HealthCheckSetting setting : List.of(REGIONS, CHILD_HEALTH_CHECKS)) {
      Optional<List<String>> list = settings.list(setting);
      if (list.isPresent()) {
        settings = settings.with(setting, list.get().stream().sorted().toList());
      }
    }
    Optional<byte[]> address = settings.text(IP_ADDRESS).flatMap(HealthCheckRules::address);
    return address.isPresent()
        ? settings.with(IP_ADDRESS, AddressText.format(address.get()))
        : settings;
  }
}
