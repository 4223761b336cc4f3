package io.milepost.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The fenced blocks of a page that readers see. */
final class PageBlocks {
  private PageBlocks() {}

  /** A page by its path in the project; the project's folder if there is none. */
  static Path page(String... names) {
    Path module = Path.of(System.getProperty("user.dir", ".")).toAbsolutePath();
    return module.resolveSibling(Path.of("", names)).normalize();
  }

  /** The blocks behind a marker, without their fences; three at least. */
  static List<String> behind(String page, String marker) {
    int start = page.indexOf(marker);
    assertThat(start).isPositive();
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    boolean inside = false;
    for (String line : page.substring(start).lines().toList()) {
      if (!line.startsWith("```")) {
        if (inside) {
          block.append(line).append('\n');
        }
      } else if (inside) {
        blocks.add(block.toString());
        block.setLength(0);
        inside = false;
      } else {
        inside = true;
      }
    }
    assertThat(blocks).hasSizeGreaterThanOrEqualTo(3);
    return blocks;
  }
}
