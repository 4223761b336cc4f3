package io.milepost.model.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Batches that write members of groups, in the words of {@link BatchText}: refused and accepted.
 */
final class GroupRulesTest {
  private static final String A_COLLECTION = "c0ffee00-0000-4000-8000-000000000001";
  private static final String B_COLLECTION = "c0ffee00-0000-4000-8000-000000000002";

  /** The zone before each batch. */
  private static final List<String> ZONE =
      List.of(
          "CREATE example.com. NS 172800 ns.example.net.",
          "CREATE example.com. SOA 900 ns.example.net. h.example.com. 1 7200 900 1209600 86400",
          "CREATE s.example.com A 300 192.0.2.1",
          "CREATE w.example.com A one:weight=10 300 192.0.2.1",
          "CREATE w.example.com A two:weight=0 300 192.0.2.2",
          "CREATE w.example.com A alias:weight=0 -> Z1 s.example.com",
          "CREATE l.example.com A one:region=eu-west-1 300 192.0.2.1",
          "CREATE f.example.com A one:failover=PRIMARY check=h1 300 192.0.2.1",
          "CREATE g.example.com A default:country=* 300 192.0.2.1",
          "CREATE g.example.com A de:country=DE 60 192.0.2.2",
          "CREATE g.example.com A eu:continent=EU 60 192.0.2.2",
          "CREATE g.example.com A ca:country=US/CA 60 192.0.2.2",
          "CREATE m.example.com A one:multivalue 300 192.0.2.1",
          "CREATE n.example.com A here:near=50.1,8.60~10 300 192.0.2.1",
          "CREATE n.example.com A region:near=eu-west-1 300 192.0.2.1",
          "CREATE n.example.com A zone:near=us-west-2-lax-1 300 192.0.2.1",
          "CREATE i.example.com A one:cidr=" + A_COLLECTION + "/office 300 192.0.2.1");

