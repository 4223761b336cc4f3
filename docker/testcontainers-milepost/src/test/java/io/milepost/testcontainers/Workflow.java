package io.milepost.testcontainers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A workflow of GitHub Actions with one job, {@code test}. */
record Workflow(Map<?, ?> job) {
  static Workflow read(Path file) throws IOException {
    Map<?, ?> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    return new Workflow(map(map(all, "jobs"), "test"));
  }

  private static Map<?, ?> map(Map<?, ?> map, String key) {
    return (Map<?, ?>) Objects.requireNonNull(map.get(key), key);
  }

  private static List<?> list(Map<?, ?> map, String key) {
    return (List<?>) Objects.requireNonNull(map.get(key), key);
  }

  /** What the runner says to {@code docker run} for the service {@code milepost}. */
  List<String> containerArguments(String image) {
    Map<?, ?> service = map(map(job, "services"), "milepost");
    List<String> arguments = new ArrayList<>();
    map(service, "env").forEach((name, value) -> arguments.add("--env=" + name + "=" + value));
    list(service, "ports").forEach(port -> arguments.add("--publish=" + port));
    arguments.add(image);
    return arguments;
  }

  /** The job's environment as lines of a shell. */
  String environment() {
    return map(job, "env").entrySet().stream()
        .map(e -> "export " + e.getKey() + "=" + e.getValue() + "; ")
        .collect(Collectors.joining());
  }

  /** What the steps run. */
  List<String> commands() {
    List<String> commands = new ArrayList<>();
    for (Object step : list(job, "steps")) {
      if (((Map<?, ?>) step).get("run") instanceof String command) {
        commands.add(command);
      }
    }
    return commands;
  }
}
