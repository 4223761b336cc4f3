package io.milepost.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.api.MemoryStore;
import io.milepost.api.NoZones;
import io.milepost.api.PlainKeys;
import io.milepost.api.state.StateDocument;
import io.milepost.model.operation.Quotas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manual's page of the admin port has every route, and no other. */
class AdminPageTest {
  private static final Pattern ROW = Pattern.compile("^\\| \\[`(.+?)`\\]\\(#", Pattern.MULTILINE);
  private static final Pattern SECTION = Pattern.compile("^#{2,3} ", Pattern.MULTILINE);
  private static final String CODE = "`";

  private final String page =
      Files.readString(
          Path.of(System.getProperty("user.dir", ".")).resolveSibling(Path.of("docs", "admin.md")));

  AdminPageTest() throws IOException {}

  private static List<String> routes() {
    MemoryStore store = new MemoryStore(InstantSource.system(), new Random(1));
    StateDocument document = new StateDocument(Quotas.NONE, new PlainKeys());
    return new AdminApi(store, NoZones.parts(StateRoutesTest.STATUS), document)
        .routes().stream()
            .map(route -> route.method() + " /" + String.join("/", route.path()).replace("*}", "}"))
            .toList();
  }

  @Test
  void table_hasEveryRoute() {
    assertThat(ROW.matcher(page).results().map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(routes());
  }

  @Test
  void everyRoute_hasASectionWithAnExample() {
    List<String> sections =
        Arrays.stream(SECTION.split(page)).filter(section -> section.startsWith(CODE)).toList();
    assertThat(sections.stream().map(section -> section.split(CODE, 3)[1]))
        .containsExactlyInAnyOrderElementsOf(routes());
    assertThat(sections)
        .allSatisfy(section -> assertThat(section).contains("```sh\n").contains("$ADMIN/"));
  }
}