  static List<Arguments> refused() {
    return List.of(
        refused(
            "RRSet with DNS name w.example.com., type A cannot be created as other RRSets exist"
                + " with the same name and type.",
            "CREATE w.example.com A 300 192.0.2.9"),
        refused(
            "RRSet with DNS name w.example.com., type A cannot be created as other RRSets exist"
                + " with the same name and type.",
            "UPSERT w.example.com A -> Z1 s.example.com"),
        refused(
            "RRSet with DNS name s.example.com., type A, SetIdentifier one cannot be created as a"
                + " non-weighted set exists with the same name and type.",
            "CREATE s.example.com A one:weight=1 300 192.0.2.9"),
        refused(
            "RRSet with DNS name l.example.com., type A, SetIdentifier two cannot be created as a"
                + " non-weighted set exists with the same name and type.",
            "UPSERT l.example.com A two:weight=1 300 192.0.2.9"),
        refused(
            "RRSet with DNS name w.example.com., type A, SetIdentifier three cannot be created"
                + " because a non multivalue answer rrset exists with the same name and type.",
            "CREATE w.example.com A three:multivalue 300 192.0.2.9"),
        refused(
            "RRSet with DNS name w.example.com., SetIdentifier de, and routing to [country = (DE,"
                + " Germany)} cannot be created because a non-GEO RRSet with the same name and"
                + " type already exists.",
            "CREATE w.example.com A de:country=DE 300 192.0.2.9"),
        refused(
            "RRSet with DNS name s.example.com., SetIdentifier any, and routing to [country = (*,"
                + " Default)} cannot be created because a non-GEO RRSet with the same name and"
                + " type already exists.",
            "CREATE s.example.com A any:country=* 300 192.0.2.9"),
        refused(
            "RRSet with DNS name w.example.com., type A, SetIdentifier x, and Region"
                + " Name=us-east-1 cannot be created because a non-latency RRSet with the same"
                + " name and type already exists.",
            "CREATE w.example.com A x:region=us-east-1 300 192.0.2.9"),
        refused(
            "RRSet with DNS name w.example.com., type A, SetIdentifier x, and Failover=SECONDARY"
                + " cannot be created because a non-failover RRSet with the same name and type"
                + " already exists.",
            "CREATE w.example.com A x:failover=SECONDARY 300 192.0.2.9"),
        refused(
            "RRSet with DNS name w.example.com., type A, SetIdentifier x, and location [latitude ="
                + " 1 longitude = 2] cannot be created because a non-geoproximity RRSet with the"
                + " same name and type already exists.",
            "CREATE w.example.com A x:near=1,2 300 192.0.2.9"),
        refused(
            "RRSet with DNS name w.example.com., type A, SetIdentifier x, and CIDR location *"
                + " cannot be created because a non-CIDR RRSet with the same name and type"
                + " already exists.",
            "CREATE w.example.com A x:cidr=" + A_COLLECTION + "/* 300 192.0.2.9"),
        refused(
            "RRSet with DNS name l.example.com., type A, SetIdentifier two, and Region"
                + " Name=eu-west-1 cannot be created because a latency RRSet with the same name,"
                + " type and region already exists.",
            "CREATE l.example.com A two:region=eu-west-1 300 192.0.2.9"),
        refused(
            "RRSet with DNS name f.example.com., type A, SetIdentifier two, and Failover=PRIMARY"
                + " cannot be created because a failover RRSet with the same name, type and role"
                + " already exists.",
            "CREATE f.example.com A two:failover=PRIMARY 300 192.0.2.9"),
        refused(
            "RRSet with DNS name g.example.com., SetIdentifier x, and routing to [country = (US,"
                + " United States) subdivision = (CA, California)} cannot be created because a GEO"
                + " RRSet with the same name, type and location already exists.",
            "CREATE g.example.com A x:country=US/CA 300 192.0.2.9"),
        refused(
            "RRSet with DNS name g.example.com., SetIdentifier x, and routing to [continent = (EU,"
                + " Europe)} cannot be created because a GEO RRSet with the same name, type and"
                + " location already exists.",
            "CREATE g.example.com A x:continent=EU 300 192.0.2.9"),
        refused(
            "RRSet with DNS name n.example.com., type A, SetIdentifier x, and location [AWS region"
                + " = eu-west-1] cannot be created because a geoproximity RRSet with the same"
                + " name, type and location already exists.",
            "CREATE n.example.com A x:near=eu-west-1~5 300 192.0.2.9"),
        refused(
            "RRSet with DNS name n.example.com., type A, SetIdentifier x, and location [latitude ="
                + " +50.10 longitude = 8.6] cannot be created because a geoproximity RRSet with"
                + " the same name, type and location already exists.",
            "CREATE n.example.com A x:near=+50.10,8.6 300 192.0.2.9"),
        refused(
            "RRSet with DNS name n.example.com., type A, SetIdentifier x, and location [local zone"
                + " group = us-west-2-lax-1] cannot be created because a geoproximity RRSet with"
                + " the same name, type and location already exists.",
            "CREATE n.example.com A x:near=us-west-2-lax-1 300 192.0.2.9"),
        refused(
            "RRSet with DNS name i.example.com., type A, SetIdentifier two, and CIDR location"
                + " office cannot be created because a CIDR RRSet with the same name, type and"
                + " location already exists.",
            "CREATE i.example.com A two:cidr=" + A_COLLECTION + "/office 300 192.0.2.9"),
        refused(
            "RRSet with DNS name i.example.com., type A, SetIdentifier two cannot be created"
                + " because a CIDR RRSet with the same name and type uses another CIDR"
                + " collection.",
            "CREATE i.example.com A two:cidr=" + B_COLLECTION + "/office 300 192.0.2.9"),
        refused(
            "RRSet with DNS name w.example.com.  and type A, SetIdentifier three cannot be created"
                + " as weighted sets must contain the same TTL.",
            "CREATE w.example.com A three:weight=1 60 192.0.2.9"),
        refused(
            "RRSet with DNS name w.example.com.  and type A, SetIdentifier one cannot be created"
                + " as weighted sets must contain the same TTL.",
            "UPSERT w.example.com A one:weight=10 60 192.0.2.1"),
        refused(
            "Cannot find location: 'country = CA subdivision = NL'.  No changes made.",
            "CREATE g.example.com A nl:country=CA/NL 300 192.0.2.9"),
        refused(
            "Cannot find location: 'country = EH'.  No changes made.",
            "CREATE g.example.com A eh:country=EH 300 192.0.2.9"),
        refused(
            "Cannot find location: 'country = de'.  No changes made.",
            "CREATE g.example.com A low:country=de 300 192.0.2.9"),
        refused(
            "Cannot find location: 'continent = XX'.  No changes made.",
            "CREATE g.example.com A xx:continent=XX 300 192.0.2.9"),
        refused(
            "Cannot find location: 'AWS region = xx-west-1'.  No changes made.",
            "CREATE n.example.com A xx:near=xx-west-1 300 192.0.2.9"),
        refused(
            "Cannot find location: 'local zone group = xx-west-1-lax-1'.  No changes made.",
            "CREATE n.example.com A xx:near=xx-west-1-lax-1 300 192.0.2.9"),
        refused(
            "RRSet of type NS with DNS name d.example.com., SetIdentifier one is not permitted"
                + " with weighted routing in zone example.com.",
            "CREATE d.example.com NS one:weight=1 300 ns.example.net"),
        refused(
            "RRSet of type DS with DNS name d.example.com., SetIdentifier one is not permitted"
                + " with failover routing in zone example.com.",
            "CREATE d.example.com DS one:failover=PRIMARY 300 1 13 2 " + "AB".repeat(32)),
        refused(
            "RRSet of type CNAME with DNS name d.example.com., SetIdentifier one is not permitted"
                + " with multivalue answer routing in zone example.com.",
            "CREATE d.example.com CNAME one:multivalue 300 s.example.com"),
        refused(
            "Tried to create resource record set [name='w.example.com.', type='A',"
                + " set-identifier='one'] but it already exists",
            "CREATE w.example.com A one:weight=10 300 192.0.2.9"),
        refused(
            "Tried to delete resource record set [name='w.example.com.', type='A',"
                + " set-identifier='three'] but it was not found",
            "DELETE w.example.com A three:weight=10 300 192.0.2.9"),
        refused(
            "Tried to delete resource record set [name='w.example.com.', type='A'] but it was not"
                + " found",
            "DELETE w.example.com A 300 192.0.2.1"),
        refused(
            "RRSet with DNS name t.example.com., type A cannot be created with a"
                + " TrafficPolicyInstanceId: only a traffic policy instance creates such RRSets.",
            "CREATE t.example.com A instance 0a0a0a0a-0000-4000-8000-000000000000"));
  }

