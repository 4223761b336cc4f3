package io.milepost.conformance.samples;

import java.util.List;
import software.amazon.awssdk.services.route53.model.RRType;

/**
 * Record sets of all 17 types that fit into one zone. Values are written as callers write them:
 * names with and without a final dot, letters of both cases, Route 53's octal escapes.
 */
public final class RecordSamples {
  private static final String SHA1 = "123456789abcdef67890123456789abcdef67890";
  private static final String SHA256 =
      "0123456789ABCDEF0123456789ABCDEF0123456789abcdef0123456789abcdef";
  private static final String LONGEST_STRING = "x".repeat(255);

  private RecordSamples() {}

  /** At least one sample for each type; only the SOA stands where a new zone has a set already. */
  public static List<RecordSample> all() {
    return List.of(
        same(RRType.A, "www", 300, "192.0.2.1", "192.0.2.2", "192.0.2.3"),
        wild(RRType.A, "*", "\\052", 60, "192.0.2.42"),
        wild(RRType.TXT, "*.deep", "\\052.deep", 61, "\"any\""),
        wild(RRType.A, "a/b@C", "a\\057b\\100c", 62, "192.0.2.62"),
        wild(RRType.A, "\\101\\040z", "a\\040z", 63, "192.0.2.63"),
        wild(RRType.A, "back\\slash\\1", "back\\134slash\\1341", 65, "192.0.2.65"),
        wild(RRType.A, "prod.*.mid", "prod.\\052.mid", 64, "192.0.2.64"),
        same(RRType.AAAA, "www", 0, "2001:DB8::1", "2001:db8:0:0:0:0:0:2", "::ffff:192.0.2.3"),
        same(
            RRType.CAA,
            "caa",
            3600,
            "0 issue \"ca.example.net\"",
            "0 issuewild \";\"",
            "128 iodef \"mailto:security@example.com\""),
        sample(
            RRType.CNAME,
            "alias",
            2147483647,
            List.of("Target.Example.NET"),
            List.of("Target.Example.NET.")),
        same(RRType.NS, "cut", 86400, "ns1.example.net.", "ns2.example.net."),
        same(RRType.DS, "cut", 3600, "12345 13 2 " + SHA256, "54321 8 1 " + SHA1),
        same(
            RRType.HTTPS,
            "web",
            300,
            "1 . alpn=\"h2,h3\" port=8443 ipv4hint=192.0.2.1,192.0.2.2",
            "2 web2.example.com. mandatory=alpn alpn=h2 ipv6hint=2001:db8::1"),
        same(RRType.HTTPS, "web-alias", 300, "0 web.example.com."),
        same(
            RRType.SVCB,
            "_dns.resolver",
            300,
            "1 dns1.example.com. alpn=dot key65333=ex1",
            "2 dns2.example.com. no-default-alpn alpn=h2"),
        sample(
            RRType.MX,
            "mail",
            3600,
            List.of("10 mx1.example.com.", "20 MX2.example.com"),
            List.of("10 mx1.example.com.", "20 MX2.example.com.")),
        same(
            RRType.NAPTR,
            "sip",
            3600,
            "100 50 \"s\" \"SIP+D2U\" \"\" _sip._udp.example.com.",
            "100 51 \"U\" \"E2U+sip\" \"!^.*$!sip:info@example.com!\" ."),
        sample(
            RRType.PTR,
            "1.2.0.192",
            3600,
            List.of("host.example.com"),
            List.of("host.example.com.")),
        same(
            RRType.SOA,
            "",
            600,
            "ns1.example.net. hostmaster.example.net. 2025010101 3600 600 1209600 300"),
        same(RRType.SPF, "mail", 3600, "\"v=spf1 ip4:192.0.2.0/24 -all\""),
        sample(
            RRType.SRV,
            "_sip._tcp",
            3600,
            List.of("10 60 5060 sip1.example.com.", "0 0 65535 ."),
            List.of("10 60 5060 sip1.example.com.", "0 0 65535 .")),
        same(RRType.SSHFP, "host", 3600, "1 1 " + SHA1, "4 2 " + SHA256),
        same(RRType.TLSA, "_443._tcp.www", 3600, "3 1 1 " + SHA256, "0 0 2 " + SHA256 + SHA256),
        sample(
            RRType.TXT,
            "text",
            3600,
            List.of(
                "\"plain; Text with  spaces\"",
                "\"a \\\"quoted\\\" word and one \\\\ backslash\"",
                "\"octal \\101\\351\\000\\377\" \"second\" \"\"",
                "\"" + LONGEST_STRING + "\" \"more\""),
            List.of(
                "\"plain; Text with  spaces\"",
                "\"a \\\"quoted\\\" word and one \\\\ backslash\"",
                "\"octal A\\233\\000\\255\" \"second\" \"\"",
                "\"" + LONGEST_STRING + "\" \"more\"")));
  }

  private static RecordSample same(RRType type, String owner, long ttlSeconds, String... values) {
    return sample(type, owner, ttlSeconds, List.of(values), List.of(values));
  }

  private static RecordSample wild(
      RRType type, String owner, String listedOwner, long ttlSeconds, String value) {
    List<String> values = List.of(value);
    return new RecordSample(type, owner, listedOwner, ttlSeconds, values, values);
  }

  private static RecordSample sample(
      RRType type,
      String owner,
      long ttlSeconds,
      List<String> values,
      List<String> zoneFileValues) {
    return new RecordSample(type, owner, owner, ttlSeconds, values, zoneFileValues);
  }
}
