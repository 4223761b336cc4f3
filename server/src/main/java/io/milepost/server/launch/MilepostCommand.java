package io.milepost.server.launch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code milepost}; its subcommands do the work. */
@Command(
    name = "milepost",
    description = "Amazon Route 53 that you can run yourself.",
    versionProvider = Version.class,
    subcommands = {ServeCommand.class, ExplainCommand.class},
    synopsisSubcommandLabel = "COMMAND")
final class MilepostCommand implements Runnable {
  @Mixin
  @SuppressWarnings("UnusedVariable") // seen by picocli itself
  private HelpOptions helpOptions = new HelpOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a subcommand there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do, such as serve; --help lists the commands.");
  }
}
