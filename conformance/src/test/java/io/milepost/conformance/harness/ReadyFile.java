package io.milepost.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code --ready-file} says, for instance {@code
 * {"dns":["127.0.0.1:5300"],"api":"127.0.0.1:5380","admin":"127.0.0.1:5381","pid":4711}}.
 */
record ReadyFile(
    List<InetSocketAddress> dns, InetSocketAddress api, InetSocketAddress admin, long pid) {
  private static final Pattern DNS =
      Pattern.compile("\"dns\"\\s*:\\s*\\[((?:\\s*\"[^\"]*\"\\s*,?)*)\\]");
  private static final Pattern API = Pattern.compile("\"api\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern ADMIN = Pattern.compile("\"admin\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern PID = Pattern.compile("\"pid\"\\s*:\\s*(\\d+)");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  ReadyFile {
    dns = List.copyOf(dns);
  }

  /** The file's content, or nothing if the file is not there or not yet complete. */
  static Optional<ReadyFile> read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<ReadyFile> parse(String json) {
    Matcher dns = DNS.matcher(json);
    Matcher api = API.matcher(json);
    Matcher admin = ADMIN.matcher(json);
    Matcher pid = PID.matcher(json);
    boolean complete = json.strip().endsWith("}");
    if (!complete || !dns.find() || !api.find() || !admin.find() || !pid.find()) {
      return Optional.empty();
    }
    List<InetSocketAddress> dnsAddresses = new ArrayList<>();
    for (Matcher quoted = QUOTED.matcher(dns.group(1)); quoted.find(); ) {
      dnsAddresses.add(address(quoted.group(1)));
    }
    return Optional.of(
        new ReadyFile(
            dnsAddresses,
            address(api.group(1)),
            address(admin.group(1)),
            Long.parseLong(pid.group(1))));
  }

  /** Reads {@code 127.0.0.1:5300} or {@code [::1]:5300}. */
  private static InetSocketAddress address(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    String host = hostAndPort.substring(0, colon);
    if (host.startsWith("[")) {
      host = host.substring(1, host.length() - 1);
    }
    return new InetSocketAddress(host, Integer.parseInt(hostAndPort.substring(colon + 1)));
  }
}
