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
import static io.milepost.model.record.RecordType.SOA;
import static io.milepost.model.record.RecordType.SPF;
import static io.milepost.model.record.RecordType.SRV;
import static io.milepost.model.record.RecordType.SSHFP;
import static io.milepost.model.record.RecordType.SVCB;
import static io.milepost.model.record.RecordType.TLSA;
import static io.milepost.model.record.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.milepost.model.name.FatalProblemException;
import io.milepost.model.record.RecordType;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, in which words. */
class RecordValueProblemTest {
  private static final String IPV4 =
      "ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)";
  private static final String IPV6 =
      "AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)";
  private static final String NOT_QUOTED =
      "InvalidCharacterString (Value should be enclosed in quotation marks)";
  private static final String TOO_LONG = "CharacterStringTooLong (Value is too long)";
  private static final String UNSUPPORTED =
      "UnsupportedCharacter (Value contains unsupported characters)";
  private static final String ESCAPE =
      "InvalidEscapeSequence (Value contains an escape that is not \\ooo in octal digits)";
  private static final String LONG_TEXT = "a".repeat(256);

  static Stream<Arguments> whole() {
    return Stream.of(
        arguments(MX, "mail.example.com", "MXRRDATANotTwoFields (MX record doesn't have 2 fields)"),
        arguments(MX, "10 a. b.", "MXRRDATANotTwoFields (MX record doesn't have 2 fields)"),
        arguments(MX, "", "MXRRDATANotTwoFields (MX record doesn't have 2 fields)"),
        arguments(MX, "\\# 3 000000", "MXRRDATANotTwoFields (MX record doesn't have 2 fields)"),
        arguments(SRV, "1 2 a.", "SRVRRDATANotFourFields (SRV record doesn't have 4 fields)"),
        arguments(
            SOA, "a. b. 1 2 3 4", "SOARRDATANotSevenFields (SOA record doesn't have 7 fields)"),
        arguments(
            SOA,
            "a. b. ( 1 2 3 4 5 )",
            "SOARRDATANotSevenFields (SOA record doesn't have 7 fields)"),
        arguments(CAA, "0 issue", "CAARRDATANotThreeFields (CAA record doesn't have 3 fields)"),
        arguments(
            NAPTR,
            "1 2 \"\" \"\" .",
            "NAPTRRRDATANotSixFields (NAPTR record doesn't have 6 fields)"),
        arguments(DS, "1 8 2 AB CD", "DSRRDATANotFourFields (DS record doesn't have 4 fields)"),
        arguments(TLSA, "3 1 1", "TLSARRDATANotFourFields (TLSA record doesn't have 4 fields)"),
        arguments(SSHFP, "1 1", "SSHFPRRDATANotThreeFields (SSHFP record doesn't have 3 fields)"),
        arguments(SVCB, "1", "SVCBRRDATALessThanTwoFields (SVCB record has less than 2 fields)"),
        arguments(MX, "65536 a.", number("MX", "Preference", 0, "65535")),
        arguments(MX, "-1 a.", number("MX", "Preference", 0, "65535")),
        arguments(MX, "+1 a.", number("MX", "Preference", 0, "65535")),
        arguments(MX, "a. 10", number("MX", "Preference", 0, "65535")),
        arguments(MX, "99999999999999999999 a.", number("MX", "Preference", 0, "65535")),
        arguments(SRV, "x 1 1 a.", number("SRV", "Priority", 0, "65535")),
        arguments(SRV, "1 x 1 a.", number("SRV", "Weight", 0, "65535")),
        arguments(SRV, "1 1 x a.", number("SRV", "Port", 0, "65535")),
        arguments(SOA, "a. b. 4294967296 2 3 4 5", number("SOA", "Serial", 0, "4294967295")),
        arguments(SOA, "a. b. 1 1h 3 4 5", number("SOA", "Refresh", 0, "2147483647")),
        arguments(SOA, "a. b. 1 2 -3 4 5", number("SOA", "Retry", 0, "2147483647")),
        arguments(SOA, "a. b. 1 2 3 2147483648 5", number("SOA", "Expire", 0, "2147483647")),
        arguments(SOA, "a. b. 1 2 3 4 x", number("SOA", "Minimum", 0, "2147483647")),
        arguments(CAA, "256 issue \"a\"", number("CAA", "Flags", 0, "255")),
        arguments(
            CAA,
            "0 is-sue \"a\"",
            "CAARRDATAIllegalTag (CAA tag is not made of letters and digits)"),
        arguments(CAA, "0 issue a", NOT_QUOTED),
        arguments(CAA, "0 issue \"a\"b", NOT_QUOTED),
        arguments(CAA, "0 issue \"a b", NOT_QUOTED),
        arguments(CAA, "0 issue \"" + LONG_TEXT + "\"", TOO_LONG),
        arguments(
            DS,
            "65536 8 2 AB",
            "DSRRDATAIllegalKeyTag (DS key tag is not a number from 0 to 65535)"),
        arguments(DS, "1 RSASHA256 2 AB", number("DS", "Algorithm", 0, "255")),
        arguments(
            DS,
            "1 8 256 AB",
            "DSRRDATAIllegalDigestType (DS digest type is not a number from 0 to 255)"),
        arguments(
            DS,
            "1 8 9 ABC",
            "DSRRDATAIllegalDigest (DS digest is not an even number of hexadecimal digits)"),
        arguments(DS, "1 8 1 AB", digest(40, 1)),
        arguments(DS, "1 8 2 " + "AB".repeat(20), digest(64, 2)),
        arguments(DS, "1 8 4 " + "AB".repeat(49), digest(96, 4)),
        arguments(
            SSHFP,
            "1 1 XY",
            "SSHFPRRDATAIllegalFingerprint"
                + " (SSHFP fingerprint is not an even number of hexadecimal digits)"),
        arguments(SSHFP, "7 1 AB", number("SSHFP", "Algorithm", 1, "6")),
        arguments(
            SSHFP, "5 1 AB", "SSHFPRRDATAIllegalAlgorithm (SSHFP algorithm 5 is not assigned)"),
        arguments(
            SSHFP,
            "1 3 AB",
            "SSHFPRRDATAIllegalFingerprintType"
                + " (SSHFP fingerprint type is not a number from 1 to 2)"),
        arguments(
            TLSA,
            "4 1 1 AB",
            "TLSARRDATAIllegalCertificateUsage"
                + " (TLSA certificate usage is not a number from 0 to 3)"),
        arguments(TLSA, "3 2 1 AB", number("TLSA", "Selector", 0, "1")),
        arguments(
            TLSA,
            "3 1 3 AB",
            "TLSARRDATAIllegalMatchingType (TLSA matching type is not a number from 0 to 2)"),
        arguments(
            TLSA,
            "3 1 0 A",
            "TLSARRDATAIllegalCertificateAssociationData"
                + " (TLSA certificate association data is not an even number of hexadecimal digits)"),
        arguments(NAPTR, "1 70000 \"\" \"\" \"\" .", number("NAPTR", "Preference", 0, "65535")),
        arguments(NAPTR, "x 1 \"\" \"\" \"\" .", number("NAPTR", "Order", 0, "65535")),
        arguments(NAPTR, "1 1 U \"\" \"\" .", NOT_QUOTED),
        arguments(NAPTR, "1 1 \"X\" \"\" \"\" .", naptrFlags()),
        arguments(NAPTR, "1 1 \"SU\" \"\" \"\" .", naptrFlags()),
        arguments(
            NAPTR,
            "1 1 \"U\" \"\" \"!a!b!\" c.",
            "NAPTRRRDATAIllegalReplacement (NAPTR replacement is not . although there is a regexp)"),
        arguments(TXT, "abc", NOT_QUOTED),
        arguments(TXT, "", NOT_QUOTED),
        arguments(SPF, "v=spf1 -all", NOT_QUOTED),
        arguments(TXT, "\"", NOT_QUOTED),
        arguments(TXT, "\"abc", NOT_QUOTED),
        arguments(TXT, "\"abc\\\"", NOT_QUOTED),
        arguments(TXT, "\"a\" b", NOT_QUOTED),
        arguments(TXT, "\"a\"b\"", NOT_QUOTED),
        arguments(TXT, "\"a\" ; comment", NOT_QUOTED),
        arguments(TXT, "\"" + LONG_TEXT + "\"", TOO_LONG),
        arguments(TXT, "\"a\" \"" + LONG_TEXT + "\"", TOO_LONG),
        arguments(TXT, "\"\\400\"", ESCAPE),
        arguments(TXT, "\"\\189\"", ESCAPE),
        arguments(TXT, "\"\\12\"", ESCAPE),
        arguments(TXT, "\"a\\;b\"", ESCAPE));
  }

