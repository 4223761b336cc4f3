package io.milepost.resolver;

import io.milepost.model.lookup.AddressFamily;
import io.milepost.model.lookup.FoundAddresses;
import io.milepost.model.lookup.NameLookup;
import io.milepost.model.name.DnsName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;

/**
 * Asks recursive servers, by UDP and, for what is too large, TCP. Each is asked {@value #ROUNDS}
 * times, in turn, until one gives an answer that is good; the time that one may take shares what is
 * allowed for all.
 */
public final class UpstreamLookup implements NameLookup {
  private static final int ROUNDS = 2;

  /** After that a socket is given up on which nobody waits any more. */
  private static final Duration SOCKET_LIMIT = Duration.ofSeconds(5);

  private final List<SimpleResolver> servers;

  /**
   * @param servers in the order in which they are asked; with none, no name has addresses
   */
  public UpstreamLookup(List<InetSocketAddress> servers) {
    this.servers = servers.stream().map(UpstreamLookup::client).toList();
  }

  private static SimpleResolver client(InetSocketAddress server) {
    SimpleResolver client = new SimpleResolver(server);
    client.setTimeout(SOCKET_LIMIT);
    return client;
  }

  @Override
  public FoundAddresses lookup(DnsName name, AddressFamily family, Duration limit) {
    if (servers.isEmpty()) {
      return new FoundAddresses.Failed("no DNS server is configured");
    }
    Name wanted = dnsjavaName(name);
    Duration each = limit.dividedBy((long) ROUNDS * servers.size());
    FoundAddresses last = new FoundAddresses.Failed("timed out");
    for (int round = 0; round < ROUNDS; round++) {
      for (SimpleResolver server : servers) {
        last = ask(server, wanted, family, each);
        if (!(last instanceof FoundAddresses.Failed) || Thread.currentThread().isInterrupted()) {
          return last;
        }
      }
    }
    return last;
  }

  private static FoundAddresses ask(
      SimpleResolver server, Name name, AddressFamily family, Duration limit) {
    Message query = Message.newQuery(Record.newRecord(name, family.type().code(), DClass.IN));
    CompletableFuture<Message> answer = server.sendAsync(query).toCompletableFuture();
    try {
      return read(answer.get(limit.toNanos(), TimeUnit.NANOSECONDS), name, family);
    } catch (TimeoutException e) {
      answer.cancel(false);
      return new FoundAddresses.Failed("timed out");
    } catch (ExecutionException e) {
      return new FoundAddresses.Failed(reason(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new FoundAddresses.Failed("was given up");
    }
  }

  private static String reason(@Nullable Throwable cause) {
    String message = cause instanceof IOException ? cause.getMessage() : null;
    return message == null || message.startsWith("Timed out") ? "timed out" : message;
  }

  private static FoundAddresses read(Message answer, Name name, AddressFamily family) {
    int rcode = answer.getRcode();
    return rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN
        ? AnswerReader.read(answer, name, family)
        : new FoundAddresses.Failed(Rcode.string(rcode));
  }

  private static Name dnsjavaName(DnsName name) {
    try {
      return new Name(name.toWire());
    } catch (IOException e) {
      throw new IllegalStateException("a name that dnsjava does not read: " + name, e);
    }
  }
}
