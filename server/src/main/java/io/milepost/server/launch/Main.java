package io.milepost.server.launch;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import picocli.CommandLine;

/** What {@code java -jar milepost.jar} runs. */
public final class Main {
  /** The exit status for whatever keeps Milepost from starting. */
  static final int EXIT_REFUSED = 2;

  private Main() {}

  /** Runs a command; exits 0 when it is done and 2, with one sentence, when it can't be. */
  public static void main(String[] args) {
    int status = commandLine(System.getenv(), args).execute(args);
    System.exit(status);
  }

  static CommandLine commandLine(Map<String, String> environment, String[] args) {
    CommandLine line = new CommandLine(new MilepostCommand());
    line.setOut(new PrintWriter(System.out, true, Charset.defaultCharset()));
    line.setErr(new PrintWriter(System.err, true, Charset.defaultCharset()));
    // Arguments and values are what they are: no @files, no ${variables}.
    line.setExpandAtFiles(false);
    line.setInterpolateVariables(false);
    line.setParameterExceptionHandler((e, a) -> refuse(line, e));
    line.setExecutionExceptionHandler((e, command, parsed) -> {
      if (e instanceof StartException) {
        return refuse(line, e);
      }
      throw e;
    });
    try {
      CommandLine serve = line.getSubcommands().get("serve");
      if (serve != null) {
        serve.setDefaultValueProvider(OptionDefaults.of(environment, args));
      }
    } catch (StartException e) {
      line.setExecutionStrategy(parsed -> refuse(line, e));
    }
    return line;
  }

  private static int refuse(CommandLine line, Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    line.getErr().println("milepost: " + message);
    return EXIT_REFUSED;
  }
}
