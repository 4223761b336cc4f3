package io.milepost.api.operation;

import io.milepost.model.error.InvalidDomainName;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;

/** Names of hosted zones, as requests give them. */
final class ZoneName {
  private ZoneName() {}

  /**
   * The name of a new public zone.
   *
   * @throws InvalidDomainName if it can't be read, begins with an asterisk, or has fewer than two
   *     labels
   */
  static DnsName ofNewPublicZone(String text) {
    DnsName name = ofNewPrivateZone(text);
    if (name.labelCount() == 1) {
      throw new InvalidDomainName(name + " is a top-level domain");
    }
    return name;
  }

  /**
   * The name of a new private zone.
   *
   * @throws InvalidDomainName if it can't be read, begins with an asterisk, or is the root
   */
  static DnsName ofNewPrivateZone(String text) {
    DnsName name = parse(text);
    if (name.isWildcard()) {
      throw new InvalidDomainName(name + " begins with a wildcard");
    }
    if (name.isRoot()) {
      throw new InvalidDomainName(name + " is the root");
    }
    return name;
  }

  /**
   * Any name.
   *
   * @throws InvalidDomainName if it can't be read
   */
  static DnsName parse(String text) {
    try {
      return DnsName.parse(text);
    } catch (FatalProblemException e) {
      throw new InvalidDomainName(e.problem().message());
    }
  }
}
