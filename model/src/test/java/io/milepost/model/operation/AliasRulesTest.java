package io.milepost.model.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches that write aliases, in the words of {@link BatchText}: refused and accepted. */
final class AliasRulesTest {
  private static final String CLOUDFRONT = "Z2FDTNDATAQYW2";
  private static final String ELB = "Z32O12XQLNTSW2";

  /** The zone before each batch. */
  private static final List<String> ZONE =
      List.of(
          "CREATE example.com. NS 172800 ns.example.net.",
          "CREATE example.com. SOA 900 ns.example.net. h.example.com. 1 7200 900 1209600 86400",
          "CREATE a.example.com A 300 192.0.2.1",
          "CREATE *.w.example.com A 300 192.0.2.1",
          "CREATE c.example.com CNAME 300 a.example.com",
          "CREATE one.example.com A -> Z1 a.example.com",
          "CREATE two.example.com A -> Z1 one.example.com",
          "CREATE g.example.com A one:weight=1 -> Z1 a.example.com",
          "CREATE g.example.com A two:weight=1 -> Z1 two.example.com");

  private static final String LEADS_BACK =
      "Tried to create an alias that targets %s, type A in zone Z1, but that target leads back to"
          + " the alias %s";

  static List<Arguments> refused() {
    return List.of(
        refused(
            List.of(
                "Tried to create an alias that targets no.example.com., type A in zone Z1, but"
                    + " that target was not found"),
            "CREATE x.example.com A -> Z1 No.Example.com"),
        refused(
            List.of(
                "Tried to create an alias that targets a.example.com., type AAAA in zone Z1, but"
                    + " that target was not found"),
            "CREATE x.example.com AAAA -> Z1 a.example.com"),
        refused(
            List.of(
                "Tried to create an alias that targets any.w.example.com., type A in zone Z1, but"
                    + " that target was not found"),
            "CREATE x.example.com A -> Z1 any.w.example.com"),
        refused(
            List.of(
                "Tried to create an alias that targets a.example.org., type A in zone Z1, but the"
                    + " alias target name does not lie within the target zone",
                "Tried to create an alias that targets a.example.org., type A in zone Z1, but that"
                    + " target was not found"),
            "CREATE x.example.com A -> Z1 a.example.org"),
        refused(
            List.of(
                "Tried to create an alias that targets a.example.net., type A in zone Z2, but an"
                    + " alias may only target its own hosted zone or an AWS endpoint"),
            "CREATE x.example.com A -> Z2 a.example.net"),
        refused(
            List.of(
                "Tried to create an alias that targets a.example.net., type A in zone Z3, but that"
                    + " target was not found"),
            "CREATE x.example.com A -> Z3 a.example.net"),
        refused(
            List.of(
                "Tried to create an alias that targets d1.cloudfront.net., type A in zone "
                    + ELB
                    + ", but the alias target name does not lie within the target zone",
                "Tried to create an alias that targets d1.cloudfront.net., type A in zone "
                    + ELB
                    + ", but that target was not found"),
            "CREATE x.example.com A -> " + ELB + " d1.cloudfront.net"),
        refused(
            List.of(
                "Tried to create an alias that targets lb-1.eu-west-1.elb.amazonaws.com., type"
                    + " HTTPS in zone "
                    + ELB
                    + ", but that target was not found"),
            "CREATE x.example.com HTTPS -> " + ELB + " lb-1.eu-west-1.elb.amazonaws.com"),
        refused(
            List.of(
                "Tried to create an alias that targets"
                    + " s3-website-us-east-1.amazonaws.com., type AAAA in zone Z3AQBSTGFYJSTF, but"
                    + " that target was not found"),
            "CREATE x.example.com AAAA -> Z3AQBSTGFYJSTF s3-website-us-east-1.amazonaws.com"),
        refused(
            List.of(
                "Tried to create an alias that targets d1.cloudfront.net., type A in zone "
                    + CLOUDFRONT
                    + ", but EvaluateTargetHealth cannot be true for a CloudFront distribution"),
            "CREATE x.example.com A -> " + CLOUDFRONT + " d1.cloudfront.net health"),
        refused(
            List.of(
                "RRSet of type NS with DNS name x.example.com. is not permitted as an alias in"
                    + " zone example.com.",
                "Tried to create an alias that targets a.example.com., type NS in zone Z1, but"
                    + " that target was not found"),
            "CREATE x.example.com NS -> Z1 a.example.com"),
        refused(
            List.of(
                "RRSet of type CNAME with DNS name example.com. is not permitted at apex in zone"
                    + " example.com.",
                "RRSet of type CNAME with DNS name example.com. is not permitted as it conflicts"
                    + " with other records with the same DNS name in zone example.com."),
            "CREATE example.com CNAME -> Z1 c.example.com"),
        refused(
            List.of("FATAL problem: DomainLabelEmpty (Domain label is empty) encountered with ''"),
            "CREATE x.example.com A -> Z1 a..example.com"),
        refused(
            List.of(
                "Tried to create an alias that targets a.example.com., type A in zone Z1, but that"
                    + " target was not found"),
            "CREATE x.example.com A -> Z1 a.example.com",
            "DELETE a.example.com A 300 192.0.2.1"),
        refused(
            List.of(
                "Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is"
                    + " not a valid IPv4 address) encountered with 'bad''"),
            "CREATE x.example.com A -> Z1 new.example.com",
            "CREATE new.example.com A 300 bad"),
        refused(
            List.of(LEADS_BACK.formatted("x.example.com.", "x.example.com.")),
            "CREATE x.example.com A -> Z1 x.example.com"),
        refused(
            List.of(LEADS_BACK.formatted("two.example.com.", "a.example.com.")),
            "UPSERT a.example.com A -> Z1 two.example.com"),
        refused(
            List.of(LEADS_BACK.formatted("x.example.com.", "z.example.com.")),
            "CREATE x.example.com A -> Z1 y.example.com",
            "CREATE y.example.com A -> Z1 z.example.com",
            "CREATE z.example.com A -> Z1 x.example.com"),
        refused(
            List.of(LEADS_BACK.formatted("g.example.com.", "a.example.com.")),
            "DELETE a.example.com A 300 192.0.2.1",
            "CREATE a.example.com A one:weight=1 300 192.0.2.1",
            "CREATE a.example.com A two:weight=1 -> Z1 g.example.com"));
  }

