package io.milepost.resolver;

import io.milepost.model.lookup.AddressFamily;
import io.milepost.model.lookup.FoundAddresses;
import io.milepost.model.lookup.NameLookup;
import io.milepost.model.name.DnsName;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.hosts.HostsFileParser;

/** Names of the system's file of hosts, and for all others another lookup. */
public final class HostsFileLookup implements NameLookup {
  private static final long TTL_SECONDS = 60;

  private final HostsFileParser file;
  private final NameLookup others;

  /**
   * @param file read again when it changes; names are found elsewhere if it can't be read
   */
  public HostsFileLookup(Path file, NameLookup others) {
    this.file = new HostsFileParser(file);
    this.others = others;
  }

  /**
   * @param others is asked for names that the system's file does not have
   */
  public HostsFileLookup(NameLookup others) {
    this.file = new HostsFileParser();
    this.others = others;
  }

  @Override
  public FoundAddresses lookup(DnsName name, AddressFamily family, Duration limit) {
    return inFile(name, family)
        .<FoundAddresses>map(address -> new FoundAddresses.Found(List.of(address), TTL_SECONDS))
        .orElseGet(() -> others.lookup(name, family, limit));
  }

  private Optional<InetAddress> inFile(DnsName name, AddressFamily family) {
    try {
      return file.getAddressForHost(new Name(name.toWire()), family.type().code());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
