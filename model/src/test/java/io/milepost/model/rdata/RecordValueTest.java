package io.milepost.model.rdata;

import static io.milepost.model.record.RecordType.A;
import static io.milepost.model.record.RecordType.AAAA;
import static io.milepost.model.record.RecordType.CAA;
import static io.milepost.model.record.RecordType.CNAME;
import static io.milepost.model.record.RecordType.DS;
import static io.milepost.model.record.RecordType.HTTPS;
import static io.milepost.model.record.RecordType.MX;
import static io.milepost.model.record.RecordType.NAPTR;
import static io.milepost.model.record.RecordType.NS;
import static io.milepost.model.record.RecordType.PTR;
import static io.milepost.model.record.RecordType.SOA;
import static io.milepost.model.record.RecordType.SPF;
import static io.milepost.model.record.RecordType.SRV;
import static io.milepost.model.record.RecordType.SSHFP;
import static io.milepost.model.record.RecordType.SVCB;
import static io.milepost.model.record.RecordType.TLSA;
import static io.milepost.model.record.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.milepost.model.record.RecordType;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and their rdata. Spaces in the hexadecimal column stand between fields. */
class RecordValueTest {
  private static final String SHA1 = "2BB183AF5F22588179A53B0A98631FAD1A292118";
  private static final String SHA256 =
      "E2D3C916F6DEEAC73294E8268FB5885044A833FC5459588F4A9184CFC41A5766";
  private static final String SHA384 =
      "72D7B62976CE06438E9C0BF319013CF801F09ECC84B8D7E9495F27E305C6A9B0563A9B5F4D288405C3008A946DF983D6";

  /** Values in the form that formatting gives back, and which dnsjava can read. */
  static Stream<Arguments> canonical() {
    return Stream.of(
        arguments(A, "192.0.2.1", "c0000201"),
        arguments(A, "0.0.0.0", "00000000"),
        arguments(A, "255.255.255.255", "ffffffff"),
        arguments(AAAA, "2001:db8::1", "20010db8 0000000000000000 00000001"),
        arguments(AAAA, "::", "00000000000000000000000000000000"),
        arguments(AAAA, "::1", "00000000000000000000000000000001"),
        arguments(AAAA, "1::", "00010000000000000000000000000000"),
        arguments(AAAA, "2001:db8:0:1:1:1:1:1", "20010db8000000010001000100010001"),
        arguments(AAAA, "2001:0:0:1::1", "20010000000000010000000000000001"),
        arguments(
            CAA, "0 issue \"ca.example.net\"", "00 056973737565 63612e6578616d706c652e6e6574"),
        arguments(CAA, "128 issuewild \";\"", "80 09697373756577696c64 3b"),
        arguments(CNAME, "foo.example.com.", "03666f6f 076578616d706c65 03636f6d 00"),
        arguments(CNAME, ".", "00"),
        arguments(CNAME, "Mixed.Example.", "054d69786564 074578616d706c65 00"),
        arguments(CNAME, "a\\056b\\000\\377.example.", "05612e6200ff 076578616d706c65 00"),
        arguments(DS, "60485 5 1 " + SHA1, "ec45 05 01 " + SHA1),
        arguments(DS, "20326 8 2 " + SHA256, "4f66 08 02 " + SHA256),
        arguments(DS, "10771 12 4 " + SHA384, "2a13 0c 04 " + SHA384),
        arguments(DS, "1 8 200 AB", "0001 08 c8 ab"),
        arguments(MX, "10 mail.example.", "000a 046d61696c 076578616d706c65 00"),
        arguments(MX, "65535 .", "ffff 00"),
        arguments(
            NAPTR,
            "100 50 \"U\" \"SIP+D2U\" \"!^.*$!sip:info@bar.example!\" .",
            "0064 0032 0155 075349502b443255"
                + " 1b215e2e2a24217369703a696e666f406261722e6578616d706c6521 00"),
        arguments(
            NAPTR, "1 2 \"\" \"\" \"\" r.example.", "0001 0002 00 00 00 0172076578616d706c6500"),
        arguments(NAPTR, "1 2 \"s\" \"\" \"a\\\"b\\\\c\" .", "0001 0002 0173 00 05612262 5c63 00"),
        arguments(NS, "ns1.example.", "036e7331 076578616d706c65 00"),
        arguments(PTR, "host.example.", "04686f7374 076578616d706c65 00"),
        arguments(
            SOA,
            "ns.example. admin.example. 1 7200 900 1209600 86400",
            "026e73076578616d706c6500 0561646d696e076578616d706c6500"
                + " 00000001 00001c20 00000384 00127500 00015180"),
        arguments(
            SOA,
            ". . 4294967295 2147483647 0 0 2147483647",
            "00 00 ffffffff 7fffffff 00000000 00000000 7fffffff"),
        arguments(SPF, "\"v=spf1 -all\"", "0b 763d73706631202d616c6c"),
        arguments(SRV, "1 10 5269 xmpp.example.", "0001 000a 1495 04786d7070 076578616d706c65 00"),
        arguments(SRV, "0 0 0 .", "0000 0000 0000 00"),
        arguments(SSHFP, "4 2 " + SHA256, "04 02 " + SHA256),
        arguments(SSHFP, "6 1 " + SHA1, "06 01 " + SHA1),
        arguments(TLSA, "3 1 1 " + SHA256, "03 01 01 " + SHA256),
        arguments(TXT, "\"one\" \"\" \"Two 2\"", "036f6e65 00 0554776f2032"),
        arguments(TXT, "\"a\\\"b\\\\c;(d)\"", "09 612262 5c63 3b 286429"),
        arguments(TXT, "\"\\000\\011\\177\\200\\377\"", "05 00097f80ff"),
        arguments(SVCB, "0 foo.example.", "0000 03666f6f076578616d706c6500"),
        arguments(SVCB, "1 .", "0001 00"),
        arguments(
            HTTPS, "16 foo.example. port=53", "0010 03666f6f076578616d706c6500 0003 0002 0035"),
        arguments(
            HTTPS,
            "1 . alpn=\"h2,h3\" no-default-alpn ipv4hint=192.0.2.1,192.0.2.2",
            "0001 00 0001 0006 02683202 6833 0002 0000 0004 0008 c0000201c0000202"),
        arguments(
            HTTPS,
            "1 . mandatory=alpn,ipv6hint alpn=\"h2\" ech=AEX+DQ== ipv6hint=2001:db8::1,::1",
            "0001 00 0000 0004 0001 0006 0001 0003 026832 0005 0004 0045fe0d"
                + " 0006 0020 20010db8000000000000000000000001 00000000000000000000000000000001"),
        arguments(SVCB, "1 . key667=\"hello\"", "0001 00 029b 0005 68656c6c6f"),
        arguments(SVCB, "1 . key65534", "0001 00 fffe 0000"));
  }

