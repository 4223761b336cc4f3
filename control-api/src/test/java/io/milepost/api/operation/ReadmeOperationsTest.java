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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The README's row of operations names those that are there. */
class ReadmeOperationsTest {
  @Test
  void rowOfOperations_isThatOfTheCode() throws IOException {
    MemoryStore store = new MemoryStore(InstantSource.system(), new Random(1));
    List<String> names =
        Operations.of(
                store,
                new Account("000000000000", Quotas.NONE),
                NoZones.explainer(),
                NoHealth.MONITOR,
                new PlainKeys(),
                false)
            .stream()
            .map(Operation::name)
            .sorted()
            .toList();
    int all = OperationTable.ALL.size();
    int missing = all - names.size();
    String others = missing == 0 ? "" : "the other %d of the %d ".formatted(missing, all);
    Path module = Path.of(System.getProperty("user.dir", "."));
    assertThat(Files.readAllLines(module.resolveSibling("README.md")))
        .filteredOn(line -> line.startsWith("| Operations |"))
        .containsExactly("| Operations | %s | %s|".formatted(String.join(", ", names), others));
  }
}
