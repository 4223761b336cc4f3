package io.milepost.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Two networks of this test alone, joined by one cable: the server's end and the client's. They go
 * with this object.
 */
public final class NetworkNamespaces implements AutoCloseable {
  /** The server's end of the cable. */
  public static final String SERVER_CARD = "milepost0";

  private static final String CLIENT_CARD = "milepost1";

  private final String server = "milepost-server-" + ProcessHandle.current().pid();
  private final String client = "milepost-client-" + ProcessHandle.current().pid();

  private NetworkNamespaces() {}

  /**
   * Makes them, without addresses but loopback's, or ends the running test as {@link
   * Tools#leaveOut} does.
   */
  public static NetworkNamespaces open() {
    Tools.require("ip", "iproute2");
    NetworkNamespaces opened = new NetworkNamespaces();
    Result made = run(List.of("ip", "netns", "add", opened.server));
    if (made.status() != 0) {
      Tools.leaveOut("this user can't make network namespaces: " + made.output());
    }
    try {
      must("ip", "netns", "add", opened.client);
      must(
          "ip",
          "link",
          "add",
          SERVER_CARD,
          "netns",
          opened.server,
          "type",
          "veth",
          "peer",
          "name",
          CLIENT_CARD,
          "netns",
          opened.client);
      opened.onServer("ip", "link", "set", "lo", "up");
      opened.onServer("ip", "link", "set", SERVER_CARD, "up");
      opened.onClient("ip", "link", "set", CLIENT_CARD, "up");
      return opened;
    } catch (IllegalStateException e) {
      opened.close();
      throw e;
    }
  }

  /**
   * Gives the server's card one more address.
   *
   * @param address with its prefix length
   */
  public void addServerAddress(String address) {
    addAddress(server, SERVER_CARD, address);
  }

  public void removeServerAddress(String address) {
    onServer("ip", "address", "delete", address, "dev", SERVER_CARD);
  }

  public void addClientAddress(String address) {
    addAddress(client, CLIENT_CARD, address);
  }

  private static void addAddress(String namespace, String card, String address) {
    List<String> command =
        new ArrayList<>(List.of("ip", "-n", namespace, "address", "add", address, "dev", card));
    if (address.contains(":")) {
      // Usable at once: nobody else can have it.
      command.add("nodad");
    }
    must(command.toArray(String[]::new));
  }

  /** What has to stand before a command so that it runs on the server's side. */
  public List<String> serverPrefix() {
    return List.of("ip", "netns", "exec", server);
  }

  /** Runs a command on the server's side; what it said. */
  public String onServer(String... command) {
    return inside(server, command);
  }

  /** Runs a command on the client's side; what it said. */
  public String onClient(String... command) {
    return inside(client, command);
  }

  private static String inside(String namespace, String... command) {
    List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
    whole.addAll(List.of(command));
    return must(whole.toArray(String[]::new));
  }

  private static String must(String... command) {
    Result result = run(List.of(command));
    if (result.status() != 0) {
      throw new IllegalStateException(
          "%s: exit status %d%n%s"
              .formatted(String.join(" ", command), result.status(), result.output()));
    }
    return result.output();
  }

  private record Result(int status, String output) {}

  private static Result run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted in " + command, e);
    }
  }

  @Override
  public void close() {
    run(List.of("ip", "netns", "delete", client));
    run(List.of("ip", "netns", "delete", server));
  }
}
