package io.milepost.server.launch;

/** What {@code java -jar milepost.jar} runs. */
public final class Main {
  private Main() {}

  /** Prints the usage: no command works yet. */
  public static void main(String[] args) {
    System.err.println("Usage: milepost COMMAND [OPTION...]");
    System.exit(args.length == 1 && args[0].equals("--help") ? 0 : 2);
  }
}
