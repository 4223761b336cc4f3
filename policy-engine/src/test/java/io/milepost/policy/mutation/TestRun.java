package io.milepost.policy.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests until one fails. */
final class TestRun implements TestExecutionListener {
  private final CancellationToken token = CancellationToken.create();
  private final List<String> running = new ArrayList<>();
  private Optional<String> failed = Optional.empty();
  private int passed;

  private TestRun() {}

  /**
   * The test that fails first, or empty if all pass.
   *
   * @throws IllegalStateException if there are no tests
   */
  static Optional<String> firstFailure(ClassLoader loader, List<String> classNames)
      throws ClassNotFoundException {
    List<ClassSelector> classes = new ArrayList<>();
    for (String name : classNames) {
      classes.add(DiscoverySelectors.selectClass(loader.loadClass(name)));
    }
    LauncherDiscoveryRequest tests =
        LauncherDiscoveryRequestBuilder.request().selectors(classes).build();
    TestRun run = new TestRun();
    LauncherFactory.create()
        .execute(
            LauncherExecutionRequestBuilder.request(tests)
                .listeners(run)
                .cancellationToken(run.token)
                .build());
    if (run.failed.isEmpty() && run.passed == 0) {
      throw new IllegalStateException("no tests: " + classNames);
    }
    return run.failed;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    running.add(test.getDisplayName());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.FAILED && failed.isEmpty()) {
      failed = Optional.of(String.join(" > ", running.subList(1, running.size())));
      token.cancel();
    }
    passed += test.isTest() ? 1 : 0;
    running.removeLast();
  }
}
