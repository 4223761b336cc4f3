package io.milepost.model.rdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RdataLayoutTest {
  @ParameterizedTest
  @CsvSource({
    "CNAME, one.example., 0, 1, 0",
    "HTTPS, 1 one.example., 0, 0, 2",
    "MX, 1 one.example., 2, 1, 2",
    "NS, one.example., 0, 1, 0",
    "PTR, one.example., 0, 1, -1",
    "SOA, one.example. one.example. 1 2 3 4 5, 0, 2, -1",
    "SRV, 1 2 3 one.example., 0, 0, 6",
    "SVCB, 1 one.example. port=1, 0, 0, 2",
  })
  void offsets_typeWithNames_pointAtNames(
      RecordType type, String value, int compressibleOffset, int names, int target)
      throws Exception {
    DnsName one = DnsName.of("one.example.");
    byte[] rdata = RecordValue.parse(type, value);

    assertThat(RdataLayout.compressibleOffset(type.code())).isEqualTo(compressibleOffset);
    assertThat(RdataLayout.compressibleNames(type.code())).isEqualTo(names);
    assertThat(RdataLayout.additionalTargetOffset(type.code())).isEqualTo(target);
    for (int i = 0; i < names; i++) {
      int offset = compressibleOffset + i * one.wireLength();
      assertThat(DnsName.fromWire(rdata, offset)).isEqualTo(one);
    }
    if (target >= 0) {
      assertThat(DnsName.fromWire(rdata, target)).isEqualTo(one);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"A", "AAAA", "CAA", "DS", "NAPTR", "SPF", "SSHFP", "TLSA", "TXT"})
  void offsets_typeWithoutSuchNames_saySo(RecordType type) {
    assertThat(RdataLayout.compressibleNames(type.code())).isZero();
    assertThat(RdataLayout.additionalTargetOffset(type.code())).isEqualTo(-1);
  }

  @Test
  void offsets_unknownType_saySo() {
    assertThat(RdataLayout.compressibleNames(65_535)).isZero();
    assertThat(RdataLayout.additionalTargetOffset(65_535)).isEqualTo(-1);
  }
}
