package io.milepost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.lookup.AddressFamily;
import io.milepost.model.lookup.FoundAddresses;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.NoData;
import io.milepost.model.snapshot.Rrset;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

final class ResolvedEndpointsTest {
  private static final DnsName NAME = DnsName.of("lb.us-east-1.elb.amazonaws.com");
  private static final FoundAddresses.Failed FAILED = new FoundAddresses.Failed("timed out");

  /** What was asked, and when, in seconds. */
  private final List<String> asked = new ArrayList<>();

  private final Map<AddressFamily, FoundAddresses> upstream = new HashMap<>();
  private final Timeline timeline = new Timeline();
  private final ResolvedEndpoints endpoints =
      new ResolvedEndpoints(
          (name, family, limit) -> {
            asked.add(timeline.now.toSeconds() + " " + family.type());
            return upstream.getOrDefault(family, FAILED);
          },
          timeline);

  /** Runs tasks in the order of their time, as far as the test lets it go. */
  private static final class Timeline implements Later {
    private record Task(Duration at, long number, Runnable task) {}

    private final PriorityQueue<Task> tasks =
        new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::number));
    private Duration now = Duration.ZERO;
    private long number;

    @Override
    public void run(Duration delay, Runnable task) {
      tasks.add(new Task(now.plus(delay), number++, task));
    }

    void runUntil(long second) {
      Duration end = Duration.ofSeconds(second);
      for (Task next = tasks.peek(); next != null && next.at.compareTo(end) <= 0; ) {
        tasks.remove(next);
        now = next.at;
        next.task.run();
        next = tasks.peek();
      }
      now = end;
    }
  }

  private static FoundAddresses found(long ttlSeconds, String... addresses) {
    return new FoundAddresses.Found(
        List.of(addresses).stream().map(InetAddress::ofLiteral).toList(), ttlSeconds);
  }

  private int values(RecordType type) {
    LookupResult found = endpoints.find(NAME, type);
    return found instanceof Rrset rrset ? rrset.count() : found == NoData.INSTANCE ? 0 : -1;
  }

  @Test
  void endpointThatNobodyWants_isNotAskedFor() {
    timeline.runUntil(100);
    assertThat(asked).isEmpty();
    assertThat(endpoints.find(NAME, RecordType.A)).isNull();
    assertThat(endpoints.isHealthy(NAME)).isTrue();
  }

  @Test
  void endpoint_isAskedForAtOnce_andAgainByItsTtl() {
    upstream.put(AddressFamily.IPV4, found(60, "192.0.2.1", "192.0.2.2"));
    upstream.put(AddressFamily.IPV6, new FoundAddresses.Absent("no record of type AAAA", 30));
    endpoints.watch(NAME);
    assertThat(values(RecordType.A)).as("before the first answer").isEqualTo(-1);
    timeline.runUntil(0);
    assertThat(values(RecordType.A)).isEqualTo(2);
    assertThat(values(RecordType.AAAA)).isZero();
    assertThat(values(RecordType.HTTPS)).isZero();
    upstream.put(AddressFamily.IPV4, found(60, "192.0.2.3"));
    timeline.runUntil(59);
    assertThat(values(RecordType.A)).isEqualTo(2);
    timeline.runUntil(60);
    assertThat(values(RecordType.A)).isEqualTo(1);
    assertThat(asked).containsExactly("0 A", "0 AAAA", "30 AAAA", "60 A", "60 AAAA");
  }

  @Test
  void ttls_haveBounds() {
    upstream.put(AddressFamily.IPV4, found(0, "192.0.2.1"));
    upstream.put(AddressFamily.IPV6, found(1_000_000, "2001:db8::1"));
    endpoints.watch(NAME);
    timeline.runUntil(11);
    assertThat(asked).containsExactly("0 A", "0 AAAA", "5 A", "10 A");
    asked.clear();
    endpoints.unwatch(NAME);
    endpoints.watch(NAME);
    upstream.put(AddressFamily.IPV4, found(1_000_000, "192.0.2.1"));
    timeline.runUntil(11 + 86_400);
    assertThat(asked).containsExactly("11 A", "11 AAAA", "86411 A", "86411 AAAA");
  }

  @Test
  void lastValues_areKept_whileNobodyCanBeAsked() {
    upstream.put(AddressFamily.IPV4, found(60, "192.0.2.1"));
    upstream.put(AddressFamily.IPV6, found(1_000_000, "2001:db8::1"));
    endpoints.watch(NAME);
    timeline.runUntil(0);
    upstream.put(AddressFamily.IPV4, FAILED);
    timeline.runUntil(250);
    assertThat(values(RecordType.A)).isEqualTo(1);
    assertThat(asked)
        .containsExactly(
            "0 A", "0 AAAA", "60 A", "61 A", "63 A", "67 A", "75 A", "91 A", "123 A", "183 A",
            "243 A");
    upstream.put(AddressFamily.IPV4, found(60, "192.0.2.1", "192.0.2.2"));
    timeline.runUntil(303);
    assertThat(values(RecordType.A)).isEqualTo(2);
    upstream.put(AddressFamily.IPV4, FAILED);
    timeline.runUntil(364);
    assertThat(asked).endsWith("303 A", "363 A", "364 A");
  }

  @Test
  void endpointThatIsAway_isUnhealthy() {
    upstream.put(AddressFamily.IPV4, new FoundAddresses.Absent("NXDOMAIN", 60));
    endpoints.watch(NAME);
    timeline.runUntil(0);
    assertThat(endpoints.isHealthy(NAME)).as("its IPv6 addresses are not known").isTrue();
    upstream.put(AddressFamily.IPV6, new FoundAddresses.Absent("NXDOMAIN", 60));
    timeline.runUntil(1);
    assertThat(endpoints.isHealthy(NAME)).isFalse();
  }

  @Test
  void endpointThatNobodyWantsAnyMore_isForgotten() {
    upstream.put(AddressFamily.IPV4, found(60, "192.0.2.1"));
    endpoints.watch(NAME);
    timeline.runUntil(0);
    endpoints.unwatch(NAME);
    assertThat(endpoints.find(NAME, RecordType.A)).isNull();
    asked.clear();
    timeline.runUntil(1000);
    assertThat(asked).isEmpty();
    endpoints.watch(NAME);
    endpoints.unwatchAll();
    timeline.runUntil(2000);
    assertThat(asked).isEmpty();
  }
}
