package io.milepost.policy.mutation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests until one fails. */
public final class FirstFailure {
  private static final int FAILED = 1;
  private static final int NOTHING_RUN = 2;

  private FirstFailure() {}

  /**
   * Runs test classes in order. The status is 0 if all tests pass, 1 with the name of the first one
   * that fails on standard output, 2 if there are none.
   *
   * @param args the classes' names
   */
  public static void main(String[] args) {
    List<ClassSelector> classes = Arrays.stream(args).map(DiscoverySelectors::selectClass).toList();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(classes).build();
    Listener listener = new Listener();
    LauncherFactory.create().execute(request, listener);
    System.exit(listener.passed > 0 ? 0 : NOTHING_RUN);
  }

  private static final class Listener implements TestExecutionListener {
    private int passed;
    private @Nullable TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
      plan = started;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() == Status.SUCCESSFUL) {
        passed += test.isTest() ? 1 : 0;
        return;
      }
      String parent =
          Optional.ofNullable(plan)
              .flatMap(running -> running.getParent(test))
              .map(TestIdentifier::getDisplayName)
              .orElse("");
      System.out.println("failed: " + parent + " " + test.getDisplayName());
      result.getThrowable().ifPresent(failure -> System.err.println(failure));
      System.out.flush();
      Runtime.getRuntime().halt(FAILED);
    }
  }
}
