package io.milepost.server.launch;

import io.milepost.model.address.SpecialUseAddresses;
import io.milepost.model.lookup.AddressFamily;
import io.milepost.model.lookup.FoundAddresses;
import io.milepost.model.lookup.NameLookup;
import io.milepost.model.name.DnsName;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** Finds the addresses that checkers on the Internet can reach, and no others. */
record PublicAddresses(NameLookup names) implements NameLookup {
  @Override
  public FoundAddresses lookup(DnsName name, AddressFamily family, Duration limit) {
    FoundAddresses result = names.lookup(name, family, limit);
    if (!(result instanceof FoundAddresses.Found found)) {
      return result;
    }
    List<InetAddress> reachable =
        found.addresses().stream()
            .filter(address -> SpecialUseAddresses.blockOf(address.getAddress()).isEmpty())
            .toList();
    return reachable.isEmpty()
        ? new FoundAddresses.Absent(
            found.addresses().getFirst().getHostAddress() + " is not on the Internet",
            found.ttlSeconds())
        : new FoundAddresses.Found(reachable, found.ttlSeconds());
  }
}
