package io.milepost.healthcheck.probe;

import io.milepost.model.lookup.AddressFamily;
import io.milepost.model.lookup.FoundAddresses;
import io.milepost.model.lookup.NameLookup;
import io.milepost.model.name.DnsName;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Sends requests over sockets; its thread should be a virtual one. Safe for use by many threads.
 */
final class EndpointProber implements Prober {
  private final NameLookup names;
  private final LongSupplier nanos;
  private final ProbeLimits limits;
  private final TlsClient tls = new TlsClient();

  EndpointProber(NameLookup names, LongSupplier nanos, ProbeLimits limits) {
    this.names = names;
    this.nanos = nanos;
    this.limits = limits;
  }

  @Override
  public Finding probe(Target target, ProbeRun run) throws LocalFault {
    return target.address().isPresent()
        ? at(target.address().get(), Optional.empty(), target, run)
        : resolve(target.name().orElseThrow(), target, run);
  }

  private Finding resolve(DnsName name, Target target, ProbeRun run) throws LocalFault {
    return switch (names.lookup(name, AddressFamily.IPV4, limits.lookup())) {
      case FoundAddresses.Found found -> {
        InetAddress address = found.addresses().getFirst();
        yield at(address, Optional.of(address), target, run);
      }
      case FoundAddresses.Absent absent -> unresolved(absent.reason());
      case FoundAddresses.Failed failed -> unresolved(failed.reason());
    };
  }

  private static Finding unresolved(String reason) {
    String sentence = StatusText.unresolved(StatusText.printable(reason));
    return new Finding(false, StatusText.failure(sentence, Optional.empty()), ProbeTimings.NONE);
  }

  private Finding at(
      InetAddress address, Optional<InetAddress> resolved, Target target, ProbeRun run)
      throws LocalFault {
    return new Attempt(address, resolved, target, run, limits, tls, nanos).make();
  }
}
