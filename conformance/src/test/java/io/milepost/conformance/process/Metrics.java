package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics of a server at one moment, read as strictly as the exposition format is.
 *
 * @param samples values by name and labels
 */
record Metrics(Map<String, Double> samples) {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*(?:\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\.)*\",?)*\\})?)"
              + " (\\S+)(?: \\d+)?");

  Metrics {
    samples = Map.copyOf(samples);
  }

  static Metrics of(MilepostProcess milepost) {
    RawHttp.Response response = new RawHttp(milepost.admin()).get("/_milepost/metrics");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("content-type").orElse(""))
        .startsWith("text/plain")
        .contains("version=0.0.4");
    Map<String, Double> samples = new TreeMap<>();
    assertThat(response.text()).endsWith("\n");
    for (String line : response.text().lines().toList()) {
      if (line.isEmpty() || line.matches("# (HELP|TYPE) [a-zA-Z_:][a-zA-Z0-9_:]* .*")) {
        continue;
      }
      Matcher sample = SAMPLE.matcher(line);
      assertThat(sample.matches()).as(line).isTrue();
      samples.put(sample.group(1), Double.parseDouble(sample.group(2).replace("Inf", "Infinity")));
    }
    return new Metrics(samples);
  }

  /** The sum of all samples with a name and labels such as {@code rcode="NOERROR"}. */
  double total(String name, String... labels) {
    return samples.entrySet().stream()
        .filter(sample -> sample.getKey().startsWith(name))
        .filter(sample -> List.of(labels).stream().allMatch(sample.getKey()::contains))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
