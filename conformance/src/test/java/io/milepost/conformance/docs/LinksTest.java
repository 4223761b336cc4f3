package io.milepost.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between the project's pages lead to what is there. */
final class LinksTest {
  private static final Pattern FENCED =
      Pattern.compile("^ *```.*?^ *```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.+?) *$", Pattern.MULTILINE);
  private static final Pattern LINK_TEXT = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");

  /** What is no part of a heading's anchor. */
  private static final Pattern NO_PART = Pattern.compile("[^\\p{L}\\p{N}_ -]");

  private static Path root() {
    return PageBlocks.page();
  }

  /** All pages, but those that were installed or made. */
  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(root())) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> isOurs(root().relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean isOurs(Path file) {
    for (Path part : file) {
      if (Set.of("target", "node_modules", ".git").contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private static String prose(Path page) throws IOException {
    return FENCED.matcher(Files.readString(page)).replaceAll("");
  }

  private static List<String> links(Path page) throws IOException {
    return LINK.matcher(prose(page)).results().map(link -> link.group(1)).toList();
  }

  /** The anchors of a page's headings, as GitHub makes them. */
  private static Set<String> anchors(Path page) throws IOException {
    Set<String> anchors = new TreeSet<>();
    Map<String, Integer> seen = new HashMap<>();
    Matcher headings = HEADING.matcher(prose(page));
    while (headings.find()) {
      String text = LINK_TEXT.matcher(headings.group(1)).replaceAll("$1").toLowerCase(Locale.ROOT);
      String anchor = NO_PART.matcher(text).replaceAll("").replace(' ', '-');
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return anchors;
  }

  @Test
  void links_leadToWhatIsThere() throws IOException {
    List<String> broken = new ArrayList<>();
    int followed = 0;
    for (Path page : pages()) {
      for (String link : links(page)) {
        if (!link.contains("://") && !link.startsWith("mailto:")) {
          followed++;
          if (!leadsSomewhere(page, link)) {
            broken.add(root().relativize(page) + ": " + link);
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(followed).isGreaterThan(100);
  }

  private static boolean leadsSomewhere(Path page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(Path.of(parts[0])).normalize();
    if (!target.startsWith(root()) || !Files.exists(target)) {
      return false;
    }
    return parts.length == 1
        || (target.toString().endsWith(".md") && anchors(target).contains(parts[1]));
  }

  @Test
  void manual_namesAllOfItsPages() throws IOException {
    Path docs = root().resolve("docs");
    Set<String> named =
        links(docs.resolve("README.md")).stream()
            .map(link -> link.split("#", 2)[0])
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(docs)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".md") && !name.equals("README.md")))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(named).contains(name));
    }
  }
}
