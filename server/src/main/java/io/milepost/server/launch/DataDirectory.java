package io.milepost.server.launch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The folder where each platform keeps a user's data. */
final class DataDirectory {
  private DataDirectory() {}

  static Path ofUser() {
    return of(
        System.getProperty("os.name", ""), System.getProperty("user.home", ""), System.getenv());
  }

  static Path of(String system, String home, Map<String, String> environment) {
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.contains("mac")) {
      return Path.of(home, "Library", "Application Support", "Milepost");
    }
    if (lower.contains("windows")) {
      return Optional.ofNullable(environment.get("LOCALAPPDATA"))
          .map(local -> Path.of(local, "Milepost"))
          .orElse(Path.of(home, "AppData", "Local", "Milepost"));
    }
    // XDG Base Directory Specification: a relative path is to be ignored.
    return Optional.ofNullable(environment.get("XDG_DATA_HOME"))
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElse(Path.of(home, ".local", "share"))
        .resolve("milepost");
  }
}
