package io.milepost.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers that can't start say why in one sentence, and exit with status 2. */
@NeedsImage
final class RefusalTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          milepost | no request is authenticated; give --credentials, or say --no-auth
          -e MILEPOST_NO_AUTH=perhaps milepost | '--no-auth': 'perhaps' is not a boolean
          -e MILEPOST_SEED=x milepost | '--seed': 'x' is not a long
          -e MILEPOST_DNS=x milepost | 'x' is not HOST:PORT
          -e MILEPOST_CREDENTIALS=x milepost | '--credentials'
          -e MILEPOST_CLIENTS=192.0.2.0/24=XX milepost | '--client'
          --user 1234 milepost serve --no-auth | /var/lib/milepost is not readable and writable
          --memory 64m milepost serve --no-auth | may use 64 MiB of memory, and Milepost needs 160
          --sysctl net.ipv4.ip_unprivileged_port_start=1024 milepost serve --no-auth | 0.0.0.0:53 (TCP) can't be opened: this user may not use it
          --read-only milepost serve --no-auth --ephemeral | No temporary folder can be made
          milepost serve --no-auth --config /nowhere | Configuration file /nowhere can't be read
          milepost wrong | 'wrong'
          """)
  void run_cantStart_saysWhy(String arguments, String reason) throws Exception {
    assertRefused(arguments, reason);
  }

  @Test
  void run_readOnlyVolume_saysSo() throws Exception {
    String volume = Docker.run("volume", "create");
    try {
      assertRefused(
          "-v " + volume + ":/var/lib/milepost:ro milepost serve --no-auth",
          "The data folder /var/lib/milepost is not readable and writable");
    } finally {
      Docker.run("volume", "rm", volume);
    }
  }

  @Test
  void run_takenPort_saysWhich() throws Exception {
    try (RunningImage other = RunningImage.start("milepost", "serve", "--no-auth")) {
      String here = "--network container:" + other.id() + " milepost serve --no-auth";
      assertRefused(here, "Port 0.0.0.0:5380 can't be listened on: Address already in use");
      assertRefused(
          here + " --api 127.0.0.1:0 --admin 127.0.0.1:0",
          "The DNS port 0.0.0.0:53 (TCP) is taken");
    }
  }

  /** 160 MiB leave 48 for the heap, which a store of 60 MB of text does not fit into. */
  @Test
  void run_storeLargerThanTheHeap_saysHowToGiveMore() throws Exception {
    String volume = Docker.run("volume", "create");
    String data = volume + ":/var/lib/milepost";
    try {
      try (RunningImage milepost =
          RunningImage.start("-v", data, "-p=127.0.0.1::5381", "milepost", "serve", "--no-auth")) {
        URI state = URI.create("http:/" + milepost.published("5381/tcp") + "/_milepost/state");
        HttpRequest fill =
            HttpRequest.newBuilder(state).PUT(BodyPublishers.ofString(zone())).build();
        assertThat(HttpClient.newHttpClient().send(fill, BodyHandlers.ofString()).statusCode())
            .isEqualTo(200);
        Docker.run("stop", "--time=20", milepost.id());
      }
      assertRefused(
          "-v " + data + " --memory 160m milepost serve --no-auth",
          "MiB, is too small for the zones (Java heap space); allow more with");
    } finally {
      Docker.run("volume", "rm", "-f", volume);
    }
  }

  /** A zone of record sets with 40 strings of 255 octets each. */
  private static String zone() {
    String string = "\\\"" + "x".repeat(255) + "\\\"";
    String value = "{\"Value\":\"" + String.join(" ", Collections.nCopies(10, string)) + "\"}";
    return IntStream.range(0, 5500)
        .mapToObj(i ->
            "{\"Name\":\"t%d.example.com.\",\"Type\":\"TXT\",\"TTL\":60,\"ResourceRecords\":[%s]}"
                .formatted(
                    i,
                    IntStream.range(0, 4)
                        .mapToObj(v -> value.replace("\":\"", "\":\"\\\"" + v + "\\\" "))
                        .collect(Collectors.joining(","))))
        .collect(
            Collectors.joining(
                ",",
                "{\"version\":1,\"delegationSets\":[],\"hostedZones\":[{\"Id\":\"Z0EXAMPLE\","
                    + "\"Name\":\"example.com.\",\"ResourceRecordSets\":[",
                "]}]}"));
  }

  private static void assertRefused(String arguments, String reason) throws Exception {
    List<String> command = new ArrayList<>(List.of("run", "--rm"));
    command.addAll(List.of(arguments.split(" ", -1)));
    Docker.Result result = Docker.attempt(command.toArray(String[]::new));
    assertThat(result.output()).startsWith("milepost: ").contains(reason).hasLineCount(1);
    assertThat(result.status()).isEqualTo(2);
  }
}
