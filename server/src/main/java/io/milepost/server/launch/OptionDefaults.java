package io.milepost.server.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option is when the command line does not say: the environment variable {@code
 * MILEPOST_OPTION}, else the configuration file's key {@code option}, else the built-in default.
 */
final class OptionDefaults implements IDefaultValueProvider {
  /** Options of which a variable gives several, separated by commas, and whose name says so. */
  private static final Map<String, String> PLURALS =
      Map.of("vpc", "vpcs", "client", "clients", "alias-target", "alias-targets");

  private final Map<String, String> environment;
  private final Map<String, String> file;

  private OptionDefaults(Map<String, String> environment, Map<String, String> file) {
    this.environment = environment;
    this.file = file;
  }

  /**
   * Finds the configuration file in the arguments or the environment, and reads it.
   *
   * @throws StartException if it can't be read or has an unknown key
   */
  static OptionDefaults of(Map<String, String> environment, String[] args) {
    String name = environment.get("MILEPOST_CONFIG");
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith("--config=")) {
        name = args[i].substring("--config=".length());
      } else if (args[i].equals("--config") && i + 1 < args.length) {
        name = args[i + 1];
      }
    }
    Map<String, String> file = name == null || name.isEmpty() ? Map.of() : read(Path.of(name));
    return new OptionDefaults(environment, file);
  }

  private static Map<String, String> read(Path path) {
    Object document;
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (Reader reader = Files.newBufferedReader(path)) {
      document = new Yaml(new SafeConstructor(options)).load(reader);
    } catch (IOException e) {
      throw new StartException("Configuration file " + path + " can't be read.", e);
    } catch (YAMLException e) {
      String what = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      throw new StartException("Configuration file " + path + " is not YAML: " + what, e);
    }
    if (document == null) {
      return Map.of();
    }
    if (!(document instanceof Map<?, ?> map)) {
      throw new StartException("Configuration file " + path + " is not a map of options.");
    }
    Set<String> known = knownKeys();
    Map<String, String> values = new HashMap<>();
    map.forEach((key, value) -> {
      if (!known.contains(String.valueOf(key))) {
        throw new StartException(
            "Configuration file " + path + " has the unknown key '" + key + "'.");
      }
      values.put(String.valueOf(key), text(value));
    });
    return values;
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Collection<?> items) {
      List<String> texts = new ArrayList<>();
      items.forEach(item -> texts.add(String.valueOf(item)));
      return String.join(",", texts);
    }
    return value == null ? "" : String.valueOf(value);
  }

  private static Set<String> knownKeys() {
    Set<String> keys = new HashSet<>();
    CommandLine serve = new CommandLine(new ServeCommand());
    for (OptionSpec option : serve.getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        keys.add(key(option));
      }
    }
    keys.remove("config");
    return keys;
  }

  private static String key(OptionSpec option) {
    return option.longestName().substring("--".length());
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    String key = key(option);
    String fromEnvironment = environment.get(variable(key));
    // An empty variable or key, as compose files have it, says nothing.
    return fromEnvironment != null && !fromEnvironment.isEmpty() ? fromEnvironment : file.get(key);
  }

  private static String variable(String key) {
    String word = PLURALS.getOrDefault(key, key);
    return "MILEPOST_" + word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
