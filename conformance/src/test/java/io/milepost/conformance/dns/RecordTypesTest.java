package io.milepost.conformance.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.samples.RecordSample;
import io.milepost.conformance.samples.RecordSamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;

/** Each type from the API to the wire: the values, TTL and owner that were written. */
final class RecordTypesTest {
  private static final String ZONE = "wire.example.com.";

  private static MilepostProcess milepost;
  private static DnsClient dns;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    dns = new DnsClient(milepost.dns());
    try (Route53Api api = new Route53Api(milepost.apiUri())) {
      String id = api.createZone(ZONE, "wire");
      List<Change> changes = new ArrayList<>();
      for (RecordSample sample : RecordSamples.all()) {
        changes.add(Changes.of(ChangeAction.UPSERT, sample.recordSet(ZONE)));
      }
      api.changeInOneBatch(id, changes);
    }
  }

  @AfterAll
  static void stop() {
    milepost.close();
  }

  static Stream<RecordSample> samples() {
    return RecordSamples.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void type_isAnsweredAsWritten(RecordSample sample) throws IOException {
    Name owner = new Name(decimalEscapes(sample.listedName(ZONE)));
    int type = Type.value(sample.type().toString());
    Message query = DnsQueries.edns(owner, type, 1232);
    for (Message answer : List.of(dns.ask(query), dns.tcp(query))) {
      assertThat(answer.getRcode()).as("%s", answer).isEqualTo(Rcode.NOERROR);
      List<Record> records;
      if (sample.type() == RRType.NS) {
        // Below the cut the zone has no authority.
        assertThat(answer.getHeader().getFlag(Flags.AA)).isFalse();
        assertThat(answer.getSection(Section.ANSWER)).isEmpty();
        records = answer.getSection(Section.AUTHORITY);
      } else {
        assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
        records = answer.getSection(Section.ANSWER);
      }
      assertThat(records).containsExactlyInAnyOrderElementsOf(expected(sample, owner, type));
      assertThat(records).extracting(Record::getTTL).containsOnly(sample.ttlSeconds());
      assertThat(records)
          .extracting(Record::rdataToWireCanonical)
          .containsExactlyInAnyOrderElementsOf(
              expected(sample, owner, type).stream().map(Record::rdataToWireCanonical).toList());
    }
  }

  private static List<Record> expected(RecordSample sample, Name owner, int type)
      throws IOException {
    List<Record> records = new ArrayList<>();
    for (String value : sample.zoneFileValues()) {
      records.add(Record.fromString(owner, type, DClass.IN, sample.ttlSeconds(), value, Name.root));
    }
    return records;
  }

  /** Zone files have decimal escapes where Route 53 has octal ones. */
  private static String decimalEscapes(String listedName) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < listedName.length(); i++) {
      if (listedName.charAt(i) == '\\') {
        int octet = Integer.parseInt(listedName.substring(i + 1, i + 4), 8);
        name.append("\\%03d".formatted(octet));
        i += 3;
      } else {
        name.append(listedName.charAt(i));
      }
    }
    return name.toString();
  }
}