  private static String number(String type, String field, int min, String max) {
    String words = type + " " + field.toLowerCase(Locale.ROOT);
    String range = "from " + min + " to " + max;
    return type + "RRDATAIllegal" + field + " (" + words + " is not a number " + range + ")";
  }

  private static String digest(int digits, int digestType) {
    return "DSRRDATAIllegalDigest (DS digest is not %d hexadecimal digits as digest type %d needs)"
        .formatted(digits, digestType);
  }

  private static String naptrFlags() {
    return "NAPTRRRDATAIllegalFlags (NAPTR flags are not empty or one of A, P, S and U)";
  }

  static Stream<Arguments> parameters() {
    String key = "IllegalKey (%s parameter key is not a known name or key7 to key65534)";
    return Stream.of(
        arguments("0 . port=1", "ParametersInAliasMode (%s record has priority 0 and parameters)"),
        arguments("1 . port=1 port=1", "DuplicateKey (%s parameter port is given twice)"),
        arguments("1 . colour=1", key),
        arguments("1 . ALPN=h2", key),
        arguments("1 . key3=a", key),
        arguments("1 . key07=a", key),
        arguments("1 . key65535=a", key),
        arguments("1 . key99999999=a", key),
        arguments("1 . =a", key),
        arguments("1 . mandatory", key),
        arguments("1 . mandatory=port, port=1", key),
        arguments(
            "1 . mandatory=mandatory",
            "IllegalMandatory (%s mandatory lists itself or a key twice)"),
        arguments(
            "1 . mandatory=port,port port=1",
            "IllegalMandatory (%s mandatory lists itself or a key twice)"),
        arguments(
            "1 . mandatory=port", "MissingMandatoryKey (%s record lacks mandatory parameter port)"),
        arguments(
            "1 . mandatory=key99",
            "MissingMandatoryKey (%s record lacks mandatory parameter key99)"),
        arguments(
            "1 . alpn", "IllegalAlpn (%s alpn has a protocol that is not 1 to 255 octets long)"),
        arguments(
            "1 . alpn=h2,",
            "IllegalAlpn (%s alpn has a protocol that is not 1 to 255 octets long)"),
        arguments(
            "1 . alpn=" + LONG_TEXT,
            "IllegalAlpn (%s alpn has a protocol that is not 1 to 255 octets long)"),
        arguments("1 . alpn=a\\\\b", "IllegalAlpn (%s alpn has an escape that is not \\, or \\\\)"),
        arguments(
            "1 . no-default-alpn",
            "NoDefaultAlpnWithoutAlpn (%s record has parameter no-default-alpn without alpn)"),
        arguments(
            "1 . alpn=h2 no-default-alpn=1",
            "IllegalNoDefaultAlpn (%s no default alpn has a value)"),
        arguments("1 . port", "IllegalPort (%s port is not a number from 0 to 65535)"),
        arguments("1 . port=65536", "IllegalPort (%s port is not a number from 0 to 65535)"),
        arguments("1 . ipv4hint", "IllegalIpv4hint (%s ipv4hint is not a list of addresses)"),
        arguments(
            "1 . ipv4hint=1.2.3.4,::1", "IllegalIpv4hint (%s ipv4hint is not a list of addresses)"),
        arguments(
            "1 . ipv6hint=1.2.3.4", "IllegalIpv6hint (%s ipv6hint is not a list of addresses)"),
        arguments("1 . ech", "IllegalEch (%s ech is not base64)"),
        arguments("1 . ech=a", "IllegalEch (%s ech is not base64)"),
        arguments("1 . ech=%%", "IllegalEch (%s ech is not base64)"),
        arguments("70000 .", "IllegalPriority (%s priority is not a number from 0 to 65535)"));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void parse_badServiceBinding_throws(String value, String problem) {
    for (RecordType type : new RecordType[] {SVCB, HTTPS}) {
      assertProblem(type, value, type + "RRDATA" + problem.formatted(type), value);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 . alpn=\"h2",
        "1 . alpn=\"h2\"x",
        "1 . alpn=h\"2\"",
        "1 . key9=\"a\\\"",
        "1 . key9=a\"b"
      })
  void parse_badQuotationInServiceBinding_throws(String value) {
    assertProblem(HTTPS, value, NOT_QUOTED, value);
  }

  @ParameterizedTest
  @MethodSource("whole")
  void parse_badValue_throws(RecordType type, String value, String problem) {
    assertProblem(type, value, problem, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1.2.3",
        "1.2.3.4.",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.-4",
        "01.2.3.4",
        "1.2.3.00",
        "1.2.3.4 ",
        "1.2.3.4 ; x",
        "0x1.2.3.4",
        "1..3.4",
        "::1",
        "a.b.c.d",
        "1.2.3.1000",
        "16909060"
      })
  void parse_badIpv4Address_throws(String value) {
    assertProblem(A, value, IPV4, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2:3:4:5:6:7:8",
        "1::2::3",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "12345::",
        "g::",
        "::1%eth0",
        "[::1]",
        "::1/64",
        "1.2.3.4",
        "::1.2.3",
        "::1.2.3.04",
        "1.2.3.4::",
        "::1.2.3.4:5",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::1 ",
        "::+1"
      })
  void parse_badIpv6Address_throws(String value) {
    assertProblem(AAAA, value, IPV6, value);
  }

  static Stream<Arguments> names() {
    String label = "a".repeat(64);
    String name = "a.".repeat(128);
    return Stream.of(
        arguments(CNAME, "", "DomainNameEmpty (Domain name is empty)", ""),
        arguments(CNAME, "a..b", "DomainLabelEmpty (Domain label is empty)", ""),
        arguments(NS, label + ".b", "DomainLabelTooLong (Domain label is too long)", label),
        arguments(MX, "10 " + label, "DomainLabelTooLong (Domain label is too long)", label),
        arguments(CNAME, name, "DomainNameTooLong (Domain name is too long)", name),
        arguments(CNAME, "a b", UNSUPPORTED, " "),
        arguments(CNAME, "a ", UNSUPPORTED, " "));
  }

  @ParameterizedTest
  @MethodSource("names")
  void parse_badName_reportsItsPart(RecordType type, String value, String problem, String part) {
    assertProblem(type, value, problem, part);
  }

  @ParameterizedTest
  @EnumSource
  void parse_controlCharacter_throws(RecordType type) {
    for (char c = 0; c < 256; c++) {
      if (c < ' ' || c > '~') {
        assertProblem(type, "\"a" + c + "\"", UNSUPPORTED, String.valueOf(c));
      }
    }
    assertProblem(type, "\u2028", UNSUPPORTED, "\u2028");
    assertProblem(type, "\ud83d\ude00", UNSUPPORTED, "\ud83d\ude00");
  }

  @ParameterizedTest
  @EnumSource
  void parse_leadingSpace_throws(RecordType type) {
    assertProblem(type, " \"a\"", UNSUPPORTED, " ");
  }

  private static void assertProblem(
      RecordType type, String value, String problem, String encountered) {
    assertThatThrownBy(() -> RecordValue.parse(type, value))
        .isInstanceOf(FatalProblemException.class)
        .hasMessage("FATAL problem: " + problem + " encountered with '" + encountered + "'");
  }
}
