package io.milepost.conformance.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zone-signing key rolls by itself, and goes on where it was after a kill. */
final class RollTest {
  /** A key signs for twelve seconds, and its signatures are waited for half as long. */
  private static final String[] FAST = {"--time-scale=100000"};

  /** What may stand beside each other, the oldest key first. */
  private static final Set<String> ALLOWED = Set.of("ACTIVE", "ACTIVE PUBLISHED", "RETIRED ACTIVE");

  private static final Pattern STATE = Pattern.compile("\"State\" : \"([A-Z]+)\"");
  private static final Pattern ZSKS =
      Pattern.compile("\"ZoneSigningKeys\" : \\[(.*?)\\]", Pattern.DOTALL);
  private static final Pattern PUBLIC_KEY = Pattern.compile("\"PublicKey\" : \"([^\"]+)\"");

  private final List<String> seen = new ArrayList<>();

  private static List<String> all(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().map(found -> found.group(1)).toList();
  }

  private static String zsks(MilepostProcess milepost) {
    String state = new RawHttp(milepost.admin()).send("GET", "/_milepost/state", "").text();
    return String.join("", all(ZSKS, state));
  }

  /** Notes the states if they are others than before; returns how many different keys signed. */
  private void look(MilepostProcess milepost, Set<String> signers) {
    String keys = zsks(milepost);
    List<String> states = all(STATE, keys);
    String together = String.join(" ", states);
    assertThat(together).isIn(ALLOWED);
    if (seen.isEmpty() || !seen.getLast().equals(together)) {
      seen.add(together);
    }
    signers.add(all(PUBLIC_KEY, keys).get(states.indexOf("ACTIVE")));
  }

  @Test
  void zoneSigningKey_rolls_alsoOverAKill(@TempDir Path directory) {
    Set<String> signers = new LinkedHashSet<>();
    try (MilepostProcess milepost = MilepostProcess.start(directory, FAST)) {
      String zone;
      String ksk;
      try (KeyApi keys = new KeyApi(milepost)) {
        zone = keys.signedZone("rolling.example", 1);
        ksk = keys.get(zone).toString();
      }
      rollOn(milepost, signers, 2);
      milepost.kill();
      milepost.restart(FAST);
      rollOn(milepost, signers, 3);
      try (KeyApi keys = new KeyApi(milepost)) {
        assertThat(keys.get(zone).toString()).isEqualTo(ksk);
        keys.disable(zone);
      }
      String still = zsks(milepost);
      milepost.restart(FAST);
      assertThat(zsks(milepost)).isEqualTo(still);
    }
    assertThat(seen).contains("ACTIVE", "RETIRED ACTIVE");
  }

  private void rollOn(MilepostProcess milepost, Set<String> signers, int count) {
    milepost.await(
        count + " keys have signed",
        () -> {
          look(milepost, signers);
          return signers.size() >= count;
        });
  }
}
