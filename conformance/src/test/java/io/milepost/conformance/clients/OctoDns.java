package io.milepost.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * octoDNS with the configuration of {@code examples/octodns}, copied so that zones can be edited.
 */
final class OctoDns {
  private final Path folder;
  private final Path python;
  private final MilepostProcess milepost;

  /**
   * @param python stands beside the octoDNS commands
   * @param folder where the copy goes
   */
  OctoDns(MilepostProcess milepost, Path python, Path folder) throws IOException {
    this.milepost = milepost;
    this.python = python;
    this.folder = folder;
    Files.createDirectories(folder.resolve("zones"));
    for (String file : List.of("config.yaml", zoneFile())) {
      Files.write(folder.resolve(file), Files.readAllBytes(Recipe.example("octodns", file)));
    }
  }

  private static String zoneFile() {
    return "zones/octodns.example.net.yaml";
  }

  /** What the zone's file says. */
  String zone() throws IOException {
    return Files.readString(folder.resolve(zoneFile()));
  }

  /** Puts another text into the zone's file. */
  void edit(String text) throws IOException {
    Files.writeString(folder.resolve(zoneFile()), text);
  }

  /** Makes the zone what its file says. */
  Recipe.Run sync(String... more) {
    List<String> words = List.of(program("octodns-sync"), "--config-file=config.yaml", "--doit");
    return new Recipe(milepost, folder, words).tryRun(more);
  }

  /** The zone as octoDNS reads it back, in the form of a zone's file. */
  String dump() throws IOException {
    new Recipe(milepost, folder, List.of(program("octodns-dump"), "--config-file=config.yaml"))
        .run("--output-dir=dump", "octodns.example.net.", "route53");
    Path dumped = folder.resolve("dump").resolve("octodns.example.net.yaml");
    assertThat(dumped).exists();
    return Files.readString(dumped);
  }

  private String program(String name) {
    return python.resolveSibling(name).toString();
  }
}
