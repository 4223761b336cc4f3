package io.milepost.testcontainers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Commands as a page shows them. */
final class Recipe {
  private static final String FENCE = "```";

  private Recipe() {}

  /** The lines of the first block of a shell behind a heading. */
  static List<String> commands(Path page, String heading) throws IOException {
    String text = Files.readString(page);
    String section = text.substring(text.indexOf(heading + "\n"));
    String open = FENCE + "sh\n";
    int start = section.indexOf(open) + open.length();
    return section.substring(start, section.indexOf(FENCE, start)).lines().toList();
  }
}
