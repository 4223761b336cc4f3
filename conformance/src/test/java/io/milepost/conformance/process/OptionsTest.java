package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostCommand;
import io.milepost.conformance.harness.MilepostCommand.Line;
import io.milepost.conformance.harness.MilepostCommand.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says, and what it does not take. */
final class OptionsTest {
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  @TempDir Path directory = Path.of("");

  private Outcome run(String... arguments) {
    return MilepostCommand.run(directory, Line.of(arguments));
  }

  @Test
  void help_listsTheOptionsThatWork_andNoOthers() {
    Outcome help = run("serve", "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.stderr()).isEmpty();
    TreeSet<String> listed = new TreeSet<>();
    OPTION.matcher(help.stdout()).results().forEach(option -> listed.add(option.group()));
    assertThat(listed)
        .containsExactlyInAnyOrder(
            "--dns",
            "--api",
            "--admin",
            "--data-dir",
            "--ephemeral",
            "--config",
            "--master-key",
            "--ready-file",
            "--credentials",
            "--no-auth",
            "--throttle",
            "--seed",
            "--nsid",
            "--transport",
            "--answer-cache",
            "--log-format",
            "--vpc",
            "--client",
            "--alias-target",
            "--resolver",
            "--geo-db",
            "--latency-table",
            "--account",
            "--propagation-delay",
            "--time-scale",
            "--strict",
            "--help",
            "--version");
    assertThat(help.stdout())
        .containsPattern("127\\.0\\.0\\.1:\\s*5300")
        .containsPattern("127\\.0\\.0\\.1:\\s*5380")
        .containsPattern("127\\.0\\.0\\.1:\\s*5381");
  }

  @Test
  void help_ofTheCommand_namesServe() {
    Outcome help = run("--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.stdout()).contains("serve", "--help", "--version").doesNotContain("$");
  }

  @Test
  void version_isOnStandardOutput() {
    Outcome version = run("--version");
    assertThat(version.exitCode()).isZero();
    assertThat(version.stdout()).containsPattern("(?i)milepost \\d+\\.\\d+");
    assertThat(version.stderr()).isEmpty();
  }

  @Test
  void nothing_isRefused() {
    Serve.assertRefused(run(), "serve");
  }

  static Stream<List<String>> badOptions() {
    return Stream.of(
        List.of("--unknown"),
        List.of("--dns=127.0.0.1"),
        List.of("--dns=127.0.0.1:65536"),
        List.of("--api=:5380"),
        List.of("--api=127.0.0.1:http"),
        List.of("--admin="),
        List.of("--admin", "::1:53"),
        List.of("--seed=one"),
        List.of("--time-scale=0"),
        List.of("--time-scale=100001"),
        List.of("--time-scale=fast"),
        List.of("--nsid="),
        List.of("--vpc=127.0.0.2"),
        List.of("--vpc=127.0.0.2=vpc-1"),
        List.of("--vpc=127.0.0.2/33=vpc-1"),
        List.of("--vpc=127.0.0.2/24=vpc-1"),
        List.of("--vpc=::1/129=vpc-1"),
        List.of("--vpc=localhost/32=vpc-1"),
        List.of("--vpc=127.0.0.2/32="),
        List.of("--vpc=127.0.0.2/32=vpc-"),
        List.of("--vpc=127.0.0.2/32=VPC-1"),
        List.of("--vpc=127.0.0.2/32=other-1"),
        List.of("--vpc=127.0.0.2/32=vpc-1", "--vpc=127.0.0.2/32=vpc-2"),
        List.of("--client=10.0.0.0/8"),
        List.of("--client=10.0.0.0/8="),
        List.of("--client=10.0.0.0/8=Narnia"),
        List.of("--client=10.0.0.0/8=XX"),
        List.of("--client=10.0.0.0/8=@91,0"),
        List.of("--client=10.0.0.1/8=JP"),
        List.of("--client=10.0.0.0/8=JP", "--client=10.0.0.0/8=FR"),
        List.of("--geo-db=absent.mmdb"),
        List.of("--geo-db=/"),
        List.of("--latency-table=absent.tsv"),
        List.of("--account="),
        List.of("--account=12345678901"),
        List.of("--account=12345678901x"),
        List.of("--propagation-delay=1"),
        List.of("--propagation-delay=-1s"),
        List.of("--propagation-delay=1.5s"),
        List.of("--propagation-delay=1d"),
        List.of("--strict=perhaps"),
        List.of("--data-dir"),
        List.of("--ephemeral=perhaps"),
        List.of("--credentials="),
        List.of("--credentials=word"),
        List.of("--credentials=:word"),
        List.of("--credentials=id:"),
        List.of("--credentials=id/x:word"),
        List.of("--credentials=id:word", "--credentials=id:other"),
        List.of("--throttle=perhaps"),
        List.of("--log-format=xml"),
        List.of("--log-format="),
        List.of("word"));
  }

  @ParameterizedTest
  @MethodSource("badOptions")
  void badOption_isRefused(List<String> arguments) {
    Line line = Serve.anywhere(directory, arguments.toArray(String[]::new));
    String option = arguments.getFirst().split("=", 2)[0];
    Serve.assertRefused(MilepostCommand.run(directory, line), option);
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JP\tus-east-1",
        "JP\tus-east-1\tfast",
        "JP\tus-east-1\t-1",
        "JP\tus-east-9\t1",
        "EU\tus-east-1\t1",
        "FR,us-east-1,1",
      })
  void badLatency_isRefused_withItsLine(String line) throws IOException {
    Path table = directory.resolve("latencies.tsv");
    Files.writeString(table, "# latencies\nFR\tus-east-1\t80\n" + line + "\n");
    Line command = Serve.anywhere(directory, "--latency-table=" + table);
    Serve.assertRefused(
        MilepostCommand.run(directory, command), "--latency-table " + table + ", line 3: ");
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void otherFileThanADatabase_isRefused() throws IOException {
    Path text = directory.resolve("places.mmdb");
    Files.writeString(text, "no database");
    Line command = Serve.anywhere(directory, "--geo-db=" + text);
    Serve.assertRefused(MilepostCommand.run(directory, command), "--geo-db " + text);
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void unknownHost_isRefused() {
    Serve.assertRefused(
        MilepostCommand.run(
            directory, Serve.anywhere(directory, "--api=nowhere.invalid:0", "--no-auth")),
        "nowhere.invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--api", "--admin"})
  void portBeyondLoopback_needsNoAuth(String option) {
    Line line = Serve.anywhere(directory, option + "=0.0.0.0:0");
    Serve.assertRefused(MilepostCommand.run(directory, line), option, "--no-auth");
    assertThat(directory.resolve("data")).doesNotExist();

    try (MilepostCommand allowed = MilepostCommand.start(directory, line.with("--no-auth"))) {
      assertThat(allowed.awaitReadyLine()).contains("0.0.0.0:");
      assertThat(allowed.stop().exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no map", "unknown: 1", "dns: [", "api: nothing", "seed: x"})
  void badConfigurationFile_isRefused(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("milepost.yaml"), text);
    Line line = Line.of("serve", "--data-dir=" + directory.resolve("data"), "--config=" + file);
    Serve.assertRefused(MilepostCommand.run(directory, line), "milepost: ");
  }

  @Test
  void configurationFileThatIsNotThere_isRefused() {
    Serve.assertRefused(
        MilepostCommand.run(directory, Serve.anywhere(directory).with("--config=absent.yaml")),
        "absent.yaml");
  }

  @Test
  void readyFileThatCantBeWritten_isRefused() {
    Path file = directory.resolve("absent").resolve("ready.json");
    Serve.assertRefused(
        MilepostCommand.run(directory, Serve.anywhere(directory).with("--ready-file=" + file)),
        file.toString());
  }

  @Test
  void badEnvironment_isRefused() {
    Serve.assertRefused(
        MilepostCommand.run(
            directory, Serve.anywhere(directory).environment("MILEPOST_SEED", "one")),
        "one");
  }
}