  private static Arguments refused(String message, String... changes) {
    return Arguments.of(List.of(changes), message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void evaluate_oneFault_saysIt(List<String> changes, String message) {
    assertThat(zone().faults(changes)).containsExactly(message);
  }

  /** A DELETE that differs in one part from what is stored. */
  static List<String> otherContent() {
    return List.of(
        "DELETE w.example.com A one:weight=11 300 192.0.2.1",
        "DELETE w.example.com A one:multivalue 300 192.0.2.1",
        "DELETE w.example.com A one:weight=10 check=h1 300 192.0.2.1",
        "DELETE w.example.com A alias:weight=0 -> Z1 s.example.com health",
        "DELETE w.example.com A alias:weight=0 -> Z1 t.example.com",
        "DELETE w.example.com A alias:weight=0 -> Z2 s.example.com",
        "DELETE w.example.com A alias:weight=0 300 192.0.2.1",
        "DELETE w.example.com A one:weight=10 -> Z1 s.example.com",
        "DELETE l.example.com A one:region=eu-west-2 300 192.0.2.1",
        "DELETE f.example.com A one:failover=SECONDARY check=h1 300 192.0.2.1",
        "DELETE f.example.com A one:failover=PRIMARY 300 192.0.2.1",
        "DELETE f.example.com A one:failover=PRIMARY check=h2 300 192.0.2.1",
        "DELETE g.example.com A ca:country=US 60 192.0.2.2",
        "DELETE n.example.com A here:near=50.1,8.60~11 300 192.0.2.1",
        "DELETE n.example.com A here:near=50.1,8.61~10 300 192.0.2.1",
        "DELETE i.example.com A one:cidr=" + A_COLLECTION + "/* 300 192.0.2.1",
        "DELETE i.example.com A one:cidr=" + B_COLLECTION + "/office 300 192.0.2.1",
        "DELETE s.example.com A instance 0a0a0a0a-0000-4000-8000-000000000000");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherContent")
  void evaluate_deleteOfOtherContent_isRefused(String change) {
    assertThat(zone().faults(List.of(change)))
        .singleElement()
        .asString()
        .endsWith("but the values provided do not match the current values");
  }

  static List<Arguments> accepted() {
    return List.of(
        accepted("another weighted set", "CREATE w.example.com A x:weight=9 300 192.0.2.1"),
        accepted("a weighted alias", "CREATE w.example.com A x:weight=9 -> Z1 s.example.com"),
        accepted(
            "the same identifier, another type", "CREATE w.example.com TXT one:weight=1 9 \"\""),
        accepted("geolocation TTLs differ", "CREATE g.example.com A fr:country=FR 9 192.0.2.1"),
        accepted("the secondary", "CREATE f.example.com A two:failover=SECONDARY 9 192.0.2.1"),
        accepted(
            "a primary without check", "CREATE x.example.com A p:failover=PRIMARY 9 192.0.2.1"),
        accepted("a multivalue set", "CREATE m.example.com A two:multivalue 300 192.0.2.2"),
        accepted("another region", "CREATE l.example.com A two:region=us-east-1 9 192.0.2.1"),
        accepted("another point", "CREATE n.example.com A two:near=50.1,8.61 300 192.0.2.1"),
        accepted(
            "the default location",
            "CREATE i.example.com A x:cidr=" + A_COLLECTION + "/* 9 192.0.2.1"),
        accepted("a CNAME group", "CREATE x.example.com CNAME one:weight=1 300 s.example.com"),
        accepted("a wildcard group", "CREATE *.example.com A one:weight=1 300 192.0.2.1"),
        accepted("a group at the apex", "CREATE example.com A one:weight=1 300 192.0.2.1"),
        accepted(
            "coordinates in another spelling",
            "DELETE n.example.com A here:near=+50.10,8.6~10 300 192.0.2.1"),
        accepted("one member deleted", "DELETE w.example.com A one:weight=10 300 192.0.2.1"),
        accepted(
            "the TTL of a weighted group, in one batch",
            "UPSERT w.example.com A one:weight=10 60 192.0.2.1",
            "UPSERT w.example.com A two:weight=0 60 192.0.2.2"),
        accepted(
            "regions exchanged in one batch",
            "CREATE l.example.com A two:region=eu-west-1 300 192.0.2.9",
            "UPSERT l.example.com A one:region=eu-west-2 300 192.0.2.9"),
        accepted(
            "a group replaced by a simple set",
            "DELETE m.example.com A one:multivalue 300 192.0.2.1",
            "CREATE m.example.com A 300 192.0.2.1"),
        accepted(
            "a group replaced by a simple set, written first",
            "CREATE m.example.com A 300 192.0.2.1",
            "DELETE m.example.com A one:multivalue 300 192.0.2.1"),
        accepted(
            "a simple set replaced by a group",
            "CREATE s.example.com A one:weight=1 300 192.0.2.1",
            "DELETE s.example.com A 300 192.0.2.1"),
        accepted(
            "the only member given another policy",
            "UPSERT l.example.com A one:weight=1 300 192.0.2.1"),
        accepted(
            "all members given another policy",
            "UPSERT w.example.com A one:multivalue 300 192.0.2.1",
            "UPSERT w.example.com A two:multivalue 300 192.0.2.2",
            "DELETE w.example.com A alias:weight=0 -> Z1 s.example.com"));
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
  void evaluate_twoClashingSetsInOneBatch_blamesTheLater() {
    assertThat(
            zone()
                .faults(
                    List.of(
                        "CREATE x.example.com A one:region=eu-west-1 300 192.0.2.1",
                        "CREATE x.example.com A two:region=eu-west-1 300 192.0.2.1",
                        "CREATE x.example.com A three:weight=1 300 192.0.2.1")))
        .containsExactly(
            "RRSet with DNS name x.example.com., type A, SetIdentifier two, and Region"
                + " Name=eu-west-1 cannot be created because a latency RRSet with the same name,"
                + " type and region already exists.",
            "RRSet with DNS name x.example.com., type A, SetIdentifier three cannot be created as"
                + " a non-weighted set exists with the same name and type.");
  }

  @Test
  void evaluate_groupOfTheGreatestSize_isAccepted_oneMoreIsRefused() {
    List<String> weighted = members("%d:weight=1", 101);
    assertThat(zone().faults(weighted.subList(0, 100))).isEmpty();
    assertThat(zone().faults(weighted))
        .containsExactly(
            "RRSet with DNS name x.example.com., type A, SetIdentifier 100 cannot be created as"
                + " 100 weighted RRSets already exist with the same name and type.");
    List<String> near = members("%d:near=%1$d,0", 31);
    assertThat(zone().faults(near.subList(0, 30))).isEmpty();
    assertThat(zone().faults(near))
        .containsExactly(
            "RRSet with DNS name x.example.com., type A, SetIdentifier 30 cannot be created as"
                + " 30 geoproximity RRSets already exist with the same name and type.");
  }

  private static List<String> members(String policy, int count) {
    List<String> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      changes.add("CREATE x.example.com A " + policy.formatted(i) + " 300 192.0.2.1");
    }
    return changes;
  }

  @Test
  void evaluate_geoproximityOrCidrInAPrivateZone_isRefused() {
    assertThat(
            zone()
                .asPrivate()
                .faults(
                    List.of(
                        "CREATE x.example.com A one:near=1,2 300 192.0.2.1",
                        "CREATE y.example.com A one:cidr=" + A_COLLECTION + "/* 300 192.0.2.1",
                        "CREATE z.example.com A one:region=eu-west-1 300 192.0.2.1",
                        "CREATE d.example.com NS 300 ns.example.net")))
        .containsExactly(
            "RRSet with DNS name x.example.com., type A, SetIdentifier one cannot be created"
                + " because geoproximity routing is not supported in a private hosted zone.",
            "RRSet with DNS name y.example.com., type A, SetIdentifier one cannot be created"
                + " because IP-based routing is not supported in a private hosted zone.",
            "RRSet of type NS with DNS name d.example.com. is not permitted below the apex in"
                + " private zone example.com.");
  }

  private static TestZone zone() {
    return TestZone.of(ZONE);
  }
}
