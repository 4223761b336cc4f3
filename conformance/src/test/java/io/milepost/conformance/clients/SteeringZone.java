package io.milepost.conformance.clients;

import java.util.ArrayList;
import java.util.List;

/**
 * The zone that the recipes called "steering" make, as their command {@code list} prints it: name,
 * type, set identifier, routing, TTL, values or alias target, with tabs between. The zone's own NS
 * and SOA, whose values are drawn, are left out.
 */
final class SteeringZone {
  private final String domain;

  SteeringZone(String domain) {
    this.domain = domain;
  }

  /** What {@code list} prints after {@code create}. */
  List<String> created() {
    return listing(240, "90", "10", "60\t192.0.2.250");
  }

  /** What {@code list} prints after {@code change}. */
  List<String> changed() {
    List<String> lines = listing(241, "50", "50", "300\t192.0.2.251");
    lines.removeIf(line -> line.startsWith("host-240."));
    return lines;
  }

  private List<String> listing(int hosts, String blue, String green, String mail) {
    List<String> lines = new ArrayList<>();
    line(lines, "@ A - - - www.@.");
    line(lines, "@ MX - - 60 10_mail.@");
    line(lines, "@ TXT - - 60 \"v=spf1_mx_-all\"_\"two\"_\"strings\"");
    line(lines, "api.@ A in_ap-northeast-1 ap-northeast-1 60 198.51.100.11");
    line(lines, "api.@ A in_eu-west-1 eu-west-1 60 198.51.100.12");
    line(lines, "api.@ A in_us-east-1 us-east-1 60 198.51.100.13");
    line(lines, "app.@ A first PRIMARY - host-001.@.");
    line(lines, "app.@ A second SECONDARY 60 198.51.100.31");
    for (int i = 1; i <= hosts; i++) {
      line(lines, "host-%03d.@ A - - 60 192.0.2.%d".formatted(i, i));
    }
    line(lines, "mail.@ A - - " + mail);
    for (int i = 1; i <= 4; i++) {
      line(lines, "pool.@ A member_%d multivalue 60 198.51.100.4%d".formatted(i, i));
    }
    line(lines, "site.@ A asia AS 60 198.51.100.24");
    line(lines, "site.@ A california CA 60 198.51.100.23");
    line(lines, "site.@ A everywhere * 60 198.51.100.21");
    line(lines, "site.@ A germany DE 60 198.51.100.22");
    line(lines, "www.@ A blue " + blue + " 60 198.51.100.1");
    line(lines, "www.@ A green " + green + " 60 198.51.100.2");
    return lines;
  }

  /** Adds a line; {@code @} is the domain, an underscore a space. */
  private void line(List<String> lines, String sketch) {
    String line = sketch.replace(' ', '\t').replace('_', ' ').replace("@", domain);
    lines.add(line.replaceFirst("\t", ".\t"));
  }

  /** Whether a line shows the zone's own NS or SOA. */
  boolean isZonesOwn(String line) {
    return line.startsWith(domain + ".\tNS\t") || line.startsWith(domain + ".\tSOA\t");
  }
}