  private static Arguments refused(List<String> messages, String... changes) {
    return Arguments.of(List.of(changes), messages);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void evaluate_faults_saysThem(List<String> changes, List<String> messages) {
    assertThat(zone().faults(changes)).containsExactlyElementsOf(messages);
  }

  static List<Arguments> accepted() {
    return List.of(
        accepted("to a set", "CREATE x.example.com A -> Z1 a.example.com health"),
        accepted("to a group", "CREATE x.example.com A -> Z1 g.example.com health"),
        accepted("to an alias", "CREATE x.example.com A -> Z1 two.example.com"),
        accepted("to a wildcard", "CREATE x.example.com A -> Z1 \\052.w.example.com."),
        accepted("to a CNAME", "CREATE x.example.com CNAME -> Z1 c.example.com"),
        accepted("from the apex", "CREATE example.com A -> Z1 a.example.com"),
        accepted("from a wildcard", "CREATE *.example.com A -> Z1 a.example.com"),
        accepted(
            "in place of values",
            "UPSERT c.example.com CNAME -> Z1 d.example.com",
            "CREATE d.example.com CNAME 300 a.example.com"),
        accepted(
            "before its target",
            "CREATE x.example.com A -> Z1 new.example.com",
            "CREATE new.example.com A 300 192.0.2.1"),
        accepted(
            "in place of a CNAME",
            "DELETE c.example.com CNAME 300 a.example.com",
            "CREATE c.example.com A -> Z1 a.example.com"),
        accepted(
            "in the other direction",
            "UPSERT one.example.com A -> Z1 two.example.com",
            "UPSERT two.example.com A -> Z1 a.example.com"),
        accepted(
            "to CloudFront",
            "CREATE x.example.com A -> " + CLOUDFRONT + " D1.cloudfront.net",
            "CREATE x.example.com AAAA -> " + CLOUDFRONT + " d1.cloudfront.net",
            "CREATE x.example.com HTTPS -> " + CLOUDFRONT + " d1.cloudfront.net"),
        accepted(
            "to a load balancer",
            "CREATE x.example.com A -> " + ELB + " lb-1.eu-west-1.elb.amazonaws.com health",
            "CREATE x.example.com AAAA -> " + ELB + " dualstack.lb-1.eu-west-1.elb.amazonaws.com"),
        accepted(
            "to a website",
            "CREATE x.example.com A -> Z3AQBSTGFYJSTF s3-website-us-east-1.amazonaws.com health"),
        accepted(
            "to a website, by the older of two ids",
            "CREATE x.example.com A -> Z11KHD8FBVPUYU s3-website.af-south-1.amazonaws.com"),
        accepted(
            "to a region that is not known",
            "CREATE x.example.com A -> Z0NEW lb-1.xx-west-9.elb.amazonaws.com health"),
        accepted(
            "deleted in another spelling", "DELETE one.example.com A -> Z1 A.\\145xample.com."),
        accepted("its target deleted", "DELETE a.example.com A 300 192.0.2.1"));
  }

  private static Arguments accepted(String what, String... changes) {
    return Arguments.of(what, List.of(changes));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void evaluate_noFault_isAccepted(String what, List<String> changes) {
    assertThat(zone().faults(changes)).isEmpty();
  }

  @Test
  void evaluate_aliasToCloudFrontInAPrivateZone_isRefused() {
    assertThat(
            zone()
                .asPrivate()
                .faults(List.of("CREATE x.example.com A -> " + CLOUDFRONT + " d1.cloudfront.net")))
        .containsExactly(
            "Tried to create an alias that targets d1.cloudfront.net., type A in zone "
                + CLOUDFRONT
                + ", but an alias in a private hosted zone cannot target a CloudFront"
                + " distribution");
  }

  @Test
  void evaluate_aliasToARegionThatIsNotKnown_strictly_isRefused() {
    assertThat(
            zone()
                .asStrict()
                .faults(List.of("CREATE x.example.com A -> Z0NEW lb.xx-west-9.elb.amazonaws.com")))
        .containsExactly(
            "Tried to create an alias that targets lb.xx-west-9.elb.amazonaws.com., type A in zone"
                + " Z0NEW, but that target was not found");
  }

  @Test
  void evaluate_longChain_isAccepted_closedIsRefused() {
    List<String> chain = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      chain.add("CREATE n" + i + ".example.com A -> Z1 n" + (i + 1) + ".example.com");
    }
    List<String> open = new ArrayList<>(chain);
    open.add("CREATE n10000.example.com A 300 192.0.2.1");
    assertThat(zone().faults(open)).isEmpty();
    List<String> closed = new ArrayList<>(chain);
    closed.add("CREATE n10000.example.com A -> Z1 n0.example.com");
    assertThat(zone().faults(closed))
        .containsExactly(LEADS_BACK.formatted("n0.example.com.", "n10000.example.com."));
  }

  private static TestZone zone() {
    return TestZone.of(ZONE);
  }
}
