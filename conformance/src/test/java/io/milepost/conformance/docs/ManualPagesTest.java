package io.milepost.conformance.docs;

import io.milepost.conformance.harness.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples of the manual's pages. */
final class ManualPagesTest {
  @TempDir private Path directory = Path.of("unset");

  @BeforeEach
  void programs() {
    Tools.require("curl", "curl");
    Tools.require("dig", "bind9-dnsutils");
  }

  @Test
  void admin_asWritten_works() throws Exception {
    new PageRun(directory, "admin.md", "").run();
  }

  @Test
  void access_asWritten_works() throws Exception {
    new PageRun(directory, "access.md", "").run();
  }

  @Test
  void dnssec_asWritten_works() throws Exception {
    new PageRun(directory, "dnssec.md", "").run();
  }

  @Test
  void privateZones_asWritten_works() throws Exception {
    new PageRun(directory, "private-zones.md", readme("first steps")).run();
  }

  @Test
  void places_asWritten_works() throws Exception {
    new PageRun(directory, "places.md", readme("first steps") + readme("routing policies")).run();
  }

  /** The Python of a section of the README. */
  private static String readme(String section) throws IOException {
    String page = Files.readString(PageBlocks.page("README.md"));
    String marker = section.equals("first steps") ? ReadmeTest.FIRST_STEPS : ReadmeTest.POLICIES;
    return PageBlocks.behind(page, marker).getFirst();
  }
}
