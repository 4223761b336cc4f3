package io.milepost.server.launch;

import picocli.CommandLine.Option;

/** The options that every command has; picocli itself sees to them. */
final class HelpOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // seen by picocli itself
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  @SuppressWarnings("UnusedVariable") // seen by picocli itself
  private boolean version;
}
