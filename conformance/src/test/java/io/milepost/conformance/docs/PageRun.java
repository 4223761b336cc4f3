package io.milepost.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostCommand;
import io.milepost.conformance.harness.MilepostCommand.Addresses;
import io.milepost.conformance.harness.MilepostCommand.Line;
import io.milepost.conformance.harness.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One run of a page of the manual, as it is written: the first block starts the server; those in
 * {@code sh} and {@code python} are run in their order, all in one shell; any other block is what
 * the one before it prints. Only the ports are replaced, by free ones. What is printed is compared
 * without white space, and an ellipsis stands for anything.
 */
final class PageRun {
  private static final String MARKER = "<!-- The test of this page runs the blocks from here on";
  private static final String END = "<!-- Up to here. -->";
  private static final Pattern FENCED =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Path directory;
  private final Path python;
  private final String prelude;
  private final List<Block> blocks;

  /** A fenced block; the language is empty if none is named. */
  private record Block(String language, String text) {
    boolean isCode() {
      return language.equals("sh") || language.equals("python");
    }
  }

  /**
   * @param directory an empty folder of the test
   * @param page a file of the folder {@code docs}
   * @param prelude Python that is run before, and that the Python of the page goes on from
   */
  PageRun(Path directory, String page, String prelude) throws IOException {
    this.directory = directory;
    this.prelude = prelude;
    this.python = python();
    String text = Files.readString(PageBlocks.page("docs", page));
    int start = text.indexOf(MARKER);
    assertThat(start).as("marker in %s", page).isPositive();
    int end = text.indexOf(END, start);
    this.blocks =
        FENCED
            .matcher(end < 0 ? text.substring(start) : text.substring(start, end))
            .results()
            .map(found -> new Block(found.group(1), found.group(2)))
            .toList();
  }

  private static Path python() {
    Optional<String> python = Optional.ofNullable(System.getenv("MILEPOST_TEST_PYTHON"));
    if (python.isEmpty()) {
      Tools.leaveOut(
          "boto3 and the AWS CLI: MILEPOST_TEST_PYTHON is not set; ./milepost test does");
    }
    return Path.of(python.orElseThrow());
  }

  /** Runs the blocks, and compares what they print with what the page says. */
  void run() throws IOException, InterruptedException {
    Path ready = directory.resolve("ready.json");
    try (MilepostCommand server = MilepostCommand.start(directory, server(ready))) {
      Addresses addresses = server.awaitReadyFile(ready);
      String script = prelude.isEmpty() ? "" : python("prelude", prelude);
      for (int i = 1; i < blocks.size(); i++) {
        if (blocks.get(i).isCode()) {
          script += "{\n" + shell(i) + "} > " + printed(i) + "\n";
        }
      }
      execute(withPorts(script, addresses));
      for (int i = 2; i < blocks.size(); i++) {
        if (!blocks.get(i).isCode()) {
          assertThat(SPACE.matcher(Files.readString(printed(i - 1))).replaceAll(""))
              .as(blocks.get(i - 1).text())
              .matches(pattern(withPorts(blocks.get(i).text(), addresses)));
        }
      }
    }
  }

  private Path printed(int block) {
    return directory.resolve("printed-" + block);
  }

  /** The server as the first block starts it, but on free ports. */
  private Line server(Path ready) {
    List<String> words = List.of(blocks.getFirst().text().strip().split(" "));
    int command = words.indexOf("./milepost");
    assertThat(words.get(command + 1)).isEqualTo("serve");
    List<String> arguments = new ArrayList<>(words.subList(command + 1, words.size()));
    for (String port : List.of("--dns", "--api", "--admin")) {
      arguments.add(port + "=127.0.0.1:0");
    }
    arguments.add("--ready-file=" + ready);
    if (!arguments.contains("--ephemeral")) {
      arguments.add("--data-dir=" + directory.resolve("data"));
    }
    Line line = Line.of(arguments.toArray(String[]::new));
    for (String variable : words.subList(0, command)) {
      String[] parts = variable.split("=", 2);
      line = line.environment(parts[0], parts[1]);
    }
    return line;
  }

  private String shell(int block) {
    String text = blocks.get(block).text();
    return blocks.get(block).language().equals("sh")
        ? text
        : python("block-" + block, prelude.isEmpty() ? text : setUp() + text);
  }

  /** What the prelude defines, without what it does to the server: its first call creates. */
  private String setUp() {
    return prelude.substring(0, prelude.indexOf("\nzone = ") + 1);
  }

  /** The command that runs a program, which is written into the script itself. */
  private String python(String name, String program) {
    return "cat > %s <<'END'\n%sEND\n%s %s\n"
        .formatted(directory.resolve(name), program, python, directory.resolve(name));
  }

  private static String withPorts(String text, Addresses addresses) {
    return text.replaceAll("\\b5300\\b", String.valueOf(addresses.dns().getFirst().getPort()))
        .replaceAll("\\b5380\\b", String.valueOf(addresses.api().getPort()))
        .replaceAll("\\b5381\\b", String.valueOf(addresses.admin().getPort()));
  }

  private static String pattern(String expected) {
    return Arrays.stream(SPACE.matcher(expected).replaceAll("").split("…", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".*"));
  }

  private void execute(String script) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("page.sh"), script);
    Path errors = directory.resolve("errors");
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-eu", file.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(errors.toFile());
    shell.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    shell.environment().merge("PATH", python.getParent() + ":", (path, ours) -> ours + path);
    int status = shell.start().waitFor();
    assertThat(status).as("%s%n%s", script, Files.readString(errors)).isZero();
  }
}
