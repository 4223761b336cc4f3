package io.milepost.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.api.MemoryStore;
import io.milepost.api.NoHealth;
import io.milepost.api.NoZones;
import io.milepost.api.PlainKeys;
import io.milepost.api.shape.OperationTable;
import io.milepost.model.operation.Quotas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pages say of operations is what the code has. */
class OperationPagesTest {
  private static final Pattern COMMA = Pattern.compile(", ");

  private static List<String> implemented() {
    MemoryStore store = new MemoryStore(InstantSource.system(), new Random(1));
    return Operations.of(
            store,
            new Account("000000000000", Quotas.NONE),
            NoZones.explainer(),
            NoHealth.MONITOR,
            new PlainKeys(),
            false)
        .stream()
        .map(Operation::name)
        .toList();
  }

  private static String page(String... names) throws IOException {
    Path module = Path.of(System.getProperty("user.dir", "."));
    return Files.readString(module.resolveSibling(Path.of("", names)));
  }

  @Test
  void tableOfOperations_isThatOfTheCode() throws IOException {
    String page = page("docs", "differences.md");
    List<String> working = new ArrayList<>();
    List<String> others = new ArrayList<>();
    int start = page.indexOf("| Area | Operations | Not yet |");
    for (String line :
        page.substring(start, page.indexOf("\n\n", start)).lines().skip(2).toList()) {
      String[] cells = line.split("\\|", -1);
      COMMA.splitAsStream(cells[2].strip()).filter(name -> !name.isEmpty()).forEach(working::add);
      COMMA.splitAsStream(cells[3].strip()).filter(name -> !name.isEmpty()).forEach(others::add);
    }
    List<String> implemented = implemented();
    assertThat(working).containsExactlyInAnyOrderElementsOf(implemented);
    assertThat(others)
        .containsExactlyInAnyOrderElementsOf(
            OperationTable.ALL.stream()
                .map(row -> row.name())
                .filter(name -> !implemented.contains(name))
                .toList());
  }

  @Test
  void numbersOfOperations_areThoseOfTheCode() throws IOException {
    int all = OperationTable.ALL.size();
    int working = implemented().size();
    assertThat(page("docs", "differences.md"))
        .contains("Of the %d operations %d work.".formatted(all, working));
    assertThat(page("README.md"))
        .contains(
            "| Operations | [%d of the %d](docs/differences.md#operations) | %d |"
                .formatted(working, all, all - working));
  }
}
