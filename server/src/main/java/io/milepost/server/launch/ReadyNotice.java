package io.milepost.server.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says that the first query can be answered, and where.
 *
 * @param note why datagrams are not carried in batches, though that was tried
 */
record ReadyNotice(
    List<InetSocketAddress> dns,
    Optional<String> note,
    InetSocketAddress api,
    InetSocketAddress admin,
    long pid) {
  ReadyNotice {
    dns = List.copyOf(dns);
  }

  /** One line for a person. */
  String line() {
    String servers = dns.stream().map(HostPort::text).collect(Collectors.joining(", "));
    return "Milepost is ready: DNS on "
        + servers
        + " (UDP and TCP"
        + note.map(reason -> ", UDP through Netty since " + reason).orElse("")
        + "), API on http://"
        + HostPort.text(api)
        + ", admin on http://"
        + HostPort.text(admin);
  }

  /** The same for a program. */
  String json() {
    String servers =
        dns.stream()
            .map(address -> '"' + HostPort.text(address) + '"')
            .collect(Collectors.joining(",", "[", "]"));
    return "{\"dns\":%s,\"api\":\"%s\",\"admin\":\"%s\",\"pid\":%d}%n"
        .formatted(servers, HostPort.text(api), HostPort.text(admin), pid);
  }

  /**
   * Writes the JSON to a file, which is there whole or not at all.
   *
   * @throws StartException if that is not possible
   */
  void writeTo(Path file) {
    Path target = file.toAbsolutePath();
    Path name = target.getFileName();
    if (name == null || file.toString().isEmpty() || Files.isDirectory(target)) {
      throw new StartException("Ready file '" + file + "' is not the name of a file.");
    }
    Path part = target.resolveSibling(name + ".part");
    try {
      try {
        Files.writeString(part, json());
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new StartException("Ready file " + file + " can't be written.", e);
    }
  }
}
