package io.milepost.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The manual's page of options says what the commands take. */
class OptionsPageTest {
  private static final Pattern CELLS = Pattern.compile("(?<!\\\\)\\|");
  private static final Pattern DEFAULT = Pattern.compile("Default: (.+)$");
  private static final String EXPLAIN = "## Options of `explain`";

  private final String page =
      Files.readString(
          Path.of(System.getProperty("user.dir", "."))
              .resolveSibling(Path.of("docs", "options.md")));

  @TempDir private Path directory = Path.of("unset");

  OptionsPageTest() throws IOException {}

  /** A row of the page; the variable is empty for a command that reads none. */
  private record Row(String option, String variable, String defaultValue) {
    static Row of(String line, boolean hasVariable) {
      List<String> cells = CELLS.splitAsStream(line).map(cell -> plain(cell)).toList();
      return hasVariable
          ? new Row(cells.get(1), cells.get(2), cells.get(3))
          : new Row(cells.get(1), "", cells.get(2));
    }

    private static String plain(String cell) {
      return cell.strip().replace("`", "").replace("\\|", "|");
    }
  }

  private static List<Row> rows(String text, boolean haveVariable) {
    return text.lines()
        .filter(line -> line.startsWith("| `--"))
        .map(line -> Row.of(line, haveVariable))
        .toList();
  }

  private List<Row> ofServe() {
    return rows(page.substring(0, page.indexOf(EXPLAIN)), true);
  }

  private List<Row> ofExplain() {
    return rows(page.substring(page.indexOf(EXPLAIN)), false);
  }

  private static Stream<OptionSpec> options(Object command) {
    return new CommandLine(command)
        .getCommandSpec().options().stream()
            .filter(option -> !option.usageHelp() && !option.versionHelp());
  }

  /** As the page has it, with a variable that is not known. */
  private static Row said(OptionSpec option, String variable) {
    String label = option.paramLabel();
    boolean isSwitch = option.arity().max() == 0;
    Matcher inHelp = DEFAULT.matcher(String.join(" ", option.description()));
    Optional<String> said = inHelp.find() ? Optional.of(inHelp.group(1)) : Optional.empty();
    return new Row(
        option.longestName() + (isSwitch ? "" : " " + label),
        variable,
        said.orElse(isSwitch ? "off" : "none"));
  }

  private static Row find(List<Row> rows, OptionSpec option) {
    return rows.stream()
        .filter(row -> row.option().split(" ", 2)[0].equals(option.longestName()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(option.longestName() + " is missing"));
  }

  @Test
  void optionsOfServe_areThoseOfHelp_withTheirDefaults() {
    List<Row> rows = ofServe();
    List<Row> wanted =
        options(new ServeCommand())
            .map(option -> said(option, find(rows, option).variable()))
            .toList();
    assertThat(rows).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void variables_areRead() throws IOException {
    for (Row row : ofServe()) {
      OptionSpec option =
          options(new ServeCommand())
              .filter(one -> row.option().startsWith(one.longestName()))
              .max((one, other) -> one.longestName().length() - other.longestName().length())
              .orElseThrow();
      String value = Files.writeString(directory.resolve("empty.yaml"), "").toString();
      OptionDefaults defaults =
          OptionDefaults.of(Map.of(row.variable(), value), new String[] {"serve"});
      assertThat(defaults.defaultValue(option)).as(row.variable()).isEqualTo(value);
    }
  }

  @Test
  void defaults_areThoseOfTheCode() {
    for (Row row : ofServe()) {
      String name = row.option().split(" ", 2)[0];
      OptionSpec option = new CommandLine(new ServeCommand()).getCommandSpec().findOption(name);
      Object builtIn = option.initialValue();
      if (builtIn instanceof List<?> || builtIn == null) {
        continue; // none, or worked out where it is used
      }
      if (builtIn instanceof Boolean) {
        assertThat(row.defaultValue()).as(name).isEqualTo("off");
        assertThat(builtIn).as(name).isEqualTo(false);
      } else {
        assertThat(parsed(name, row.defaultValue())).as(name).isEqualTo(builtIn);
      }
    }
  }

  private static @Nullable Object parsed(String name, String value) {
    CommandLine serve = new CommandLine(new ServeCommand());
    serve.parseArgs(name, value);
    return serve.getCommandSpec().findOption(name).getValue();
  }

  @Test
  void optionsOfExplain_areThoseOfHelp_withTheirDefaults() {
    assertThat(ofExplain())
        .containsExactlyInAnyOrderElementsOf(
            options(new ExplainCommand()).map(option -> said(option, "")).toList());
  }
}
