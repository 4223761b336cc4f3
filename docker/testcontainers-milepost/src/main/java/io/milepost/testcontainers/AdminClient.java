package io.milepost.testcontainers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Requests to Milepost's admin port.
 *
 * @param token an access key, {@code ID:SECRET}, or null if none is asked for
 */
record AdminClient(URI endpoint, @Nullable String token) {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Shared, since each has a thread. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  void put(String path, String body) {
    send(path, HttpRequest.newBuilder().PUT(BodyPublishers.ofString(body)));
  }

  void post(String path) {
    send(path, HttpRequest.newBuilder().POST(BodyPublishers.noBody()));
  }

  void delete(String path) {
    send(path, HttpRequest.newBuilder().DELETE());
  }

  private void send(String path, HttpRequest.Builder request) {
    URI uri = endpoint.resolve("/_milepost/" + path);
    request.uri(uri).timeout(TIMEOUT);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> response;
    try {
      response = HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new MilepostException("No answer from " + uri + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MilepostException("Interrupted while waiting for " + uri, e);
    }
    if (response.statusCode() / 100 != 2) {
      throw new MilepostException(
          uri + " says " + response.statusCode() + ": " + response.body().strip());
    }
  }
}
