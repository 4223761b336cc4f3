package io.milepost.conformance.harness;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** The authoritative servers to compare with, each as Debian packages it. */
public enum PeerSoftware {
  /**
   * NLnet Labs' name server, with full answers and a zone's additional data from that zone alone,
   * since a Route 53 zone is answered from itself alone.
   */
  NSD("nsd", "nsd") {
    @Override
    String configuration(
        Path directory,
        InetSocketAddress address,
        String identity,
        List<ZoneFile> zones,
        List<Path> zonePaths) {
      StringBuilder text =
          new StringBuilder(
              """
              server:
                server-count: 1
                ip-address: %s@%d
                nsid: "ascii_%s"
                username: ""
                chroot: ""
                pidfile: ""
                database: ""
                xfrdfile: ""
                xfrdir: "%4$s"
                zonesdir: "%4$s"
                zonelistfile: "%4$s/zone.list"
                rrl-ratelimit: 0
                rrl-whitelist-ratelimit: 0
                minimal-responses: no
                confine-to-zone: yes
                round-robin: no
                answer-cookie: no
                ipv4-edns-size: 1232
              remote-control:
                control-enable: no
              """
                  .formatted(address.getHostString(), address.getPort(), identity, directory));
      for (int i = 0; i < zones.size(); i++) {
        text.append(
            """
            zone:
              name: "%s"
              zonefile: "%s"
            """
                .formatted(zones.get(i).origin(), zonePaths.get(i)));
      }
      return text.toString();
    }

    @Override
    List<String> command(Path executable, Path configuration) {
      return List.of(executable.toString(), "-d", "-c", configuration.toString());
    }
  },

  /** CZ.NIC's Knot DNS. */
  KNOT("knotd", "knot") {
    @Override
    String configuration(
        Path directory,
        InetSocketAddress address,
        String identity,
        List<ZoneFile> zones,
        List<Path> zonePaths) {
      StringBuilder text =
          new StringBuilder(
              """
              server:
                  rundir: "%4$s"
                  listen: %s@%d
                  nsid: "%s"
                  udp-workers: 1
                  tcp-workers: 1
                  background-workers: 1
                  udp-max-payload: 1232
                  answer-rotation: off
              log:
                - target: stderr
                  any: info
              database:
                  storage: "%4$s"
              template:
                - id: default
                  storage: "%4$s"
                  journal-content: none
                  zonefile-load: whole
                  zonefile-sync: -1
                  semantic-checks: off
              zone:
              """
                  .formatted(address.getHostString(), address.getPort(), identity, directory));
      for (int i = 0; i < zones.size(); i++) {
        text.append(
            """
              - domain: "%s"
                file: "%s"
            """
                .formatted(zones.get(i).origin(), zonePaths.get(i)));
      }
      return text.toString();
    }

    @Override
    List<String> command(Path executable, Path configuration) {
      return List.of(executable.toString(), "-c", configuration.toString());
    }
  };

  private final String binary;
  private final String debianPackage;

  PeerSoftware(String binary, String debianPackage) {
    this.binary = binary;
    this.debianPackage = debianPackage;
  }

  /**
   * The configuration file: no rate limit, no change of user or root, no control channel, no file
   * outside the folder.
   *
   * @param identity what the server answers as its name server identifier
   * @param zonePaths the zones' files, in the order of the zones
   */
  abstract String configuration(
      Path directory,
      InetSocketAddress address,
      String identity,
      List<ZoneFile> zones,
      List<Path> zonePaths);

  /** How to run it in the foreground. */
  abstract List<String> command(Path executable, Path configuration);

  String binary() {
    return binary;
  }

  String debianPackage() {
    return debianPackage;
  }
}
