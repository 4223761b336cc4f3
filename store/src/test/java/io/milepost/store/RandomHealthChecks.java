package io.milepost.store;

import io.milepost.model.health.EndpointProtocol;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.InsufficientData;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Draws configurations of health checks, with texts that are hard to keep. */
final class RandomHealthChecks {
  private static final List<String> TEXTS =
      List.of("/", "a=b", "x\ny", "\\n", "\\", "\n\n", " ü ", "a\\\nb\r", "=", "PORT=1");

  private final RandomGenerator random;

  RandomHealthChecks(RandomGenerator random) {
    this.random = random;
  }

  HealthCheckConfig config() {
    boolean inverted = random.nextBoolean();
    boolean disabled = random.nextBoolean();
    return switch (random.nextInt(5)) {
      case 0 ->
          new HealthCheckConfig.Calculated(
              some(random.nextInt(4)).map(HealthCheckId::new).toList(),
              random.nextInt(257),
              inverted,
              disabled);
      case 1 ->
          new HealthCheckConfig.Alarm(
              "eu-west-1", text(), oneOf(List.of(InsufficientData.values())), inverted, disabled);
      case 2 -> new HealthCheckConfig.RoutingControl(text(), inverted, disabled);
      default ->
          new HealthCheckConfig.Endpoint(
              protocol(),
              perhaps(),
              perhaps(),
              1 + random.nextInt(65535),
              random.nextBoolean() ? 10 : 30,
              1 + random.nextInt(10),
              random.nextBoolean(),
              random.nextBoolean() ? List.of() : some(3).toList(),
              inverted,
              disabled);
    };
  }

  private EndpointProtocol protocol() {
    List<EndpointProtocol.Http.Transport> transports =
        List.of(EndpointProtocol.Http.Transport.values());
    return random.nextInt(4) == 0
        ? new EndpointProtocol.Tcp()
        : new EndpointProtocol.Http(oneOf(transports), perhaps(), perhaps());
  }

  private Optional<String> perhaps() {
    return random.nextBoolean() ? Optional.empty() : Optional.of(text());
  }

  private Stream<String> some(int count) {
    return Stream.generate(this::text).limit(count);
  }

  private String text() {
    return oneOf(TEXTS);
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
