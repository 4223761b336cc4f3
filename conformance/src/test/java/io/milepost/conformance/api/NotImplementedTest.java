package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Route53Request;

/** Operations that are not there say so by name, rather than doing something else or nothing. */
final class NotImplementedTest {
  private static MilepostProcess milepost;
  private static RawHttp http;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    http = new RawHttp(milepost.api());
  }

  @AfterAll
  static void stop() {
    milepost.close();
  }

  @Test
  void operations_areThoseOfTheSdk() {
    Set<String> known = new TreeSet<>();
    for (Method method : Route53Client.class.getMethods()) {
      boolean takesRequest =
          Arrays.stream(method.getParameterTypes())
              .anyMatch(Route53Request.class::isAssignableFrom);
      if (takesRequest && !method.getName().endsWith("Paginator")) {
        known.add(method.getName().toLowerCase(Locale.ROOT));
      }
    }
    Set<String> ours = new TreeSet<>();
    Operations.IMPLEMENTED.forEach(name -> ours.add(name.toLowerCase(Locale.ROOT)));
    Operations.notImplemented().forEach(one -> ours.add(one.name().toLowerCase(Locale.ROOT)));
    assertThat(ours).isEqualTo(known).hasSize(71);
  }

  static Stream<Operations.Operation> operations() {
    return Operations.notImplemented();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void operation_isRefusedByName(Operations.Operation operation) {
    String body =
        operation.method().equals("POST")
            ? "<"
                + operation.name()
                + "Request xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"/>"
            : "";
    RawHttp.Response response =
        http.send(operation.method(), "/2013-04-01" + operation.path(), body);
    assertThat(response.status()).isEqualTo(501);
    assertThat(response.element("Code")).contains("NotImplemented");
    assertThat(response.element("Type")).contains("Receiver");
    assertThat(response.element("Message").orElse("")).contains(operation.name());
  }
}
