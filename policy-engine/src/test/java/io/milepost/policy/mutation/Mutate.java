package io.milepost.policy.mutation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes each mistake of the table and says which test notices it; {@code mutate} calls it. */
public final class Mutate {
  private static final List<String> TESTS =
      List.of(
          "io.milepost.policy.RoutingTableTest",
          "io.milepost.policy.AliasTargetTest",
          "io.milepost.policy.agreement.IpBasedTableTest",
          "io.milepost.policy.agreement.AgreementTest",
          "io.milepost.policy.agreement.StatisticsTest");

  private static final int LONGEST_NAME = 90;

  private Mutate() {}

  /**
   * Prints a table in Markdown. The status is 1 if a mistake is not noticed.
   *
   * @param args the folder of the engine's module, and one that is empty
   */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    Path module = Path.of(args[0]);
    Path folder = Path.of(args[1]);
    Path tests = module.resolve("target/test-classes");
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    Optional<String> failure = run(module.resolve("target/classes"), tests);
    if (failure.isPresent()) {
      throw new IllegalStateException("fails without any mistake: " + failure.get());
    }
    List<Mutation> mutations =
        Mutation.parse(Files.readString(module.resolve("src/test/mutations.txt")));
    MutantCompiler compiler = new MutantCompiler(module.resolve("src/main/java"));
    int noticed = 0;
    out.println("| Mistake | Noticed by |");
    out.println("|---|---|");
    for (int i = 0; i < mutations.size(); i++) {
      Path classes = Files.createDirectory(folder.resolve("mutant-" + i));
      compiler.compile(mutations.get(i), classes);
      Optional<String> by = run(classes, tests);
      noticed += by.isPresent() ? 1 : 0;
      String name = by.orElse("**nobody**").replace("\n", " ").replace("|", "/");
      out.printf(
          "| %s | %s |%n",
          mutations.get(i).what(), name.substring(0, Math.min(name.length(), LONGEST_NAME)));
    }
    out.printf("%n%d of %d mistakes are noticed.%n", noticed, mutations.size());
    out.flush();
    System.exit(noticed == mutations.size() ? 0 : 1);
  }

  private static Optional<String> run(Path engine, Path tests)
      throws IOException, ReflectiveOperationException {
    try (EngineLoader loader = new EngineLoader(engine, tests)) {
      Thread.currentThread().setContextClassLoader(loader);
      return TestRun.firstFailure(loader, TESTS);
    }
  }
}
