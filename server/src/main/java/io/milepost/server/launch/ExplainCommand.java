package io.milepost.server.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code explain}: asks a running server why it answers as it does. */
@Command(
    name = "explain",
    description = "Tells why a running server answers a question as it does.",
    sortOptions = false,
    versionProvider = Version.class)
final class ExplainCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Parameters(index = "0", paramLabel = "NAME", description = "The name, such as www.example.com")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TYPE",
      description = "The record type. Default: A")
  private String type = "A";

  @Option(
      names = "--client",
      paramLabel = "ADDRESS",
      description = "The address that the query comes from. Default: none")
  private @Nullable String client;

  @Option(
      names = "--ecs",
      paramLabel = "CIDR",
      description = "The network that the query names. Default: none")
  private @Nullable String subnet;

  @Option(
      names = "--admin",
      paramLabel = "HOST:PORT",
      converter = HostPort.Converter.class,
      description = "The server's admin port. Default: 127.0.0.1:5381")
  private HostPort admin = new HostPort("127.0.0.1", 5381);

  @Option(
      names = "--credentials",
      paramLabel = "ID:SECRET",
      description = "An access key of the server, if it has any.")
  private @Nullable String credentials;

  @Option(names = "--json", description = "JSON in place of text.")
  private boolean json;

  @Mixin
  @SuppressWarnings("UnusedVariable") // seen by picocli itself
  private HelpOptions helpOptions = new HelpOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    HttpResponse<String> response = send(request());
    PrintWriter out = spec.commandLine().getOut();
    if (response.statusCode() != 200) {
      throw new StartException("The server refuses to explain: " + response.body().strip());
    }
    out.print(response.body());
    out.flush();
    return 0;
  }

  private HttpRequest request() {
    StringBuilder query = new StringBuilder("name=" + encode(name) + "&type=" + encode(type));
    Optional.ofNullable(client).ifPresent(text -> query.append("&client=").append(encode(text)));
    Optional.ofNullable(subnet).ifPresent(text -> query.append("&ecs=").append(encode(text)));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://" + HostPort.text(admin.resolve()) + "/_milepost/explain?" + query))
            .timeout(PATIENCE)
            .header("Accept", json ? "application/json" : "text/plain");
    Optional.ofNullable(credentials)
        .ifPresent(key -> request.header("Authorization", "Bearer " + key));
    return request.build();
  }

  private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StartException(
          "No server answers on " + HostPort.text(admin.resolve()) + ": " + e + ".", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
