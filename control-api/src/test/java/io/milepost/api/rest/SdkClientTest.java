package io.milepost.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.api.shape.OperationShape;
import io.milepost.api.shape.OperationTable;
import io.milepost.api.shape.RandomShapes;
import io.milepost.api.shape.ResponseShapes;
import io.milepost.api.shape.Shapes;
import io.milepost.api.xml.BodyReader;
import io.milepost.api.xml.BodyWriter;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53.Route53Client;

/**
 * What the AWS SDK's own client sends is read, and what is written it reads, for every operation.
 */
class SdkClientTest {
  private static final int RUNS = 4;
  private static final EnumSet<MarshallLocation> EVERYWHERE = EnumSet.allOf(MarshallLocation.class);

  static Stream<OperationShape> operations() {
    return OperationTable.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void client_sendsAndGets_whatWeReadAndWrite(OperationShape operation) throws Exception {
    for (int seed = 0; seed < RUNS; seed++) {
      RandomShapes random = new RandomShapes(new Random(seed));
      SdkPojo request = operation.newRequest().get();
      random.fill(request, EVERYWHERE);
      Object sent = Shapes.build(request);
      SdkPojo response = ResponseShapes.newResponse(operation);
      random.fill(response, EnumSet.of(MarshallLocation.PAYLOAD));
      Object answered = Shapes.build(response);

      FakeServer server = new FakeServer(operation, (SdkPojo) answered);
      Object got;
      try (Route53Client client =
          Route53Client.builder()
              .region(Region.AWS_GLOBAL)
              .credentialsProvider(AnonymousCredentialsProvider.create())
              .httpClient(server)
              .build()) {
        got = method(sent.getClass()).invoke(client, sent);
      }

      assertThat(server.read).as("seed %d", seed).isEqualTo(sent);
      assertThat(((SdkPojo) got).equalsBySdkFields(answered))
          .as("seed %d: %s is %s", seed, got, answered)
          .isTrue();
    }
  }

  private static Method method(Class<?> request) {
    return Arrays.stream(Route53Client.class.getMethods())
        .filter(m -> Arrays.equals(m.getParameterTypes(), new Class<?>[] {request}))
        .filter(m -> !m.getName().endsWith("Paginator"))
        .findFirst()
        .orElseThrow();
  }

  /** Reads a request as the API does, and gives a fixed answer. */
  private static final class FakeServer implements SdkHttpClient {
    private final OperationShape operation;
    private final SdkPojo answer;
    private Object read = "nothing";

    private FakeServer(OperationShape operation, SdkPojo answer) {
      this.operation = operation;
      this.answer = answer;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest call) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return answer(call);
        }

        @Override
        public void abort() {}
      };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest call) {
      var http = call.httpRequest();
      RequestTarget target =
          RequestTarget.parse(http.encodedPath(), http.encodedQueryParameters().orElse(""));
      Router.Route route = Router.route(http.method().name(), target.segments()).orElseThrow();
      assertThat(route.operation()).isEqualTo(operation);
      SdkPojo request = operation.newRequest().get();
      Parameters.read(route.parameters(), target.query(), request);
      Optional<InputStream> body =
          call.contentStreamProvider().map(provider -> provider.newStream());
      if (!Shapes.members(request, MarshallLocation.PAYLOAD).isEmpty()) {
        BodyReader.read(body.orElseThrow(), operation.requestRoot(), request);
      }
      read = Shapes.build(request);
      String xml = BodyWriter.write(operation.responseRoot(), answer);
      return HttpExecuteResponse.builder()
          .response(SdkHttpResponse.builder().statusCode(operation.httpStatus()).build())
          .responseBody(
              AbortableInputStream.create(
                  new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))))
          .build();
    }

    @Override
    public void close() {}
  }
}