  @ParameterizedTest
  @MethodSource("canonical")
  void parse_canonicalValue_givesRdata(RecordType type, String value, String hex) throws Exception {
    assertThat(hex(RecordValue.parse(type, value))).isEqualTo(unspaced(hex));
  }

  @ParameterizedTest
  @MethodSource("canonical")
  void format_rdata_givesCanonicalValue(RecordType type, String value, String hex) {
    byte[] rdata = HexFormat.of().parseHex(unspaced(hex));
    assertThat(RecordValue.format(type, rdata)).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("canonical")
  void parse_canonicalValue_agreesWithDnsjava(RecordType type, String value, String hex)
      throws Exception {
    assertThat(hex(MasterFile.rdata(type, value))).isEqualTo(unspaced(hex));
  }

  /** Other ways to write what the third column says. */
  static Stream<Arguments> equivalents() {
    String longest = "\"" + "a".repeat(255) + "\"";
    return Stream.of(
        arguments(AAAA, "2001:0DB8:0000:0000:0000:0000:0000:0001", "2001:db8::1"),
        arguments(AAAA, "::ffff:192.0.2.1", "::ffff:c000:201"),
        arguments(AAAA, "1:2:3:4:5:6:192.0.2.1", "1:2:3:4:5:6:c000:201"),
        arguments(AAAA, "1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
        arguments(CAA, "0  issue  \"\\141\" ", "0 issue \"a\""),
        arguments(CNAME, "foo.example.com", "foo.example.com."),
        arguments(CNAME, "192.0.2.1", "192.0.2.1."),
        arguments(CNAME, "*.a/b@c", "\\052.a\\057b\\100c."),
        arguments(CNAME, "2001:db8::1", "2001\\072db8\\072\\0721."),
        arguments(DS, "00001 8 200 ab", "1 8 200 AB"),
        arguments(MX, "10   a\"b.example", "10 a\\042b.example."),
        arguments(TXT, "\"a\"   \"b\" ", "\"a\" \"b\""),
        arguments(TXT, "\"a\"\"b\"", "\"a\" \"b\""),
        arguments(TXT, "\"\\141\\040\\\"\"", "\"a \\\"\""),
        arguments(TXT, longest, longest),
        arguments(
            HTTPS,
            "1 . port=\"443\" no-default-alpn= alpn=h2",
            "1 . alpn=\"h2\" no-default-alpn port=443"),
        arguments(
            HTTPS,
            "1 . mandatory=port,alpn port=1 alpn=a",
            "1 . mandatory=alpn,port alpn=\"a\" port=1"),
        arguments(SVCB, "1 . key9=\"a b\\000\"", "1 . key9=\"a b\\000\""),
        arguments(SVCB, "1 . key9=a=b", "1 . key9=\"a=b\""),
        arguments(
            SVCB,
            "16 foo. alpn=f\\\\\\134oo\\134,bar,h2",
            "16 foo. alpn=\"f\\\\\\\\oo\\\\,bar,h2\""));
  }

  @ParameterizedTest
  @MethodSource("equivalents")
  void parse_otherForm_givesSameRdata(RecordType type, String value, String canonical)
      throws Exception {
    byte[] rdata = RecordValue.parse(type, value);
    assertThat(RecordValue.format(type, rdata)).isEqualTo(canonical);
    assertThat(rdata).isEqualTo(RecordValue.parse(type, canonical));
  }

  /** RFC 9460 appendix D.2, figure 10: a comma and a backslash inside a protocol. */
  @Test
  void parse_alpnWithEscapedComma_givesTestVector() throws Exception {
    String value = "16 foo.example.org. alpn=\"f\\\\\\\\oo\\\\,bar,h2\"";
    assertThat(hex(RecordValue.parse(SVCB, value)))
        .isEqualTo(
            unspaced(
                "0010 03666f6f076578616d706c65036f726700 0001 000c 08665c6f6f2c626172 026832"));
  }

  @Test
  void format_tooShortRdata_throws() {
    assertThatThrownBy(() -> RecordValue.format(MX, new byte[] {0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("MX rdata of 1 octets is too short");
  }

  @Test
  void format_tooLongRdata_throws() {
    assertThatThrownBy(() -> RecordValue.format(A, new byte[6]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A rdata has 2 octets too many");
  }

  private static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }

  private static String unspaced(String hex) {
    return hex.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
