package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Runs the tests in {@code src/test/python} against a server, and shows each as a test of its own.
 */
final class Boto3Test {
  private static final long PATIENCE_MINUTES = 5;

  @TestFactory
  List<DynamicTest> python(@TempDir Path directory)
      throws IOException, InterruptedException, ParserConfigurationException, SAXException {
    Optional<String> python = Optional.ofNullable(System.getenv("MILEPOST_TEST_PYTHON"));
    if (python.isEmpty()) {
      Tools.leaveOut(
          "MILEPOST_TEST_PYTHON does not name a Python with boto3 and pytest; ./milepost test makes"
              + " one");
    }
    Path report = directory.resolve("report.xml");
    Path output = directory.resolve("pytest.out");
    int status;
    Path guardedDirectory = Files.createDirectory(directory.resolve("guarded"));
    try (MilepostProcess milepost = MilepostProcess.start(directory);
        MilepostProcess guarded =
            MilepostProcess.start(
                guardedDirectory,
                "--credentials=OTHER:other",
                "--credentials=AKIATEST:s3cret/of+test",
                "--account=123456789012")) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  python.orElseThrow(),
                  "-m",
                  "pytest",
                  "--quiet",
                  "-p",
                  "no:cacheprovider",
                  "--junitxml=" + report,
                  Path.of("src", "test", "python").toAbsolutePath().toString())
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      builder.environment().put("MILEPOST_ENDPOINT", milepost.apiUri().toString());
      builder.environment().put("MILEPOST_ADMIN", milepost.adminUri().toString());
      builder.environment().put("MILEPOST_GUARDED_ENDPOINT", guarded.apiUri().toString());
      builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        fail("pytest still runs after " + PATIENCE_MINUTES + " minutes:\n" + read(output));
      }
      status = process.exitValue();
    }
    // 0: all passed, 1: some failed; anything else means that they were not run as they should.
    assertThat(status).as(read(output)).isIn(0, 1);
    List<DynamicTest> tests = tests(report);
    assertThat(tests).as(read(output)).isNotEmpty();
    return tests;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  private static List<DynamicTest> tests(Path report)
      throws ParserConfigurationException, IOException, SAXException {
    NodeList cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("testcase");
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < cases.getLength(); i++) {
      Element test = (Element) cases.item(i);
      String name = test.getAttribute("classname") + "." + test.getAttribute("name");
      Optional<String> fault =
          text(test, "failure").or(() -> text(test, "error")).or(() -> text(test, "skipped"));
      tests.add(DynamicTest.dynamicTest(name, () -> fault.ifPresent(text -> fail(text))));
    }
    return tests;
  }

  private static Optional<String> text(Element test, String child) {
    NodeList found = test.getElementsByTagName(child);
    return found.getLength() == 0
        ? Optional.empty()
        : Optional.of(
            ((Element) found.item(0)).getAttribute("message")
                + "\n"
                + found.item(0).getTextContent());
  }
}
