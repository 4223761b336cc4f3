package io.milepost.model.dnssec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.milepost.model.name.DnsName;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;

/** Keys and their DS records, as published and as dnsjava has them. */
class DnskeyTest {
  @ParameterizedTest
  @EnumSource(KeyRole.class)
  void keys_areAsDnsjavaHasThem(KeyRole role) throws Exception {
    SplittableRandom random = new SplittableRandom(6605);
    for (int i = 0; i < 500; i++) {
      byte[] point = new byte[64];
      random.nextBytes(point);
      Dnskey key = Dnskey.of(role, point);
      Name apex = Name.fromString("Zone-" + i + ".Example.");
      DNSKEYRecord record = new DNSKEYRecord(apex, DClass.IN, 3600, role.flags(), 3, 13, point);
      assertThat(key.rdata()).isEqualTo(record.rdataToWireCanonical());
      assertThat(key.keyTag()).isEqualTo(record.getFootprint());
      assertThat(key.toString()).isEqualTo(record.rdataToString());
      assertThat(key.point()).isEqualTo(point);
      DelegationSigner signer =
          DelegationSigner.of(DnsName.of(apex.toString().toLowerCase(Locale.ROOT)), key);
      DSRecord ds = new DSRecord(apex, DClass.IN, 3600, DNSSEC.Digest.SHA256, record);
      assertThat(signer.toString()).isEqualTo(ds.rdataToString());
      byte[] rdata = ds.rdataToWireCanonical();
      assertThat(signer.mayBe(rdata)).isTrue();
      rdata[rdata.length - 1]++;
      assertThat(signer.mayBe(rdata)).isFalse();
    }
  }

  @Test
  void delegationSigner_ofAnotherDigest_isJudgedByTagAndAlgorithm() {
    Dnskey key = Dnskey.of(KeyRole.KSK, new byte[64]);
    DelegationSigner signer = DelegationSigner.of(DnsName.of("a.example"), key);
    byte[] rdata = new byte[52];
    rdata[0] = (byte) (key.keyTag() >> 8);
    rdata[1] = (byte) key.keyTag();
    rdata[2] = 13;
    rdata[3] = 4;
    assertThat(signer.mayBe(rdata)).isTrue();
    rdata[2] = 8;
    assertThat(signer.mayBe(rdata)).isFalse();
    assertThat(signer.mayBe(new byte[3])).isFalse();
  }

  @Test
  void point_ofAnotherLength_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Dnskey.of(KeyRole.ZSK, new byte[65]));
  }

  @Test
  void sealedKey_saysNothing() {
    SealedKey sealed = SealedKey.of("secret".getBytes(StandardCharsets.US_ASCII));
    assertThat(sealed.toString()).isEqualTo("a sealed key of 6 octets");
    assertThat(new KeyMaterial(Dnskey.of(KeyRole.ZSK, new byte[64]), sealed).toString())
        .doesNotContain("secret");
  }
}
