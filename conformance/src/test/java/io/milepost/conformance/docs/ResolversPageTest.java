package io.milepost.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostCommand;
import io.milepost.conformance.harness.NetworkNamespaces;
import io.milepost.conformance.harness.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the page about resolvers as it is written, in a network of its own. The server that the
 * machine had before is a second Milepost there, with a zone that the first one does not have.
 */
final class ResolversPageTest {
  private static final String MARKER = "<!-- The test of this page runs the blocks from here on";

  @TempDir private Path directory = Path.of("unset");

  @Test
  void page_asWritten_works() throws IOException {
    Tools.require("dig", "bind9-dnsutils");
    Tools.require("unshare", "util-linux");
    Path aws = aws();
    List<String> blocks =
        PageBlocks.behind(Files.readString(PageBlocks.page("docs", "resolvers.md")), MARKER);
    try (NetworkNamespaces networks = NetworkNamespaces.open();
        MilepostCommand first = serve(networks, "first", words(blocks.get(0)));
        MilepostCommand second = serve(networks, "second", words(other(blocks.get(0))))) {
      first.awaitReadyLine();
      second.awaitReadyLine();
      assertThat(run(networks, aws, blocks.get(1))).isEqualTo(blocks.get(2));
      assertThat(run(networks, aws, other(blocks.get(1)))).isEqualTo(other(blocks.get(2)));

      String[] servers = blocks.get(3).split("\n", -1);
      assertThat(servers[0]).isEqualTo("nameserver 127.0.0.1");
      Path before = Files.writeString(directory.resolve("resolv.conf"), servers[1] + "\n");
      String script = "mount --bind " + before + " /etc/resolv.conf\n" + blocks.get(4);
      assertThat(run(networks, aws, "unshare --mount sh -c '\n" + script + "'"))
          .isEqualTo(blocks.get(5));
    }
  }

  /** What the second server is given where the page has the first one. */
  private static String other(String block) {
    return block
        .replace("127.0.0.1", "127.0.0.2")
        .replace("example.com", "example.net")
        .replace("192.0.2.44", "192.0.2.55");
  }

  private static String[] words(String block) {
    String[] words = block.strip().split(" ");
    assertThat(words).startsWith("./milepost", "serve");
    Stream<String> ownAdmin =
        block.contains("127.0.0.2") ? Stream.of("--admin", "127.0.0.2:5381") : Stream.empty();
    return Stream.concat(Arrays.stream(words).skip(1), ownAdmin).toArray(String[]::new);
  }

  private MilepostCommand serve(NetworkNamespaces networks, String name, String... words)
      throws IOException {
    Path folder = Files.createDirectory(directory.resolve(name));
    return MilepostCommand.start(
        folder, MilepostCommand.Line.of(words).under(networks.serverPrefix()));
  }

  private static Path aws() {
    Optional<String> python = Optional.ofNullable(System.getenv("MILEPOST_TEST_PYTHON"));
    if (python.isEmpty()) {
      Tools.leaveOut("the AWS CLI: MILEPOST_TEST_PYTHON is not set; ./milepost test sets it");
    }
    return Path.of(python.orElseThrow()).resolveSibling("aws");
  }

  private static String run(NetworkNamespaces networks, Path aws, String script) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("env", "PATH=" + aws.getParent() + ":" + System.getenv("PATH")));
    command.addAll(List.of("sh", "-ec", "cd " + PageBlocks.page() + "\n" + script));
    return networks.onServer(command.toArray(String[]::new));
  }
}
