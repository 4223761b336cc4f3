package io.milepost.conformance.harness;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSIDOption;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * Another authoritative server, run on 127.0.0.1 in the foreground with nothing outside a folder of
 * the test: its answers are what ours are compared with.
 *
 * <p>A port can't be reserved for it. So each server gets a name server identifier (RFC 5001) of
 * its own and is taken for ready only when it answers with that one, over UDP and over TCP, for all
 * its zones; a server that lost its port to somebody else is started again on another.
 */
public final class PeerServer implements AutoCloseable {
  private static final int ATTEMPTS = 5;
  private static final Duration QUICK = Duration.ofMillis(500);

  private final PeerSoftware software;
  private final InetSocketAddress address;
  private final ChildProcess process;

  private PeerServer(PeerSoftware software, InetSocketAddress address, ChildProcess process) {
    this.software = software;
    this.address = address;
    this.process = process;
  }

  /**
   * Starts the server and waits until it answers for every zone.
   *
   * @param directory a folder of this server alone; made if it does not exist
   * @throws ProcessFailedException if the server ends instead; the message has its output
   */
  public static PeerServer start(PeerSoftware software, Path directory, List<ZoneFile> zones) {
    requireInstalled(software);
    Path executable = find(software.binary()).orElseThrow();
    List<Path> zonePaths = writeZones(directory, zones);
    for (int attempt = 1; ; attempt++) {
      InetSocketAddress address = FreePort.find();
      String identity = "peer-%d-%d".formatted(ProcessHandle.current().pid(), attempt);
      Path configuration = directory.resolve(software.binary() + ".conf");
      write(configuration, software.configuration(directory, address, identity, zones, zonePaths));
      ChildProcess process =
          ChildProcess.start(
              software.binary() + "-" + attempt,
              directory,
              software.command(executable, configuration));
      try {
        process.await("answering", () -> answersAll(address, identity, zones));
        return new PeerServer(software, address, process);
      } catch (ProcessFailedException e) {
        process.close();
        boolean portTaken = String.valueOf(e.getMessage()).contains("in use");
        if (!portTaken || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * Ends the running test if the server is not installed: as aborted, or as failed where the
   * environment says {@code CI=true}, since there nothing may be left out.
   */
  public static void requireInstalled(PeerSoftware software) {
    if (find(software.binary()).isEmpty()) {
      String message =
          "not compared with %s: %s is not installed (on Debian: apt-get install %s)"
              .formatted(software, software.binary(), software.debianPackage());
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      abort(message);
    }
  }

  public PeerSoftware software() {
    return software;
  }

  public InetSocketAddress address() {
    return address;
  }

  public DnsClient client() {
    return new DnsClient(address);
  }

  @Override
  public void close() {
    process.close();
  }

  private static Optional<Path> find(String binary) {
    List<String> folders = new ArrayList<>();
    String path = System.getenv("PATH");
    if (path != null) {
      folders.addAll(List.of(path.split(File.pathSeparator, -1)));
    }
    // Debian installs servers where the PATH of ordinary users does not lead.
    folders.addAll(List.of("/usr/sbin", "/usr/local/sbin", "/sbin"));
    return folders.stream()
        .map(folder -> Path.of(folder, binary))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static boolean answersAll(
      InetSocketAddress server, String identity, List<ZoneFile> zones) {
    DnsClient client = new DnsClient(server);
    try {
      for (ZoneFile zone : zones) {
        byte[] query =
            DnsQueries.edns(zone.origin(), Type.SOA, 1232, new NSIDOption(new byte[0])).toWire();
        if (!isAnswer(client.udpBytes(query, QUICK), identity)
            || !isAnswer(client.tcpBytes(query, QUICK), identity)) {
          return false;
        }
      }
      return true;
    } catch (UncheckedIOException e) {
      return false; // nobody listens there yet
    }
  }

  private static boolean isAnswer(Optional<byte[]> octets, String identity) {
    if (octets.isEmpty()) {
      return false;
    }
    try {
      Message answer = new Message(octets.get());
      return answer.getRcode() == Rcode.NOERROR && hasIdentity(answer, identity);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean hasIdentity(Message answer, String identity) {
    OPTRecord opt = answer.getOPT();
    return opt != null
        && opt.getOptions(EDNSOption.Code.NSID)
            .contains(new NSIDOption(identity.getBytes(StandardCharsets.US_ASCII)));
  }

  private static List<Path> writeZones(Path directory, List<ZoneFile> zones) {
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < zones.size(); i++) {
      Path path = directory.resolve(i + ".zone");
      write(path, zones.get(i).text());
      paths.add(path);
    }
    return paths;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
